"""Worked solutions as the commands print them."""

from __future__ import annotations

import shutil
import sys

from quizkl.commands.plain_output import characters
from quizkl.maths.inquiry import NotDecided, Undefined
from quizkl.maths.worked import BlockingWorker, Work, Worked

_WITHOUT_TERMINAL = 76
_WIDEST = 88


def rows_of(work: Work, worker: BlockingWorker) -> tuple[str, ...]:
    """The rows, no wider than the terminal; a sentence where there are none."""
    from quizkl.text.worked_rows import plain_worked

    (found,) = worker.work_out([work])
    match found:
        case Worked():
            return plain_worked(found, _columns(), characters())
        case Undefined(reason):
            return (f"  Not worked out: {reason}",)
        case NotDecided():
            return ("  This could not be worked out in time.",)


def _columns() -> int:
    """The width of the terminal, at most what reads well."""
    return min(_WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else _WITHOUT_TERMINAL
