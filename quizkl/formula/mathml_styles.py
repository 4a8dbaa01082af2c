"""How the classes look that the MathML of a formula has."""

from __future__ import annotations

from typing import Final

STYLES: Final = """\
mtd.left { text-align: left; }
mtd.right { text-align: right; }
mtable.cells mtd { padding: 0.2em 0.5em; }
mtable.cells mtd:first-child { padding-left: 0; }
mtable.cells mtd:last-child { padding-right: 0; }
mtable.lines mtd { padding: 0.3em 0; }
mtable.lines mtd.right:not(:first-child) { padding-left: 2em; }
mtd.rule-above { border-top: 1px solid; }
mtd.rule-below { border-bottom: 1px solid; }
mtd.bar-before { border-left: 1px solid; }
mtd.bar-after { border-right: 1px solid; }
mrow.boxed { border: 1px solid; padding: 0.25em; }
mrow.cancelled {
  background: linear-gradient(to top right, transparent calc(50% - 0.5px), currentColor, transparent calc(50% + 0.5px));
  print-color-adjust: exact;
}
mtext.bold { font-weight: bold; }
mtext.italic { font-style: italic; }
mtext.sans { font-family: sans-serif; }
mtext.typewriter { font-family: monospace; }
"""
