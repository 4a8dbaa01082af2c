"""Everything that can be wrong in a deck is said with its place and what to do."""

from __future__ import annotations

import pytest

from quizkl.deck.load import load_deck
from quizkl.deck.problem import Problem, Severity

HEAD = "deck: kl\ngiven: {p: [0.4, 0.6], q: [0.5, 0.5]}\ncards:\n"
GOOD = "- {id: good, front: x, back: y}\n"
STEP = "- id: a\n  exercise: x\n  steps:\n  - ask: y\n    "


def problems_of(text: str) -> tuple[Problem, ...]:
    return load_deck(text.encode(), "kl.yaml").problems


def said(text: str) -> list[str]:
    return [f"{one.place.line}:{one.place.column}: {one.message} {one.hint}" for one in problems_of(text)]


def assert_said(text: str, where: str, *fragments: str) -> None:
    lines = said(text)
    at_place = [line for line in lines if line.startswith(where + ": ")]
    assert any(all(fragment in line for fragment in fragments) for line in at_place), lines


WRONG_CARDS = [
    # Keys.
    ("- {id: a, front: x, bakc: y}", "4:21", "no key 'bakc'", "mean 'back'"),
    ("- {id: a, front: x}", "4:3", "back is missing"),
    ("- {id: a, frnt: x}", "4:11", "no key 'frnt'", "mean 'front'"),
    ("- {id: a, back: y}", "4:11", "no 'front', only 'back'", "A flashcard begins with front:"),
    ("- {id: a}", "4:3", "nothing to study", "front, question, cloze, choice, exercise"),
    ("- {id: a, front: x, back: y, points: [z]}", "4:30", "'points' belongs to a practice question"),
    ("- {id: a, front: x, question: y}", "4:21", "both 'front' and 'question'", "two cards"),
    ("- {id: a, front: x, back: y, back: z}", "4:30", "'back' is here twice (first in line 4)"),
    ("- {id: a, front: x, back: one, two}", "4:32", "no key 'two'", "a comma ends a value"),
    ("- {id: a, ? [b] : c, front: x, back: y}", "4:13", "a key must be a word"),
    # Types.
    ("- hello", "4:3", "a card must be a mapping", "'hello'"),
    ("- {id: a, front: [x], back: y}", "4:18", "front must be a text", "single quotes"),
    ("- {id: a, front: {x: y}, back: y}", "4:18", "front must be a text", "single quotes"),
    ("- {id: a, front: x, back: }", "4:27", "back is empty"),
    ("- {id: a, front: x, back: y, reverse: yes}", "4:39", "true or false", "'yes'"),
    ("- {id: a, front: x, back: y, tags: []}", "4:36", "tags is an empty list"),
    ("- {id: a, front: x, back: y, formerly: other}", "4:40", "'other' names no former card", "old-deck/old-id"),
    # Ids.
    ("- {front: x, back: y}", "4:3", "no id and is not studied", "--write-ids"),
    ("- {id: a b, front: x, back: y}", "4:8", "cannot be an id", "blank"),
    ("- {id: a/b, front: x, back: y}", "4:8", "cannot be an id", "'/'"),
    ("- {id: 'a#b', front: x, back: y}", "4:8", "cannot be an id", "'#'"),
    ("- {id: -a, front: x, back: y}", "4:8", "cannot be an id", "begins with '-'"),
    ("- {id: a, derivation: x}\n- {id: a, front: x, back: y}", "5:8", "the id 'a' is used twice (first in line 4)"),
    ("- {id: a, front: x, back: y}\n- {id: a, front: x, back: y}", "5:8", "the id 'a' is used twice (first in line 4)"),
    # YAML that is not what it looks like.
    ("- id: a\n  front: What is X: a thing?\n  back: y", "5:19", "a colon followed by a blank", "single quotes"),
    ("- id: a\n  front: x\n  back: |x|", "6:10", "| or > at the start", "single quotes"),
    ("- id: a\n  front: x\n  back: **y**", "6:10", "begins with * is an alias", "single quotes"),
    ("- id: a\n  front: x\n  back: `y`", "6:9", "cannot begin with this character", "single quotes"),
    ("- id: a\n  front: x\n  back: [y, z", "6:9", "in brackets is not finished"),
    ("- id: a\n  front: x\n  back: 'y", "6:9", "quoted text that begins here never ends"),
    ("- id: a\n  front: x\n\tback: y", "6:1", "indented by a tab", "spaces"),
    ("- id: a\n  front: x\n back: y", "6:2", "'back' stands in another column", "indentation"),
    ("- {id: a, front: &b x, back: *b}", "4:18", "anchor (&b) is not allowed"),
    ("- {id: a, front: &b x, back: *b}", "4:30", "alias (*b) is not allowed"),
    ("- {id: a, front: !!python/name:os.system x, back: y}", "4:18", "a tag", "not allowed"),
    ("- id: a\n  back: y\n  front: " + "[" * 99, "6:71", "nests deeper than 64"),
    ("- id: a\n  front: x\n  back: 'it's y'", "6:13", "ends with its '", "an apostrophe in them is written twice"),
    ('- id: a\n  front: x\n  back: "y" is z', "6:13", 'ends with its "', "whole text in single quotes"),
    ("- id: a\n  front: x\n  back: [y] is z", "6:13", "ends with its ]", "whole text in single quotes"),
    ("- id: a\n  cloze: {{c1::x}} is hidden", "5:20", "ends with its }", "whole text in single quotes"),
    ("- id: a\n  front: x\n  back:y", "6:3", "no blank is behind back:"),
    ("- id: a\n  front: x\n  lost words", "6:3", "neither a key, a colon and a blank"),
    ("- id: a\n  front What is it?\n  back: y", "5:3", "'front' has no colon behind it", "Write front:"),
    ("- id: a\n  front: |\n  What is it?\n  back: y", "6:3", "text of a block begins here", "two more blanks"),
    ("- id: a\n  front: x\n   back: y", "6:8", "'back' stands further in", "column of the keys"),
    ("- id: a\n  front: x\n  back: # y", "6:8", "back is empty", "begins with # is quoted"),
    ("- id: a\n  question: x\n  points: - y", "6:11", "a list cannot begin on its key's line"),
    ("- id: a\n  front: is it #1 or #2?\n  back: y", "5:16", "the rest of the line is a comment", "Quote"),
    # TeX in double quotes.
    ('- id: a\n  front: "half: $\\frac12$"\n  back: y', "5:18", "\\frac in double quotes", "form feed"),
    ('- id: a\n  front: "$\\theta$"\n  back: y', "5:12", "\\theta in double quotes", "a tab"),
    ('- id: a\n  front: "$\\beta$"\n  back: y', "5:12", "\\beta in double quotes", "a backspace"),
    ('- id: a\n  front: "$\\nabla f$"\n  back: y', "5:12", "\\nabla in double quotes", "a line break"),
    ('- id: a\n  front: "$\\sigma$"\n  back: y', "5:12", "not an escape", "single quotes"),
    ('- id: a\n  front: "\\x1b[31m"\n  back: y', "5:11", "\\x1b in double quotes", "control character"),
    # Texts, at their place inside the scalar.
    ("- id: a\n  front: a $\\foo$ b\n  back: y", "5:13", "\\foo is not known"),
    ("- id: a\n  front: 'it''s $\\foo$'\n  back: y", "5:18", "\\foo is not known"),
    ("- id: a\n  front: |\n    one\n    two $\\foo$\n  back: y", "7:10", "\\foo is not known"),
    ("- id: a\n  front: >-\n    one\n    two $\\foo$\n  back: y", "7:10", "\\foo is not known"),
    ("- id: a\n  front: one\n    two $\\foo$\n  back: y", "6:10", "\\foo is not known"),
    ("- {id: a, front: x, back: y, hints: [z, $\\foo$]}", "4:42", "\\foo is not known"),
    ("- {id: a, cloze: nothing hidden}", "4:18", "no hole", "{{c1::"),
    ("- {id: a, cloze: 'one {{c1:two}}'}", "4:23", "does not begin a hole"),
    ("- {id: a, front: 'one {{c1::two}}', back: y}", "4:23", "is shown as it is written"),
    # Choices.
    ("- {id: a, choice: x, right: y}", "4:3", "wrong is missing"),
    ("- {id: a, choice: x, right: y, wrong: [z, y]}", "4:43", "the option 'y' is here twice"),
    ("- {id: a, choice: x, right: y, wrong: [{anser: z}]}", "4:41", "no key 'anser'", "mean 'answer'"),
    ("- {id: a, front: x, back: y, reverse: yes}", "4:39", "reverse must be true or false", "Write true."),
    ("- {id: a, front: x, back: y, reverse: perhaps}", "4:39", "reverse must be true or false"),
    # Exercises.
    ("- {id: a, exercise: x}", "4:3", "steps is missing"),
    ("- {id: a, exercise: x, steps: []}", "4:31", "steps is an empty list"),
    ("- {id: a, exercise: x, steps: [compute]}", "4:32", "a step must be a mapping", "Write ask: and answer: in it."),
    (STEP + "answr: 1", "8:5", "no key 'answr'", "mean 'answer'"),
    (STEP + "unit: nats", "7:5", "answer is missing"),
    (STEP + "answer: kl(p, q", "8:15", "the answer cannot be read"),
    (STEP + "answer: kl(p, r)", "8:19", "`r` is not a known name"),
    (STEP + "answer: >\n      kl(p,\n      rr)", "10:7", "`rr` is not a known name"),
    (STEP + "answer: {p, q}", "8:13", "a mapping to YAML", "single quotes"),
    (STEP + "answer: |p|", "8:14", "| or > at the start", "single quotes"),
    (STEP + "answer: kl(p, q) bits", "8:13", "has the unit bits", "unit: bits"),
    (STEP + "answer: [p, 1, kl(q)]", "8:20", "the answer cannot be read"),
    (STEP + "answer: zeppelin(p)", "8:13", "`zeppelin` is not a known function", "listed by quizkl functions"),
    (STEP + "answer: 1 + np.log(p)", "8:17", "`np` is not a known name", "Write log: no module"),
    (STEP + "answer: np.zeppelin(p)", "8:13", "`np` is not a known name", "listed by quizkl functions"),
    (STEP + "answer: step[1]", "8:13", "step[1] is not an earlier step"),
    (STEP + "answer: total\n    name: total", "8:13", "total is this step itself"),
    (STEP + "answer: 1\n    name: p", "9:11", "'p' is already the name of a quantity"),
    (STEP + "answer: 1\n    name: ln", "9:11", "'ln' cannot be the name"),
    (STEP + "answer: 1\n    unit: bit", "9:11", "nats, bits or bans", "mean 'bits'"),
    (STEP + "answer: 1\n    unit: m/s", "9:11", "nats, bits or bans", "name the unit in ask"),
    (STEP + "answer: 1\n    decimals: 4.5", "9:15", "whole number from 0 to 15", "2 for hundredths"),
    (STEP + "answer: 1\n    decimals: 0.01", "9:15", "whole number from 0 to 15", "abs: 0.01"),
    (STEP + "answer: 1\n    mistakes: [too large]", "9:16", "a mistake must be a mapping", "answer: and say:"),
    (STEP + "answer: 1\n    sigfigs: 0", "9:14", "whole number from 1 to 15"),
    (STEP + "answer: 1\n    rel: -1", "9:10", "positive number"),
    (STEP + "answer: 1\n    abs: 1\n    decimals: 3", "9:10", "one precision", "decimals and abs"),
    (STEP + "answer: 1\n    claim: about one", "9:12", "claim must be a number or a vector"),
    (STEP + "answer: 1\n    allow: [kll]", "9:12", "no function 'kll'", "mean 'kl'"),
    (STEP + "answer: 1\n    mistakes: [{answer: 2}]", "9:16", "say is missing"),
    (STEP + "answer: 1\n    mistakes: [{answer: foo, say: x}]", "9:25", "the mistake's answer cannot be read"),
    ("- id: a\n  tags: [b, #c]\n  front: x", "5:9", "'#c' begins a comment", "Write '#c'."),
    ("- {id: a, exercise: n, vary: {n: 'integer(1, 3)'}, steps: [{ask: y, answer: n}]}", "4:30", "nothing in the card"),
    # Quantities.
    ("- {id: a, front: x, back: y, given: {e: 1}}", "4:38", "'e' cannot be the name", "fixed meaning"),
    ("- {id: a, front: x, back: y, given: {n: [1, b]}}", "4:45", "`b` is not a known name"),
    ("- {id: a, front: x, back: y, given: {n: '9^9^9^9'}}", "4:42", "the quantity n"),
]


@pytest.mark.parametrize(
    "card",
    [
        "- {id: a, exercise: x, given: {a: '2 +'}, steps: [{ask: y, answer: a}, {ask: z, answer: 'exp(a)'}]}",
        "- {id: a, exercise: 'x {{= a }}', vary: {a: dice(6)}, where: a > 1, steps: [{ask: y, answer: a}]}",
        "- {id: a, exercise: x, steps: [{ask: y, answer: 2 +, name: a}, {ask: z, answer: 'a + step[1]'}]}",
    ],
)
def test_what_cannot_be_read_is_said_once_and_not_of_all_that_names_it(card: str) -> None:
    assert len(said(HEAD + card + "\n" + GOOD)) == 1


def test_a_line_that_is_indented_by_what_a_web_page_has_for_blanks_is_said() -> None:
    text = HEAD + "- id: a\n  front: x\n \u00a0back: y\n"
    assert_said(text, "6:2", "this line is indented by the character U+00A0", "Put ordinary blanks in its place")


def test_the_quantities_that_are_named_are_those_there_are() -> None:
    assert_said(HEAD + STEP + "answer: m\n" + GOOD, "8:13", "`m` is not a known name", "The quantities here are p, q.")


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("what is $x?", 9, "this $ begins no formula"),
        ("what is $ x_1 $?", 9, "this $ begins no formula"),
        ("what is $ \\sigma $?", 9, "this $ begins no formula"),
        ("what is \\(x\\)?", 9, "\\( begins no formula"),
        ("what is \\[x\\]?", 9, "\\[ begins no formula"),
        ("a <b>bold</b> word", 3, "a tag of HTML"),
        ("one<br/>two", 4, "a tag of HTML"),
        ("see ![a plot](plot.png)", 5, "a card text has no pictures"),
        ("see [there](https://example.org/x)", 5, "a card text has no links"),
        ("a < b and vector<int> of `<b>` and $<b>$", None, ""),
        ("costs $5, or US$ a day, or 3 $ a week", None, ""),
        ("$x$ of `$y` and `\\(z\\)`, and \\$z", None, ""),
        ("$$\\left[ x \\right]$$ and $\\text{a (b)}$", None, ""),
    ],
)
def test_what_is_shown_as_it_is_written_and_is_meant_otherwise_is_a_warning(
    text: str, column: int | None, message: str
) -> None:
    warned = problems_of(HEAD + f"- {{id: a, front: '{text}', back: y}}\n" + GOOD)
    assert all(one.severity is Severity.WARNING for one in warned)
    found = [(one.place.column, one.message.startswith(message)) for one in warned]
    assert found == ([(len("- {id: a, front: '") + column, True)] if column is not None else [])


@pytest.mark.parametrize(("card", "where", "fragments"), [(one[0], one[1], one[2:]) for one in WRONG_CARDS])
def test_a_wrong_card_is_said_and_the_other_cards_are_studied(
    card: str, where: str, fragments: tuple[str, ...]
) -> None:
    text = HEAD + card + "\n" + GOOD
    assert_said(text, where, *fragments)
    deck = load_deck(text.encode(), "kl.yaml").deck
    assert deck is not None
    assert "good" in [item.key.card for item in deck.items()]


@pytest.mark.parametrize(
    ("text", "where", "fragment"),
    [
        ("", "1:1", "the file is empty"),
        ("# only a comment\n", "1:1", "the file is empty"),
        ("hello", "1:1", "a deck is a mapping"),
        ("- a\n", "1:1", "a deck is a mapping"),
        ("cards: [{id: a, front: x, back: y}]", "1:1", "the deck has no id"),
        ("deck: a b\ncards: [{id: a, front: x, back: y}]", "1:7", "'a b' cannot be an id"),
        ("deck: a\n", "1:1", "the deck has no cards"),
        ("deck: a\ncards: []", "2:8", "the deck has no cards"),
        ("deck: a\ncards: none", "2:8", "cards must be a list"),
        ("deck: a\ntitel: b\ncards: [{id: a, front: x, back: y}]", "2:1", "Did you mean 'title'?"),
        ("deck: a\ntitle: b: c\ncards: [{id: a, front: x, back: y}]", "2:9", "a colon followed by a blank"),
        ("deck: a\ncards: [{id: a, front: x, back: y}]\n---\ndeck: b", "3:1", "a second document begins here"),
        ("deck: a\nmacros: {R2: x}\ncards: [{id: a, front: x, back: y}]", "2:10", "cannot be the name of a macro"),
        ("deck: a\nmacros: {R: 'x{'}\ncards: [{id: a, front: x, back: y}]", "2:15", "the macro R"),
        ("deck: a\nmacros: {a: '\\b', b: '\\a'}\ncards: []", "2:10", "the macro a uses itself"),
        ("deck: a\nmacros: {a: '" + "x" * 501 + "'}\ncards: []", "2:10", "longer than 500 characters when"),
        ("deck: a\ntitle: \u202ebackwards\ncards: []", "2:8", "U+202E cannot be shown"),
        ("deck: a\ngiven: {mu: 1, μ: 2}\ncards: []", "2:16", "another spelling of 'mu'"),
        ("hello #1", "1:1", "a deck is a mapping"),
        ("deck: a\ngiven: [1]\ncards: [{id: a, front: x, back: y}]", "2:8", "given must be a mapping"),
        ("[" * 1_000_000, "1:65", "nests deeper than 64"),
        ("{a: " * 1_000_000, "1:257", "nests deeper than 64"),
        ("deck: a\ncards:\n- {id: a, front: \x1b[31m, back: y}", "3:18", "control character U+001B"),
    ],
)
def test_a_wrong_deck_is_said(text: str, where: str, fragment: str) -> None:
    assert_said(text, where, fragment)


@pytest.mark.parametrize(
    ("source", "where", "fragment"),
    [
        (b"deck: a\ntitle: \xff", "2:8", "byte 0xff is not UTF-8"),
        ("deck: ä\n".encode("utf-16"), "1:1", "UTF-16"),
        (b"\x7fELF\x00\x01", "1:5", "not a text"),
        (b"a" * 9_000_000, "1:1", "9 MB"),
        (b"$x$ " * 200_001, "1:1", "more than 200000 formulas"),
        (b"{{= 1}} " * 20_001, "1:1", "more than 20000 numbers put in by {{= … }}"),
    ],
    ids=["not UTF-8", "UTF-16", "binary", "too large", "too many formulas", "too many splices"],
)
def test_a_file_that_is_no_text_is_said(source: bytes, where: str, fragment: str) -> None:
    loaded = load_deck(source, "kl.yaml")
    (problem,) = loaded.problems
    assert (f"{problem.place.line}:{problem.place.column}", loaded.deck) == (where, None)
    assert fragment in problem.message


def test_every_card_that_yaml_stumbles_over_is_said_and_the_others_are_read() -> None:
    text = (
        "deck: a\ncards:\n"
        "  - id: one\n    front: what: is it\n    back: y\n"
        "  - id: two\n    front: x\n    back: y\n"
        "  - id: three\n    front: 'never closed\n    back: y\n"
        "  - id: four\n    front: x\n    back: |y|\n"
        "  - id: five\n    front: x\n    back: y\n"
    )
    loaded = load_deck(text.encode(), "a.yaml")
    assert [problem.place.line for problem in loaded.problems] == [4, 10, 14]
    assert loaded.deck is not None
    assert [(item.key.card, item.line) for item in loaded.deck.items()] == [("two", 6), ("five", 15)]


def test_a_card_is_counted_as_broken_once_however_much_is_wrong_in_it() -> None:
    text = HEAD + "- {id: a, front: $\\foo$, back: [], reverse: maybe, colour: red}\n" + GOOD
    loaded = load_deck(text.encode(), "a.yaml")
    assert len(loaded.problems) == 4
    assert {problem.card for problem in loaded.problems} == {"a"}
    assert loaded.deck is not None
    assert loaded.deck.broken == 1


def test_problems_come_by_place() -> None:
    cards = "".join(f"- {{front: $\\foo$, id: {number}/}}\n" for number in range(9))
    places = [problem.place for problem in problems_of(HEAD + cards)]
    assert places == sorted(places)
    assert len(places) == 27


def test_a_deck_of_nothing_but_problems_names_the_first_five_hundred() -> None:
    problems = problems_of(HEAD + "- hello\n" * 2_000)
    assert len(problems) == 501
    assert problems[-1].message == "there are 1500 more problems in this file"


def test_of_many_problems_in_one_text_the_first_ten_are_said() -> None:
    lines = said(HEAD + "- id: a\n  back: y\n  front: |\n" + "    word $\\foo$\n" * 1_000)
    assert [line.split(": ")[0] for line in lines] == [f"{line}:11" for line in range(7, 17)]


def test_where_everything_is_wrong_the_reading_ends_with_a_sentence() -> None:
    first = f"- {{id: a, front: '{'$' * 49_000}', back: y}}\n"
    assert_said(HEAD + first + GOOD, "1:1", "not read from line 5 on")


def test_a_deck_of_macros_that_double_each_other_is_refused_at_the_macros() -> None:
    macros = "".join(f"  {one}: '\\{chr(ord(one) + 1)}\\{chr(ord(one) + 1)}'\n" for one in "abcdefghi")
    lines = said(f"deck: a\nmacros:\n{macros}  j: xx\ncards:\n{GOOD}")
    assert lines
    assert all("written out" in line for line in lines)


def test_quantities_that_grow_when_they_are_written_out_are_refused() -> None:
    given = "\n".join(f"  a{n + 1}: a{n}+a{n}+a{n}" for n in range(40))
    text = f"deck: a\ngiven:\n  a0: 1\n{given}\ncards:\n{GOOD}"
    assert any("becomes too large" in line for line in said(text))


def test_warnings_alone_never_make_an_error_however_many() -> None:
    problems = problems_of("deck: a\ncards:\n" + "- {front: x, back: y}\n" * 600)
    assert len(problems) == 501
    assert {problem.severity for problem in problems} == {Severity.WARNING}


def test_line_ends_and_a_byte_order_mark_do_not_move_places() -> None:
    text = HEAD + "- id: a\n  front: |\n    one\n    two $\\foo$\n  back: y\n"
    for variant in (text.replace("\n", "\r\n"), "\ufeff" + text, text.replace("\n", "\r")):
        assert said(variant) == said(text)
