"""A server as a person starts it, and a tab as a browser opens it."""

from __future__ import annotations

import asyncio
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from types import TracebackType

import aiohttp

from tests.end_to_end.pseudo_terminal import ESCAPES, environment

PATIENCE = 60.0
NOW = "2026-03-02T09:00+01:00"


class Serving(AbstractContextManager["Serving"]):
    """``quizkl serve`` on a free port; ``variables`` are added to its environment."""

    def __init__(self, home: Path, variables: Mapping[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quizkl", "serve", "--port", "0"],
            cwd=home,
            env={**environment(home, NOW), **(variables or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        """What was printed, with the token."""
        self.url, _, self.token = self.address.partition("?token=")
        self.host = self.url.removeprefix("http://").removesuffix("/")

    @property
    def cookie(self) -> dict[str, str]:
        """What a browser sends once it has opened the address."""
        return {"Cookie": f"quizkl-{self.host.rpartition(':')[2]}={self.token}"}

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def children(self) -> list[int]:
        """The processes of the applications behind the tabs."""
        stats = [file.read_text() for file in Path("/proc").glob("[0-9]*/stat") if file.exists()]
        parents = {int(stat.split()[0]): int(stat.rpartition(")")[2].split()[1]) for stat in stats}
        return [process for process, parent in parents.items() if parent == self.process.pid]

    def end(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Send the signal to the server alone: its exit status, and what it wrote."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out + err


@dataclass(slots=True)
class OpenTab:
    """The connection of a tab."""

    socket: aiohttp.ClientWebSocketResponse
    seen: bytes = b""
    read_to: int = 0

    @property
    def text(self) -> str:
        return ESCAPES.sub("", self.seen.decode("utf-8", "replace"))

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.socket.send_json(["stdin", key])

    async def wait_for(self, pattern: str) -> str:
        """Read until ``pattern`` appears in what was drawn since it was last waited for."""
        until = monotonic() + PATIENCE
        while not (found := re.search(pattern, self.text[self.read_to :])):
            try:
                message = await self.socket.receive(timeout=max(0.01, until - monotonic()))
            except TimeoutError:
                raise AssertionError(f"{pattern!r} was not drawn:\n{self.text[-2000:]}") from None
            assert message.type is aiohttp.WSMsgType.BINARY, f"{pattern!r}: {message}\n{self.text[-2000:]}"
            self.seen += message.data
        self.read_to += found.end()
        return found[0]

    async def closed(self) -> None:
        """Wait for the end of the connection."""
        while (await self.socket.receive(timeout=PATIENCE)).type is aiohttp.WSMsgType.BINARY:
            pass


async def open_tab(session: aiohttp.ClientSession, serving: Serving) -> OpenTab:
    """A tab on the server's own page, 100 columns by 30 rows."""
    url = f"ws://{serving.host}/ws?width=100&height=30"
    return OpenTab(await session.ws_connect(url, origin=serving.url.rstrip("/"), headers=serving.cookie))


async def gone(process: int) -> None:
    """Wait until a process has ended."""
    for _ in range(int(PATIENCE * 20)):
        if not Path(f"/proc/{process}/cmdline").exists() or not Path(f"/proc/{process}/cmdline").read_bytes():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"process {process} has not ended")
