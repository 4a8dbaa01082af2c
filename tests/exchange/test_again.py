"""A file that is imported again adds nothing twice, and takes nothing from the learner."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem
from quizkl.exchange.import_cards import into_deck, read_cards
from tests.exchange.importing import imported

FIRST = imported("front,back,tags\none,1,a\ntwo,2,\nthree,3,\n").deck
HAND = "\n  # my own\n  - id: mine\n    front: mine\n    back: 0\n    hints: [think]\n"

words = st.text("abc", min_size=1, max_size=3)
backs = st.text("xyz \n:#'\"-|", min_size=1, max_size=12).map(lambda text: f"v{text}")


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(words, backs, min_size=1, max_size=5), st.dictionaries(words, backs, min_size=1, max_size=5))
def test_after_two_imports_the_deck_says_what_the_second_file_said(
    first: dict[str, str], second: dict[str, str]
) -> None:
    deck = imported(table(first)).deck
    again = imported(table(second), into=deck)
    said = [(front, tidy(back)) for front, back in (first | second).items()]
    assert sorted(again.texts.values()) == sorted(said)
    kept = {card.texts["front"]: card_id for card_id, card in imported(table(first)).changes.added}
    assert all(again.texts[card_id][0] == front for front, card_id in kept.items())
    third = imported(table(second), into=again.deck)
    assert (third.deck, third.added, third.updated) == (again.deck, [], [])


def test_the_same_file_again_changes_nothing() -> None:
    again = imported("front,back,tags\none,1,a\ntwo,2,\nthree,3,\n", into=FIRST)
    assert again.deck == FIRST
    assert (again.added, again.updated, again.changes.unchanged, again.changes.gone) == ([], [], 3, [])


def test_another_answer_changes_its_card_which_keeps_its_id_and_what_was_added_to_it() -> None:
    deck = FIRST.replace("    front: two\n", "    hints: [even]  # a remark\n    front: two\n")
    again = imported("front,back,tags\none,1,a\ntwo,'2: two',\nthree,3,\n", into=deck)
    assert again.updated == ["two"]
    assert again.texts["two"] == ("two", "'2: two'")
    assert "    hints: [even]  # a remark\n" in again.deck


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_remark_behind_an_answer_stays_where_the_new_one_has_several_lines(line_end: str) -> None:
    deck = FIRST.replace("    back: '2'\n", "    back: '2'  # really?\n").replace("\n", line_end)
    again = imported('front,back,tags\none,1,a\ntwo,"2\nor 3",\nthree,3,\n', into=deck)
    assert again.texts["two"] == ("two", "2\nor 3")
    assert line_end.join(("    back: |-  # really?", "      2", "      or 3", "")) in again.deck


def test_tags_come_and_go_with_the_file() -> None:
    again = imported("front,back,tags\none,1,\ntwo,2,b c\nthree,3,\n", into=FIRST)
    assert again.updated == ["one", "two"]
    assert again.deck.count("tags:") == 1
    assert "    tags: [b, c]\n    front: two\n" in again.deck


def test_what_is_no_longer_in_the_file_stays_and_is_said() -> None:
    again = imported("front,back\none,1\n", into=FIRST.replace("    tags: [a]\n", ""))
    assert again.changes.gone == ["two", "three"]
    assert set(again.texts) == {"one", "two", "three"}


def test_a_card_written_by_hand_is_not_touched() -> None:
    again = imported("front,back\nmine,another\nfour,4\n", into=FIRST + HAND)
    assert again.added == ["four"]
    assert again.changes.left == [("mine", "was written by hand")]
    assert HAND in again.deck


def test_a_card_changed_by_hand_stays_so_while_the_file_stays_the_same() -> None:
    deck = FIRST.replace("back: '2'", "back: two, of course").replace("front: three", "front: Three?")
    again = imported("front,back,tags\none,1,a\ntwo,2,\nthree,3,\n", into=deck)
    assert (again.deck, again.changes.unchanged) == (deck, 3)


def test_a_card_changed_on_both_sides_stays_unless_the_file_is_to_win() -> None:
    deck = FIRST.replace("back: '2'", "back: two, of course")
    source = "front,back,tags\none,1,a\ntwo,II,\nthree,3,\n"
    again = imported(source, into=deck)
    assert (again.deck, again.changes.left) == (deck, [("two", "was changed here and in words.csv")])
    assert imported(source, into=deck, overwrite=True).texts["two"] == ("two", "II")


def test_a_file_that_is_called_otherwise_now_finds_its_cards() -> None:
    again = imported("front,back,tags\none,1,a\ntwo,II,\nthree,3,\n", "words-2.csv", into=FIRST)
    assert (again.added, again.updated) == ([], ["two"])
    assert again.deck.count("# from words-2.csv ") == 3
    assert again.changes.gone == []


def test_what_anki_knows_a_note_by_finds_it_although_its_front_is_another() -> None:
    first = imported("#separator:tab\n#guid column:1\nk!x\tRome?\tyes\n", "notes.txt")
    again = imported("#separator:tab\n#guid column:1\nk!x\tIs it Rome?\tyes\n", "notes.txt", into=first.deck)
    assert again.texts == {"rome": ("Is it Rome?", "yes")}


CAPITALS = imported("What is the captal of Peru?,Lima\nWhat is the capital of Chile?,Santiago\none,1\n").deck


def test_a_card_whose_front_was_mended_is_found_by_its_answer_and_keeps_its_id() -> None:
    mended = "What is the capital of Peru?,Lima\nWhat is the capital of Chile?,Santiago\none,1\n"
    again = imported(mended, into=CAPITALS)
    assert (again.added, again.changes.gone) == ([], [])
    assert again.changes.refronted == again.updated == ["what-is-the-captal-of-peru"]
    assert again.texts["what-is-the-captal-of-peru"] == ("What is the capital of Peru?", "Lima")
    third = imported(mended, into=again.deck)
    assert (third.deck, third.changes.refronted, third.changes.unchanged) == (again.deck, [], 3)


@pytest.mark.parametrize(
    ("row", "alike"),
    [
        ("Peru is governed from which city?,Lima\n", [("peru-is-governed-from-which-city", True)]),
        ("What is the capital of Peru?,Cusco\n", [("what-is-the-capital-of-peru", False)]),
        ("What is the capital of Peru?,Santiago\n", [("what-is-the-capital-of-peru", False)]),
        ("Which city is largest in Brazil?,Recife\n", []),
    ],
)
def test_a_new_card_that_may_be_one_that_is_gone_is_named(row: str, alike: list[tuple[str, bool]]) -> None:
    again = imported(f"{row}What is the capital of Chile?,Santiago\none,1\n", into=CAPITALS)
    assert len(again.added) == 1
    assert again.changes.gone == ["what-is-the-captal-of-peru"]
    assert [(one.new, one.same_back) for one in again.changes.alike] == alike
    assert all(one.gone == "what-is-the-captal-of-peru" for one in again.changes.alike)


def test_an_answer_that_several_cards_have_tells_nothing() -> None:
    deck = imported("Is the first of them convex?,yes\nIs the other of them convex?,yes\n").deck
    again = imported("Is the third of them convex?,yes\nIs the other of them convex?,yes\n", into=deck)
    assert (again.changes.refronted, again.changes.gone) == ([], ["is-the-first-of-them-convex"])


def test_a_card_with_an_id_of_its_own_is_no_other_one() -> None:
    deck = imported("id,front,back\na,What is the capital of Peru?,Lima\n").deck
    again = imported("id,front,back\nb,What is the capital of Peru,Lima\n", into=deck)
    assert (again.added, again.changes.gone, again.changes.alike) == (["b"], ["a"], [])


def test_a_mended_front_does_not_take_what_was_changed_by_hand() -> None:
    deck = CAPITALS.replace("captal of Peru", "capital (by law) of Peru")
    again = imported("What is the capital of Peru?,Lima\nWhat is the capital of Chile?,Santiago\n", into=deck)
    assert (again.added, again.deck) == ([], deck)
    assert again.changes.left == [("what-is-the-captal-of-peru", "was changed here and in words.csv")]


def test_cards_go_into_a_deck_that_was_written_by_hand() -> None:
    deck = "deck: d\ncards:\n- id: a\n  front: x\n  back: |\n    y\n\n    z\nauthor: me\n"
    again = imported("front,back\none,1\n", into=deck)
    assert again.texts == {"a": ("x", "y\n\nz\n"), "one": ("one", "1")}
    assert again.deck.endswith("author: me\n")


def test_a_deck_with_other_line_ends_keeps_them() -> None:
    deck = FIRST.replace("\n", "\r\n")
    again = imported('front,back\ntwo,"a\nb"\nnew,"c\nd"\n', into=deck)
    assert again.texts["two"] == ("two", "a\nb")
    assert again.texts["new"] == ("new", "c\nd")
    assert again.deck.replace("\r\n", "").count("\n") == 0


@pytest.mark.parametrize(
    ("deck", "fragment"),
    [
        ("deck: d\ncards: [{id: a, front: x, back: y}]\n", "no card can be added"),
        ("deck: d\ncards:\n- id: a\n  front: 'x\n", "nothing is written while the deck has this"),
        ("key: value\n", "is no deck"),
        ("deck: d\ncards:\n- {id: a, front: x, back: y}\n...\n", "without changing something else"),
    ],
)
def test_a_deck_that_nothing_can_be_added_to_is_left_alone(deck: str, fragment: str) -> None:
    cards, _ = read_cards(b"one,two\n", "words.csv", "words.csv")
    problem = into_deck(cards, "words.csv", "words.csv", deck.encode(), "deck.yaml", overwrite=False)
    assert isinstance(problem, Problem)
    assert fragment in problem.message


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("one,1\none,2\n", "the same card is here already in line 1, with other words"),
        ("one,1\none,1\n", "the same card is here already in line 1"),
        ("id,front,back\na,one,1\na,two,2\n", "the id 'a' is here already in line 2, with other words"),
    ],
)
def test_a_card_that_is_in_the_file_twice_is_taken_once(rows: str, sentence: str) -> None:
    result = imported(rows)
    assert len(result.added) == 1
    assert [problem.message for problem in result.changes.problems] == [sentence]


def test_ids_are_made_of_words_and_are_nobody_elses() -> None:
    deck = "deck: d\ncards:\n- {id: one, front: x, back: y, formerly: [old/two]}\n"
    assert imported("One!,1\nTwo?,2\n統計,3\n", into=deck).added == ["one-2", "two-2", "card"]


def test_the_deck_has_no_problems() -> None:
    assert load_deck(FIRST.encode(), "deck.yaml").problems == ()


def table(cards: dict[str, str]) -> str:
    return "front,back\n" + "".join('{},"{}"\n'.format(front, back.replace('"', '""')) for front, back in cards.items())


def tidy(text: str) -> str:
    return "\n".join(row.rstrip() for row in text.split("\n")).strip()
