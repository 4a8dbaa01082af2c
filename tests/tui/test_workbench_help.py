"""What the help says can be written can be written."""

from __future__ import annotations

from quizkl.tui.workbench.lines import WAYS
from quizkl.workbench.line import Unread
from quizkl.workbench.page import read_page
from tests.workbench.pages import P_AND_Q


def test_every_line_of_the_help_is_read() -> None:
    for number, (written, _) in enumerate(WAYS):
        above = ("D = KL(p||q)",) if written.startswith(("=", "D ≈", "D ==")) else ()
        line = read_page((*P_AND_Q, *above, written)).lines[-1]
        assert not isinstance(line.written, Unread), (number, written)
