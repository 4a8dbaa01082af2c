"""``python -m quizkl`` is the ``quizkl`` command.

``quizkl`` alone opens Home and ``quizkl study`` with nothing but names opens a session without what reads a command
line, so that the screen does not wait for it.
"""

from __future__ import annotations

import sys
from os import _exit, environ


def main() -> None:
    """The console script."""
    try:
        from quizkl.interrupt import end_when_interrupted

        end_when_interrupted()
    except KeyboardInterrupt:
        _exit(130)
    if "_QUIZKL_COMPLETE" not in environ:
        match sys.argv[1:]:
            case []:
                from quizkl.commands.first_screen import open_home

                sys.exit(open_home())
            case ["study", *names] if not any(name.startswith("-") for name in names):
                from quizkl.commands.first_screen import open_session

                sys.exit(open_session(tuple(names)))
    from quizkl.cli import main as run_command

    run_command()


if __name__ == "__main__":
    main()
