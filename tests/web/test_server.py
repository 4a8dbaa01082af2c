"""``quizkl serve``: tabs are applications of their own that keep one journal, and all end with the server."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from quizkl.journal.journal import Journal
from quizkl.web.server import TabServer
from tests.web.serving import NOW, OpenTab, Serving, gone, open_tab

ENTER = "\r"


def test_the_page_and_all_it_needs_come_from_the_server(idle: Serving) -> None:
    async def fetch() -> list[tuple[str, int]]:
        async with aiohttp.ClientSession() as session:
            answers = []
            async with session.get(idle.address) as answer:
                page = await answer.text()
                assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
            async with session.get(f"{idle.url}page/page.css") as answer:
                style = await answer.text()
            links = re.findall(r'(?:src|href)="([^"]+)"', page) + re.findall(r'url\("([^"]+)"\)', style)
            for link in links:
                assert link.startswith("/")
                async with session.get(idle.url + link.removeprefix("/"), headers=idle.cookie) as answer:
                    answers.append((link, answer.status))
            return answers

    answers = asyncio.run(fetch())
    assert len(answers) > 5
    assert {status for _, status in answers} == {200}


@pytest.mark.parametrize(
    ("query", "size"),
    [
        ("", 16),
        ("&fontsize=24", 24),
        ("&fontsize=9999", 16),
        ("&fontsize=%22%3E%3Cscript%3E", 16),
        ("&fontsize=٢٤", 16),
    ],
)
def test_the_page_has_letters_of_the_size_that_is_asked_for(idle: Serving, query: str, size: int) -> None:
    async def fetch() -> str:
        async with aiohttp.ClientSession() as session, session.get(idle.address + query) as answer:
            return await answer.text()

    assert f'data-font-size="{size}"></main>' in asyncio.run(fetch())


def test_it_listens_to_this_computer_alone(idle: Serving) -> None:
    port = int(idle.host.rpartition(":")[2])
    with socket.socket() as other, pytest.raises(OSError):
        other.settimeout(1)
        other.connect(("127.0.0.2", port))


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("", {"Origin": "http://evil.example"}),
        ("page/page.css", {"Origin": "http://evil.example"}),
        ("", {"Host": "evil.example"}),
        ("page/page.css", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}),
        ("ws", {"Origin": "http://evil.example"}),
        ("ws", {"Origin": "null"}),
        ("ws", {}),
        ("ws", {"Host": "evil.example:80", "Origin": "http://evil.example:80"}),
    ],
)
def test_a_request_from_elsewhere_is_refused(idle: Serving, path: str, headers: dict[str, str]) -> None:
    async def ask() -> tuple[int, str]:
        async with aiohttp.ClientSession() as session:
            if path != "ws":
                async with session.get(idle.url + path, headers={**idle.cookie, **headers}) as answer:
                    return answer.status, await answer.text()
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(f"{idle.url}ws", headers={**idle.cookie, **headers})
            return refused.value.status, "quizkl\n"

    status, said = asyncio.run(ask())
    assert status == 403
    assert said.startswith("quizkl")
    assert idle.children() == []


@pytest.mark.parametrize("path", ["page/../server.py", "page/%2e%2e/server.py", "terminal/../../x", "page/", "none"])
def test_no_other_file_is_given_out(idle: Serving, path: str) -> None:
    async def ask() -> int:
        from yarl import URL

        async with aiohttp.ClientSession() as session, session.get(URL(idle.url + path, encoded=True)) as answer:
            return answer.status

    assert asyncio.run(ask()) in (403, 404)


def test_two_tabs_study_at_once_and_every_review_is_kept(serving: Serving, home: Path) -> None:
    async def study() -> None:
        async with aiohttp.ClientSession() as session:
            tabs = [await open_tab(session, serving) for _ in range(2)]
            for tab in tabs:
                await tab.wait_for("Coins and dice")
                await tab.press(ENTER)
                await tab.wait_for("fair coin")
            assert len(serving.children()) == 2
            await asyncio.gather(*(finish(tab) for tab in tabs))
            for tab in tabs:
                await tab.socket.close()

    async def finish(tab: OpenTab) -> None:
        await tab.press(" ")
        await tab.wait_for("One of")
        await tab.press("3")
        await tab.wait_for("fair die")
        await tab.press(" ", "3")
        await tab.wait_for(" 3/20 ")

    asyncio.run(study())
    journal = Journal.open(home / "journal.db")
    assert isinstance(journal, Journal)
    with journal:
        reviews = list(journal.reviews())
        states = journal.states()
    assert len(reviews) == 4
    assert {str(key): state.standing.box for key, state in states.items()} == {"coins/bit": 2, "coins/die": 2}  # type: ignore[union-attr]


def test_in_a_tab_no_editor_is_started(home: Path) -> None:
    editor = home / "editor"
    editor.write_text(f"#!/bin/sh\ntouch {home}/edited\n")
    editor.chmod(0o755)

    async def press_e(serving: Serving) -> None:
        async with aiohttp.ClientSession() as session:
            tab = await open_tab(session, serving)
            await tab.wait_for("Coins and dice")
            await tab.press("b")
            await tab.wait_for("fair coin")
            await tab.press("e", "\x1b")  # back Home, after whatever e does
            await tab.wait_for("Coins and dice")
            await tab.press(ENTER)
            await tab.wait_for("Show answer")

    with Serving(home, {"EDITOR": str(editor), "VISUAL": str(editor)}) as serving:
        asyncio.run(press_e(serving))
    assert not (home / "edited").exists()


@pytest.mark.parametrize(("number", "status", "count"), [(signal.SIGINT, 130, 2), (signal.SIGTERM, 143, 1)])
def test_a_signal_ends_the_server_and_the_applications(
    serving: Serving, number: signal.Signals, status: int, count: int
) -> None:
    async def end_them() -> tuple[list[int], tuple[int, str]]:
        async with aiohttp.ClientSession() as session:
            tabs = [await open_tab(session, serving) for _ in range(count)]
            for tab in tabs:
                await tab.wait_for("Coins and dice")
            processes = serving.children()
            ending = asyncio.create_task(asyncio.to_thread(serving.end, number))
            await asyncio.gather(*(tab.closed() for tab in tabs))
            said = await ending
            for process in processes:
                await gone(process)
            return processes, said

    processes, (ended, said) = asyncio.run(end_them())
    assert len(processes) == count
    assert ended == status
    assert said == "Open this in a browser; Ctrl+C ends it.\n\n"


def test_an_application_ends_with_its_tab_and_a_tab_with_its_application(lasting: Serving) -> None:
    async def close_one() -> None:
        async with aiohttp.ClientSession() as session:
            left, right = [await open_tab(session, lasting) for _ in range(2)]
            await left.wait_for("Coins and dice")
            await right.wait_for("Coins and dice")
            before = lasting.children()
            await left.socket.close()
            await right.press("q")
            await right.closed()
            for process in before:
                await gone(process)

    asyncio.run(close_one())
    assert lasting.process.poll() is None


def test_a_tab_ends_when_its_application_is_killed(serving: Serving) -> None:
    async def kill() -> None:
        async with aiohttp.ClientSession() as session:
            tab = await open_tab(session, serving)
            await tab.wait_for("Coins and dice")
            (process,) = serving.children()
            os.kill(process, signal.SIGKILL)
            await tab.closed()

    asyncio.run(kill())


def test_where_the_server_is_killed_the_applications_end_by_themselves(serving: Serving) -> None:
    async def kill() -> None:
        async with aiohttp.ClientSession() as session:
            tab = await open_tab(session, serving)
            await tab.wait_for("Coins and dice")
            (process,) = serving.children()
            serving.process.kill()
            await gone(process)

    asyncio.run(kill())


def test_of_requests_that_are_none_the_terminal_hears_nothing(serving: Serving) -> None:
    host, _, port = serving.host.partition(":")
    for request in ("FOO / HTTP/1.1", f"GET /?{'a' * 9000} HTTP/1.1", "GET * HTTP/1.1", "GET / HTTP/1.1\r\nHost: x"):
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(f"{request}\r\nHost: {serving.host}\r\n\r\n".encode())
            assert b" 400 " in connection.recv(1000)
    assert serving.end() == (130, "Open this in a browser; Ctrl+C ends it.\n\n")


def test_messages_of_no_known_form_do_no_harm(lasting: Serving) -> None:
    async def send() -> None:
        async with aiohttp.ClientSession() as session:
            tab = await open_tab(session, lasting)
            await tab.wait_for("Coins and dice")
            for text in ("", "{", "[]", "[" * 5000, '["stdin"]', '["stdin", 3]', '["resize", {"width": 1e9}]', '["x"]'):
                await tab.socket.send_str(text)
            await tab.socket.send_json(["resize", {"width": 10**9, "height": -5}])
            await tab.socket.send_bytes(b"\x00")
            await tab.socket.send_json(["resize", {"width": 80, "height": 24}])
            await tab.press(ENTER)
            await tab.wait_for("fair coin")

    asyncio.run(send())


@pytest.mark.parametrize("query", ["", "?token=", "?token=wrong", "?token=%00", "?token=%C3%A9&token=x"])
def test_without_the_token_the_page_says_where_it_is_to_be_had(idle: Serving, query: str) -> None:
    async def ask() -> tuple[int, str, bool]:
        async with aiohttp.ClientSession() as session, session.get(idle.url + query) as answer:
            return answer.status, await answer.text(), "Set-Cookie" in answer.headers

    status, page, is_kept = asyncio.run(ask())
    assert (status, is_kept) == (403, False)
    assert "Open the one that quizkl serve has printed in its terminal" in page
    assert idle.token not in page


@pytest.mark.parametrize("cookie", [{}, {"Cookie": "quizkl-1=x"}, {"Cookie": "token=x"}])
def test_without_the_token_no_application_is_started(idle: Serving, cookie: dict[str, str]) -> None:
    async def connect() -> int:
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(f"{idle.url}ws", origin=idle.url.rstrip("/"), headers=cookie)
            return refused.value.status

    assert asyncio.run(connect()) == 403
    assert idle.children() == []


def test_the_browser_keeps_the_token_for_this_server_and_shows_it_to_no_script(idle: Serving) -> None:
    async def visit() -> tuple[str, str, int]:
        async with aiohttp.ClientSession() as session:
            async with session.get(idle.address) as answer:
                cookie, page = answer.headers["Set-Cookie"], await answer.text()
                assert answer.headers["Cache-Control"] == "no-store"
            async with session.get(idle.url, headers=idle.cookie) as answer:
                return cookie, page, answer.status

    cookie, page, status = asyncio.run(visit())
    name, *rules = cookie.split("; ")
    assert name == idle.cookie["Cookie"]
    assert set(rules) == {"HttpOnly", "Path=/", "SameSite=Strict"}
    assert idle.token not in page
    assert status == 200


def test_each_server_has_a_token_of_its_own_that_cannot_be_guessed(idle: Serving, lasting: Serving) -> None:
    assert idle.token != lasting.token
    assert min(len(idle.token), len(lasting.token)) >= 32


def test_only_so_many_tabs_are_opened() -> None:
    async def open_one_too_many() -> tuple[int, int, str]:
        port: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        running = asyncio.create_task(TabServer(0, "t", most_tabs=0).run(port.set_result))
        host = f"127.0.0.1:{await port}"
        cookie = {"Cookie": f"quizkl-{await port}=t"}
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(f"ws://{host}/ws", origin=f"http://{host}", headers=cookie)
            async with session.get(f"http://{host}/?token=t") as answer:
                page = await answer.text()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        return refused.value.status, answer.status, page

    socket, status, page = asyncio.run(open_one_too_many())
    assert (socket, status) == (503, 503)
    assert "close one of them, and load this page again" in page


def test_a_port_that_is_taken_is_a_sentence(idle: Serving, home: Path) -> None:
    port = idle.host.rpartition(":")[2]
    ended = run_quizkl(home, "serve", "--port", port)
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"quizkl: port {port} cannot be had: ")
    assert len(ended.stderr.splitlines()) == 1


def test_without_the_extra_it_says_how_to_install_it(home: Path) -> None:
    hidden = "import sys; sys.modules['textual_serve'] = None; sys.argv = ['quizkl', 'serve']"
    ended = subprocess.run(
        [sys.executable, "-c", f"{hidden}; from quizkl.cli import main; main()"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (
        2,
        "quizkl: the extra 'web' is not installed. It is by: pip install textual-serve\n",
    )


def run_quizkl(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    from tests.end_to_end.pseudo_terminal import environment

    command = [sys.executable, "-m", "quizkl", *arguments]
    return subprocess.run(
        command, cwd=home, env=dict(environment(home, NOW)), capture_output=True, text=True, check=False
    )
