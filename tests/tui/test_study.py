"""Studying on the screen, key by key."""

from __future__ import annotations

import pytest

from quizkl.journal.event import Bury, Flag, Suspend, Undo
from quizkl.schedule.grade import Grade
from tests.tui.sitting import TWO_CARDS, Sitting, Table


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 14)])
def test_all_is_read_of_why_a_card_stays_in_its_box(two_cards: Table, size: tuple[int, int]) -> None:
    async def scene(on: Sitting) -> None:
        said = "Missed before: it comes back until you know it. Its box stays as it is."
        assert said in " ".join((await on.press("space", "1", "space", "3")).split())
        assert said in " ".join((await on.press("space")).split())

    two_cards.run(scene, size=size, study=True)


def test_a_flashcard_is_recalled_revealed_and_graded(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "What is E[X]?" in on.frame
        assert "The mean." not in on.frame
        assert "knew: new → box 2, in 2 days" in on.frame
        assert "The mean." in await on.press("space")
        frame = await on.press("3")
        assert "What is σ²?" in frame
        assert "2/2" in frame

    two_cards.run(scene, study=True)
    assert two_cards.grades() == [Grade.KNEW]


def test_a_review_is_on_the_disk_before_the_next_card_is_seen(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("space", "1")
        assert "σ²" in on.frame
        assert two_cards.grades() == [Grade.MISSED]

    two_cards.run(scene, study=True)


def test_brackets_of_a_card_are_no_markup(table: Table) -> None:
    front = "The sum x[i] of [/] and [bold]E[X][/bold]?"
    table.write("d.yaml", f"deck: d\ntitle: '[red]D[/red]'\ncards:\n  - {{id: a, front: '{front}', back: b}}\n")

    async def scene(on: Sitting) -> None:
        assert front in on.frame
        assert "[red]D[/red]" in on.frame

    table.run(scene, study=True)


def test_undo_takes_back_any_number_of_grades_and_the_last_one_too(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("space", "3", "space", "3")
        assert "2 cards" in frame
        assert "2 known" in frame
        frame = await on.press("u")
        assert "The variance." in frame
        assert "The mean." in await on.press("u")
        assert two_cards.grades() == []
        await on.press("2", "space", "2")

    two_cards.run(scene, study=True)
    assert two_cards.grades() == [Grade.PARTLY, Grade.PARTLY]
    assert sum(isinstance(event, Undo) for event in two_cards.events()) == 2


def test_a_missed_card_comes_back_until_it_is_known(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("space", "1", "space", "3")
        assert "again" in on.frame
        assert "comes back until you know it" in on.frame
        assert "1 missed" in await on.press("space", "3")

    two_cards.run(scene, study=True)


def test_skip_puts_a_card_at_the_end(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "σ²" in await on.press("s")
        assert "E[X]" in await on.press("space", "3")

    two_cards.run(scene, study=True)


def test_bury_suspend_and_flag_are_remembered(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "flagged" in await on.press("f")
        assert "σ²" in await on.press("b")
        await on.press("S")

    two_cards.run(scene, study=True)
    assert [type(event) for event in two_cards.events()] == [Flag, Bury, Suspend]


def test_leaving_loses_nothing(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("space", "3", "escape")
        assert "1 card" in frame
        assert "1 new" in await on.press("enter")

    two_cards.run(scene, study=True)
    assert two_cards.grades() == [Grade.KNEW]


def test_the_source_of_formulas_on_a_key(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "What is $E[X]$?" in await on.press("t")
        assert "What is E[X]?" in await on.press("t")

    two_cards.run(scene, study=True)


def test_hints_are_shown_one_by_one(table: Table) -> None:
    table.write("d.yaml", "deck: d\ncards:\n  - {id: a, front: f, back: b, hints: [first one, second one]}\n")

    async def scene(on: Sitting) -> None:
        assert "h Hint" in on.hints
        assert "first one" in await on.press("h")
        assert "second one" in await on.press("h")
        assert "Hint" not in on.hints

    table.run(scene, study=True)


QUESTION = """\
deck: d
title: Properties
cards:
  - id: a
    question: Name two properties.
    answer: Two of them.
    points: [never negative, not symmetric]
"""


def test_points_are_ticked_and_suggest_the_grade(table: Table) -> None:
    table.write("d.yaml", QUESTION)

    async def scene(on: Sitting) -> None:
        await on.press("space")
        assert suggested(on) == "Missed"
        assert "[x] never negative" in await on.press("space")
        assert suggested(on) == "Partly"
        assert "[x] not symmetric" in await on.press("j", "space")
        assert suggested(on) == "Knew"
        assert "[ ] not symmetric" in await on.click("not symmetric")
        await on.press("enter")

    table.run(scene, study=True)
    assert table.grades() == [Grade.PARTLY]


def suggested(on: Sitting) -> str:
    """The grade that Enter would take."""
    (row,) = (row for row in on.frame.split("\n")[:-1] if row.endswith("⏎"))
    return row.split()[2]


CHOICE = """\
deck: d
cards:
  - id: a
    choice: Which is it?
    right: {answer: this one, say: It is.}
    wrong:
      - {answer: another, say: It is not.}
      - {answer: none of them, say: One is.}
"""


def test_a_choice_by_number(table: Table) -> None:
    table.write("d.yaml", CHOICE)

    async def scene(on: Sitting) -> None:
        number = next(row.split()[0] for row in on.frame.split("\n") if "this one" in row)
        frame = await on.press(number)
        assert "✓ Right." in frame
        assert "It is not." in frame
        assert suggested(on) == "Knew"

    table.run(scene, study=True)


def test_a_choice_by_mouse_and_the_last_word(table: Table) -> None:
    table.write("d.yaml", CHOICE)

    async def scene(on: Sitting) -> None:
        frame = await on.click("another")
        assert "✗ Not right" in frame
        assert "→ this one" in frame
        assert suggested(on) == "Missed"
        assert "I was right" in on.hints
        frame = await on.press("exclamation_mark")
        assert "Overruled" in frame
        assert suggested(on) == "Knew"
        await on.click("Knew")

    table.run(scene, study=True)
    assert table.grades() == [Grade.KNEW]
    assert table.reviews()[0].verdict == "wrong (overruled)"


def test_a_choice_with_the_cursor(table: Table) -> None:
    table.write("d.yaml", CHOICE)

    async def scene(on: Sitting) -> None:
        number = next(int(row.split()[0]) for row in on.frame.split("\n") if "this one" in row)
        assert "✓ Right." in await on.press(*["down"] * (number - 1), "enter")

    table.run(scene, study=True)


def test_a_cloze_shows_its_gap_and_then_what_fills_it(table: Table) -> None:
    table.write("d.yaml", "deck: d\ncards:\n  - {id: a, cloze: 'Forward KL {{c1::averages::does what?}} under p.'}\n")

    async def scene(on: Sitting) -> None:
        assert "Forward KL [does what?] under p." in on.frame
        assert "Forward KL averages under p." in await on.press("space")

    table.run(scene, study=True)


def test_a_wide_formula_is_moved_sideways(table: Table) -> None:
    tex = " + ".join(f"term{n}" for n in range(30))
    table.write("d.yaml", f"deck: d\ncards:\n  - {{id: a, front: '$$ {tex} $$', back: b}}\n")

    async def scene(on: Sitting) -> None:
        assert "term0" in on.frame
        assert "›" in on.frame
        frame = await on.press("right", "right")
        assert "term0" not in frame
        assert "‹" in frame
        assert "term0" in await on.press("left", "left")

    table.run(scene, study=True)


def test_a_long_answer_scrolls_with_vim_keys(table: Table) -> None:
    lines = "\n".join(f"      row {n}\n" for n in range(40))
    table.write("d.yaml", f"deck: d\ncards:\n  - id: a\n    front: f\n    back: |\n{lines}")

    async def scene(on: Sitting) -> None:
        assert "row 39" not in await on.press("space")
        assert "row 39" in await on.press("G")
        frame = await on.press("g")
        assert "row 39" not in frame
        assert "row 0" in frame

    table.run(scene, study=True)


def test_a_choice_with_several_right_options_is_given_when_all_are_chosen(table: Table) -> None:
    text = "deck: d\ncards:\n  - {id: a, choice: Which?, right: [one, two], wrong: [three]}\n"
    table.write("d.yaml", text)

    async def scene(on: Sitting) -> None:
        assert "Give answer" in on.hints
        await on.click("one")
        frame = await on.click("two")
        assert frame.count("[x]") == 2
        assert "✓ Right." in await on.press("enter")

    table.run(scene, study=True)


def test_a_hint_of_the_last_row_can_be_clicked(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "The mean." in await on.click("Show answer")
        assert "σ²" in await on.click("Knew")
        assert "The mean." in await on.click("Undo")
        assert "Study: keys" in await on.click("? Help")

    two_cards.run(scene, study=True)


def test_a_deck_that_vanishes_while_it_is_studied_ends_in_the_summary(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        await on.press("space")
        (two_cards.folder / "decks" / "small.yaml").unlink()
        frame = await on.press("3")
        assert "1 card" in frame
        assert "Left out  small.yaml: the file cannot be read: No such file or directory" in frame

    two_cards.run(scene, study=True)
    assert two_cards.grades() == [Grade.KNEW]


def test_a_deck_that_vanishes_is_said_once_however_many_cards_it_had(table: Table) -> None:
    table.write("a.yaml", TWO_CARDS.replace("cards:", "cards:\n  - {id: zero, front: f, back: b}"))
    table.write("b.yaml", TWO_CARDS.replace("small", "second"))

    async def scene(on: Sitting) -> None:
        (table.folder / "decks" / "a.yaml").unlink()
        frame = await on.press("space", "3")
        assert "E[X]" in frame
        assert frame.count("Left out: a.yaml: the file") == 1

    table.run(scene, study=True)


def test_a_card_that_is_broken_while_it_is_studied_is_left_out_with_the_reason(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        two_cards.write("small.yaml", TWO_CARDS.replace("\\sigma^2", "\\frac{1}"))
        frame = await on.press("space", "3")
        assert "Left out  small.yaml:8: the formula ends where" in frame

    two_cards.run(scene, study=True)


def test_escapes_in_a_deck_never_reach_the_terminal(table: Table) -> None:
    table.write("d.yaml", 'deck: d\ntitle: "a\\e]0;title\\ab"\ncards:\n  - {id: a, front: f, back: "x \\e[31m"}\n')

    async def scene(on: Sitting) -> None:
        for key in ("p", "escape", "enter", "space"):
            frame = await on.press(key)
            assert "\x1b" not in frame
            assert "\x07" not in frame

    table.run(scene)


def test_ten_options_stand_in_one_column(table: Table) -> None:
    wrong = ", ".join(f"no {number}" for number in range(9))
    table.write("d.yaml", f"deck: d\ncards:\n  - {{id: a, choice: Which?, right: yes it is, wrong: [{wrong}]}}\n")

    async def scene(on: Sitting) -> None:
        rows = [row for row in on.frame.split("\n") if "no " in row or "yes it is" in row]
        assert len(rows) == 10
        assert len({max(row.find("no "), row.find("yes it is")) for row in rows}) == 1

    table.run(scene, size=(80, 30), study=True)


def test_a_new_card_that_goes_into_box_1_has_not_moved_up(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        frame = await on.press("space", "1", "space", "3", "space", "3")
        assert "Moved     1 new in box 1, 1 up" in frame

    two_cards.run(scene, study=True)


def test_a_session_that_is_left_is_not_called_done(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "Done so far." in await on.press("space", "3", "escape")
        assert "Done." in await on.press("enter", "enter", "space", "3")

    two_cards.run(scene, study=True)


def test_a_note_does_not_outlive_what_it_is_about(two_cards: Table) -> None:
    async def scene(on: Sitting) -> None:
        assert "Put off until tomorrow; u takes that back." in in_a_row(await on.press("b"))
        frame = in_a_row(await on.press("S"))
        assert "Put away; u takes that back." in frame
        assert "Put off" not in frame
        assert "takes that back" not in in_a_row(await on.press("u"))

    two_cards.run(scene, size=(120, 30), study=True)


def in_a_row(frame: str) -> str:
    """What a note says, however its lines are broken."""
    return " ".join(frame.replace("│", " ").split())
