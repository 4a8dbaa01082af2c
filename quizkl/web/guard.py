"""Who may ask: pages of this server in a browser on this computer, and nobody else.

Listening on the loopback address keeps other computers out, but not the pages of other sites in the same browser: they
can send requests to any address, and open websockets, which browsers let through to every site. Such a request says
where it comes from (``Origin``, ``Sec-Fetch-Site``), and one that came by a name that was bent to this address (DNS
rebinding) says that name (``Host``).
"""

from __future__ import annotations

from collections.abc import Mapping

WEBSOCKET = "/ws"


def refusal(headers: Mapping[str, str], path: str, port: int) -> str | None:
    """Why a request must be refused, or None. ``headers`` are looked up as they are spelled here."""
    host = headers.get("Host", "")
    if host not in hosts(port):
        return f"quizkl answers at http://127.0.0.1:{port}/ only."
    origin = headers.get("Origin")
    if origin is None and path == WEBSOCKET:
        return "A browser says which page a connection comes from, and this one does not."
    if origin is not None and origin != f"http://{host}":
        return "quizkl does not answer to pages of other sites."
    if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin") and not _is_visit(headers):
        return "quizkl does not answer to pages of other sites."
    return None


def hosts(port: int) -> tuple[str, ...]:
    """The names by which the server may be asked for."""
    names = ("127.0.0.1", "localhost")
    return tuple(f"{name}:{port}" for name in names) + (names if port == 80 else ())


def _is_visit(headers: Mapping[str, str]) -> bool:
    """Whether somebody follows a link to here, in a window of its own."""
    return headers.get("Sec-Fetch-Mode") == "navigate" and headers.get("Sec-Fetch-Dest") == "document"


def protection(host: str) -> dict[str, str]:
    """What every answer tells the browser: the page loads nothing from elsewhere, and no other page loads it."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        "img-src 'self' data:; "
        f"connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
