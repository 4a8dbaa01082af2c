"""The server: one page, and behind each tab that shows it an application of its own."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Callable
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Final

import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.typedefs import Handler
from textual_serve.download_manager import DownloadManager

from quizkl.web.guard import WEBSOCKET, protection, refusal
from quizkl.web.noise import keep_faults_only
from quizkl.web.tab import PATIENCE, Tab, clamped
from quizkl.web.token import has_token, keep_token

HOST: Final = "127.0.0.1"
MOST_TABS: Final = 12
"""Each has processes of its own."""

_PAGE = Path(__file__).parent / "page"
_TERMINAL = Path(textual_serve.__file__).parent / "static"
_FONT_SIZES = range(8, 41)
_NOT_KEPT: Final = {"Cache-Control": "no-store"}
_NO_TOKEN: Final = (
    "This address is not complete.",
    "Open the one that quizkl serve has printed in its terminal, to its last letter.",
    "By the token at its end quizkl knows you for the one who started it, among all who use this computer. Each start"
    " has a token of its own.",
)
_NO_MORE_TABS: Final = (
    "There cannot be more at once: close one of them, and load this page again.",
    "Everything that you do in a tab is written down; closing it loses nothing.",
)


class TabServer:
    """Listens at the loopback address, on ``port`` (0: one that is free), and answers who has the ``token``."""

    def __init__(self, port: int, token: str, most_tabs: int = MOST_TABS) -> None:
        self.port = port
        self._token = token
        self._most_tabs = most_tabs
        self._sockets: set[web.WebSocketResponse] = set()
        self._downloads = DownloadManager()
        self._template = (_PAGE / "page.html").read_text("utf-8")
        self._notice = (_PAGE / "notice.html").read_text("utf-8")

    async def run(self, ready: Callable[[int], None]) -> int:
        """Serve until SIGINT or SIGTERM, then end every application; the number of the signal. ``ready`` is told the
        port.

        Raises OSError where the port cannot be had.
        """
        keep_faults_only()
        loop = asyncio.get_running_loop()
        ended: asyncio.Future[int] = loop.create_future()

        def end(number: int) -> None:
            if not ended.done():
                ended.set_result(number)

        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):
                loop.add_signal_handler(number, end, number)
        runner = web.AppRunner(
            self._application(), handle_signals=False, access_log=None, shutdown_timeout=2 * PATIENCE
        )
        await runner.setup()
        try:
            site = web.TCPSite(runner, HOST, self.port)
            await site.start()
            self.port = runner.addresses[0][1]
            ready(self.port)
            return await ended
        finally:
            await runner.cleanup()

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._guard])
        application.on_response_prepare.append(self._protect)
        application.on_shutdown.append(self._close_tabs)
        application.add_routes(
            [
                web.get("/", self._page),
                web.get(WEBSOCKET, self._tab),
                web.static("/page", _PAGE),
                web.static("/terminal", _TERMINAL),
            ]
        )
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        refused = refusal(request.headers, request.path, self.port)
        if refused is not None:
            return web.Response(status=403, text=f"{refused}\n")
        return await handler(request)

    async def _protect(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(protection(request.headers.get("Host", "")))

    async def _page(self, request: web.Request) -> web.Response:
        if not has_token(request, self._token, self.port):
            return self._say(403, *_NO_TOKEN)
        if len(self._sockets) >= self._most_tabs:
            return self._say(503, f"{self._most_tabs} tabs of quizkl are open.", *_NO_MORE_TABS)
        written = request.query.get("fontsize", "")
        size = int(written) if written.isascii() and written.isdigit() and len(written) < 3 else 16
        page = self._template.replace("THE_HOST", escape(request.host))
        page = page.replace("THE_FONT_SIZE", str(size if size in _FONT_SIZES else 16))
        response = web.Response(text=page, content_type="text/html", headers=_NOT_KEPT)
        keep_token(response, self._token, self.port)
        return response

    def _say(self, status: int, heading: str, sentence: str, rest: str) -> web.Response:
        """A page of words."""
        page = self._notice.replace("THE_HEADING", escape(heading))
        page = page.replace("THE_SENTENCE", escape(sentence)).replace("THE_REST", escape(rest))
        return web.Response(status=status, text=page, content_type="text/html", headers=_NOT_KEPT)

    async def _tab(self, request: web.Request) -> web.StreamResponse:
        """The connection of a tab, as long as the tab is open and its application runs."""
        if not has_token(request, self._token, self.port):
            return web.Response(status=403, text="quizkl answers who has its address with the token only.\n")
        if len(self._sockets) >= self._most_tabs:
            return web.Response(status=503, text=f"{self._most_tabs} tabs are open already.\n")
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=1_000_000)
        self._sockets.add(socket)
        tab: Tab | None = None
        try:
            await socket.prepare(request)
            tab = Tab(
                "quizkl",
                write_bytes=socket.send_bytes,
                write_str=socket.send_str,
                close=lambda: _close(socket),
                download_manager=self._downloads,
            )
            await tab.start(_size(request.query.get("width"), 80), _size(request.query.get("height"), 24))
            await _listen(socket, tab)
        finally:
            self._sockets.discard(socket)
            if tab is not None:
                await asyncio.shield(tab.stop())
        return socket

    async def _close_tabs(self, application: web.Application) -> None:
        closing = (socket.close(code=WSCloseCode.GOING_AWAY) for socket in tuple(self._sockets))
        await asyncio.gather(*closing, return_exceptions=True)


async def _close(socket: web.WebSocketResponse) -> None:
    await socket.close()


async def _listen(socket: web.WebSocketResponse, tab: Tab) -> None:
    """Hand on what is typed and how large the tab is; what is of no known form is left out."""
    async for message in socket:
        if message.type is not WSMsgType.TEXT:
            continue
        try:
            said = json.loads(message.data)
        except (ValueError, RecursionError):
            continue
        match said:
            case ["stdin", str(typed)]:
                await tab.send_bytes(typed.encode("utf-8", "replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await tab.set_terminal_size(clamped(width), clamped(height))
            case ["ping", str() | int() | float() as token]:
                await socket.send_json(["pong", token])
            case ["focus", *_]:
                await tab.focus()
            case ["blur", *_]:
                await tab.blur()


def _size(written: str | None, otherwise: int) -> int:
    return (
        clamped(int(written)) if written and written.isascii() and written.isdigit() and len(written) < 6 else otherwise
    )
