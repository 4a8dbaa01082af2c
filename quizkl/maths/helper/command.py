"""How the helper process is started."""

from __future__ import annotations

import sys
from pathlib import Path

DEADLINE = 2.0
"""Seconds that a request may take."""

UNHURRIED = 20.0
"""The same where nobody waits at a screen: a printed card is not to lack its numbers because the machine is busy."""

START_DEADLINE = 30.0
"""Seconds that the helper may take to load its engines."""

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of one line from the helper."""

_BOOT = (
    "import sys; root = sys.argv[1]; root in sys.path or sys.path.insert(0, root); "
    "from importlib import import_module; import_module(sys.argv[2]).main()"
)


def helper_command(server: str = "quizkl.maths.helper.server") -> tuple[str, ...]:
    """The command line of the helper; ``server`` is the module whose ``main`` serves.

    ``-P`` keeps the working directory out of the search for modules: a ``torch.py`` that lies beside a stranger's deck
    must not be imported. The package is found where this one was.
    """
    root = str(Path(__file__).resolve().parents[3])
    return (sys.executable, "-P", "-c", _BOOT, root, server)
