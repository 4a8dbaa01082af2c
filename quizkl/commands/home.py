"""``quizkl`` alone: the home screen."""

from __future__ import annotations


def open_home() -> int:
    """Run the terminal application on its home screen; its exit code."""
    from quizkl.commands.first_screen import hurry
    from quizkl.commands.terminal import run_terminal

    hurry()
    return run_terminal(None)
