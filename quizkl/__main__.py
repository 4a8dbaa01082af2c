"""``python -m quizkl`` is the ``quizkl`` command.

``quizkl`` alone opens Home without reading a command line, so that the screen does not wait for what reads one.
"""

from __future__ import annotations

import sys
from os import environ


def main() -> None:
    """The console script."""
    if len(sys.argv) == 1 and "_QUIZKL_COMPLETE" not in environ:
        from quizkl.commands.home import open_home

        sys.exit(open_home())
    from quizkl.cli import main as run_command

    run_command()


if __name__ == "__main__":
    main()
