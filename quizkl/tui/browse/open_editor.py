"""Leaving the screen to an editor, and coming back."""

from __future__ import annotations

import asyncio
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from quizkl.tui.app import QuizklApp


_LATER = 0.1  # seconds


def open_editor(app: QuizklApp, command: Sequence[str]) -> str:
    """Give the terminal to ``command`` until it ends; a sentence where that did not go well, else "".

    Nothing else happens meanwhile: what is drawn now would be drawn over the editor.
    """
    name = Path(command[0]).name
    said = ""
    try:
        with app.suspend():
            # ``suspend`` does not restore the screen where something is raised inside it.
            try:
                with _ctrl_c_is_the_editors(app):
                    ended = subprocess.run(command, check=False).returncode
                if ended:
                    said = f"{name} ended with {ended}."
            except (OSError, ValueError) as fault:
                reason = getattr(fault, "strerror", None) or str(fault)
                said = f"{name} cannot be started: {reason}. $VISUAL or $EDITOR names the editor."
    except SuspendNotSupported:
        said = "No editor can be opened in this terminal."
    app.refresh(layout=True)
    return said


@contextmanager
def _ctrl_c_is_the_editors(app: QuizklApp) -> Iterator[None]:
    """A terminal sends Ctrl+C to every program in it; this one must not end by what was meant for the other."""
    loop = asyncio.get_running_loop()
    listened = False
    with suppress(NotImplementedError):  # Windows
        listened = loop.remove_signal_handler(signal.SIGINT)
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        if listened:
            # The loop has yet to read what came meanwhile, and would hand it to a handler that is there by then.
            loop.call_later(_LATER, loop.add_signal_handler, signal.SIGINT, app.end, 128 + signal.SIGINT)
        else:
            signal.signal(signal.SIGINT, before)
