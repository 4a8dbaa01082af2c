"""What importing the room brings with it."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("typst", "torch", "sympy", "textual", "difflib", "markdown_it", "hypothesis")


def test_the_writers_need_nothing_heavy() -> None:
    code = (
        "import sys, quizkl.formula.parse, quizkl.formula.line, quizkl.formula.block, quizkl.formula.typst;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
