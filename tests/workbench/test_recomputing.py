"""Changing a line asks again only for what depends on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizkl.workbench.page import Page, read_page
from tests.workbench.pages import P_AND_Q

LINES = (*P_AND_Q, "KL(p||q)", "H(p)", "D = KL(p||q)", "D = 0.0258", "x = 3", "x^2", "(a+1)^2 = a^2 + 2a + 1")


def changed(number: int, text: str) -> set[int]:
    """The lines that are asked for again once line ``number`` (from 1) reads ``text``."""
    before = read_page(LINES)
    known = dict.fromkeys(before.to_ask({}), None)
    lines = [*LINES[: number - 1], text, *LINES[number:]]
    after = read_page(lines, before)
    asked = set(after.to_ask(known))  # type: ignore[arg-type]
    return {place for place, line in enumerate(after.lines, 1) if asked & set(line.tasks())}


def test_a_definition_is_asked_for_again_where_it_is_used() -> None:
    assert changed(2, "q = [0.2, 0.3, 0.5]") == {3, 5, 6}
    assert changed(7, "x = 4") == {8}
    assert changed(1, "p = [0.3, 0.5, 0.2]") == {3, 4, 5, 6}


def test_what_nothing_depends_on_changes_nothing_else() -> None:
    assert changed(3, "KL(q||p)") == {3}
    assert changed(3, "# no more") == set()
    assert changed(7, "x = 3   # the same") == set()


def test_other_digits_change_what_is_shown_and_ask_only_for_claims_again() -> None:
    before = read_page(("KL([1,3]/4||[2,2]/4)", "ln 2 = 0.69"))
    after = read_page(("decimals 2", *(line.text for line in before.lines)), before)
    known = dict.fromkeys(before.to_ask({}), None)
    assert after.to_ask(known) == after.lines[2].tasks()  # type: ignore[arg-type]


def test_the_lines_nearest_to_the_cursor_are_asked_for_first() -> None:
    page = read_page([f"{number} + 1" for number in range(9)])
    order = [page.lines.index(next(line for line in page.lines if task in line.tasks())) for task in page.to_ask({}, 4)]
    assert order[0] == 4
    assert set(order[1:3]) == {3, 5}


@given(
    st.lists(st.sampled_from([*LINES, "", "decimals 3", "x = x + 1", "= 4", "p = [0.5", "p", "# n"]), max_size=9),
    st.integers(0, 8),
    st.integers(0, 3),
    st.lists(st.sampled_from([*LINES, "", "unit bits", "x = 2", "q := p", "# a note", "= 4"]), max_size=2),
)
def test_a_page_read_from_the_one_before_is_the_page_read_anew(
    lines: list[str], place: int, count: int, texts: list[str]
) -> None:
    before = read_page(lines)
    after = [*lines[:place], *texts, *lines[place + count :]]
    assert told(read_page(after, before)) == told(read_page(after))


def told(page: Page) -> list[object]:
    return [(line.text, line.written, line.tasks(), line.below) for line in page.lines]
