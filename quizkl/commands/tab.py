"""The application behind a browser tab, which ``quizkl serve`` starts: it starts no editor and no other program."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the application on its home screen, speaking with the server by standard input and output."""
    from quizkl.commands.first_screen import hurry
    from quizkl.commands.opening import sit_down
    from quizkl.journal.problem import JournalUnreadable

    hurry()
    desk, _ = sit_down((), write=True)
    with desk.journal:
        from quizkl.tui.run import run_app

        try:
            sys.exit(run_app(desk, may_run_programs=False))
        except JournalUnreadable as fault:
            sys.exit(f"quizkl: {fault.problem}")


if __name__ == "__main__":
    main()
