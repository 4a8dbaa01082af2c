"""The first screen, and what makes it come sooner."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkl.commands.terminal import Opening


def hurry() -> None:
    """Look for garbage less often: opening ten thousand cards makes many objects and hardly any garbage, and looking
    as often as Python does by default costs a third of the time. The application looks again once it is there.
    """
    gc.set_threshold(1_000_000, 20, 20)


def open_home() -> int:
    """Run the terminal application on its home screen; its exit code."""
    return _open(None)


def open_session(names: tuple[str, ...]) -> int:
    """Run it on a session over what is due of what is named, of all decks where nothing is; its exit code."""
    from quizkl.commands.terminal import Opening

    return _open(Opening(names))


def _open(opening: Opening | None) -> int:
    from quizkl.commands.say import give_up
    from quizkl.commands.terminal import run_terminal
    from quizkl.interrupt import INTERRUPTED, end_when_interrupted
    from quizkl.journal.problem import JournalUnreadable

    hurry()
    try:
        return run_terminal(opening)
    except JournalUnreadable as fault:
        give_up(f"{fault.problem}")
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        end_when_interrupted()  # once more while it ends
