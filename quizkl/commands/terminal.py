"""Starting the terminal application."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from quizkl.commands.opening import sit_down
from quizkl.commands.say import give_up
from quizkl.desk import begin, begin_practice, plan


@dataclass(frozen=True, slots=True)
class Opening:
    """The session to open with: the names of decks and cards, all of them or what is due, how many at most."""

    names: tuple[str, ...] = ()
    cram: bool = False
    limit: int | None = None


def needs_terminal(otherwise: str) -> None:
    """Give up where there is no terminal; ``otherwise`` says what can be done without one."""
    # The application is drawn on stderr and reads stdin; without both it would wait for ever.
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        give_up("this is not a terminal.", otherwise, code=2)


def run_terminal(opening: Opening | None) -> int:
    """Run the application on its home screen, or on a session; its exit code."""
    needs_terminal("'quizkl study --plain' studies line by line, also through pipes.")
    desk, chosen = sit_down(opening.names if opening else (), write=True)
    session = offer = None
    with desk.journal:
        if opening is not None:
            planned = plan(desk, chosen.items)
            start = begin_practice if opening.cram else begin
            session = start(desk, planned, desk.now().isoformat(), opening.limit, derives=True)
            if not opening.cram and not len(planned.queue):
                session, offer = None, planned
        from quizkl.tui.run import run_app

        return run_app(desk, session=session, offer=offer)
