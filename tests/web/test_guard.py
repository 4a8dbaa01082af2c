"""Only pages of the server itself, in a browser on this computer, are answered."""

from __future__ import annotations

import pytest

from quizkl.web.guard import protection, refusal

HERE = {"Host": "127.0.0.1:8000"}
FROM_HERE = {**HERE, "Origin": "http://127.0.0.1:8000"}


@pytest.mark.parametrize(
    ("headers", "path"),
    [
        (HERE, "/"),
        ({"Host": "localhost:8000"}, "/"),
        (FROM_HERE, "/ws"),
        ({"Host": "localhost:8000", "Origin": "http://localhost:8000"}, "/ws"),
        ({**HERE, "Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, "/"),
        ({**HERE, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, "/"),
        ({**FROM_HERE, "Sec-Fetch-Site": "same-origin"}, "/page/page.css"),
    ],
)
def test_the_servers_own_page_is_answered(headers: dict[str, str], path: str) -> None:
    assert refusal(headers, path, 8000) is None


@pytest.mark.parametrize(
    ("headers", "path"),
    [
        ({}, "/"),
        ({"Host": "evil.example:8000"}, "/"),
        ({"Host": "evil.example:8000", "Origin": "http://evil.example:8000"}, "/ws"),
        ({"Host": "127.0.0.1"}, "/"),
        ({"Host": "127.0.0.1:8001"}, "/"),
        ({"Host": "127.0.0.1:8000.evil.example"}, "/"),
        ({"Host": "user@127.0.0.1:8000"}, "/"),
        (HERE, "/ws"),
        ({**HERE, "Origin": "http://evil.example"}, "/ws"),
        ({**HERE, "Origin": "http://evil.example"}, "/"),
        ({**HERE, "Origin": "null"}, "/ws"),
        ({**HERE, "Origin": "https://127.0.0.1:8000"}, "/ws"),
        ({**HERE, "Origin": "http://localhost:8000"}, "/ws"),
        ({**HERE, "Origin": "http://127.0.0.1:8001"}, "/ws"),
        ({**HERE, "Origin": "http://127.0.0.1:8000.evil.example"}, "/ws"),
        ({**HERE, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}, "/"),
        ({**HERE, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, "/"),
        ({**HERE, "Sec-Fetch-Site": "same-site"}, "/page/page.css"),
    ],
)
def test_any_other_request_is_refused(headers: dict[str, str], path: str) -> None:
    assert refusal(headers, path, 8000)


def test_the_page_may_load_nothing_from_elsewhere_and_be_framed_by_nobody() -> None:
    policy = protection("127.0.0.1:8000")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
