"""Helpers that need not load their engines: the real ones, forked from one process that has loaded them.

To load torch and sympy takes a helper one to two seconds. Where a test is about something else, its helper is one of
these. How a helper starts for a learner is tried in ``tests/maths/helper`` and wherever quizkl runs as a process.
"""

from __future__ import annotations

import atexit
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

from quizkl.maths.helper.command import helper_command

ROOT = Path(__file__).parents[2]

_STAND_FOR_IT = """
import os, socket, sys
with socket.socket(socket.AF_UNIX) as process:
    process.connect(sys.argv[1])
    socket.send_fds(process, [sys.argv[2].encode()], [0, 1])
    os.close(0)
    os.close(1)
    process.recv(1)
"""


def use_loaded_engines(patch: pytest.MonkeyPatch) -> None:
    """From here on a helper and a process of runs is started so, where the system can fork a process with threads."""
    if sys.platform != "linux":
        return
    _use(patch, _command)


def use_engines_that_load(patch: pytest.MonkeyPatch) -> None:
    """From here on it is started as a learner's is."""
    _use(patch, helper_command)


def _use(patch: pytest.MonkeyPatch, command: Callable[[str], tuple[str, ...]]) -> None:
    for module in ("client", "blocking"):
        helper = partial(command, "quizkl.maths.helper.server")
        runner = partial(command, "quizkl.maths.helper.running.server")
        patch.setattr(f"quizkl.maths.helper.{module}.helper_command", helper)
        patch.setattr(f"quizkl.maths.helper.running.{module}.runner_command", runner)


def _command(server: str) -> tuple[str, ...]:
    return (sys.executable, "-I", "-S", "-c", _STAND_FOR_IT, _loaded_engines(), server)


@cache
def _loaded_engines() -> str:
    """The path of the socket on which the process listens; it can be connected to before it has loaded anything."""
    folder = tempfile.TemporaryDirectory(prefix="engines-")
    path = str(Path(folder.name) / "socket")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen(64)
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.loaded_engines.process", str(listener.fileno())],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[listener.fileno()],
        )

    def end() -> None:
        process.kill()
        process.wait()
        folder.cleanup()

    atexit.register(end)
    return path
