"""Any text is read or refused."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizkl.workbench.copy import as_tex, as_text
from quizkl.workbench.line import Unread
from quizkl.workbench.page import read_page
from quizkl.workbench.say import reads_as, said
from quizkl.workbench.task import requests
from quizkl.workbench.worked import work_of

SIGNS = r"""p q x D KL( H( ) [ ] = := ≈ <= > , 0.4 1e9 ln ^ / || # _ { } sum_i @ \frac E_p[ % ! ' √ nats x@2 é"""
PIECES = st.sampled_from((*SIGNS.split(), " in bits", " to 3 decimals", "decimals ", "unit ", "\t", " ", "\x1b"))
LINES = st.lists(st.one_of(st.lists(PIECES, max_size=9).map("".join), st.text(max_size=12)), max_size=6)


@given(LINES)
def test_any_lines_are_read_or_refused_and_can_be_shown(texts: list[str]) -> None:
    page = read_page(["p = [0.4, 0.6]", "q = [0.5, 0.5]", *texts])
    for line in page.lines:
        assert isinstance(said(line, {}).short, str)
        assert isinstance(reads_as(line), str)
        if isinstance(line.written, Unread):
            assert 1 <= line.written.column <= len(line.text) + 1
        for task in line.tasks():
            requests(task)
        work_of(line)
    assert len(as_text(page.lines, {}).split("\n")) >= len(page.lines)
    as_tex(page.lines, {})
