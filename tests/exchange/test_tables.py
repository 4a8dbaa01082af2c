"""Rows of a table become cards."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.deck.node import Scalar
from quizkl.exchange.deck_cards import DeckText, read_deck_text
from quizkl.exchange.field_text import tidy
from quizkl.exchange.import_cards import read_cards
from quizkl.exchange.source_text import ENCODINGS
from quizkl.text.unprintable import without_unprintable
from tests.exchange.importing import imported, said

CONVERTED = ("{{c", "{{=", "\\(", "\\[", "[$")
plain = st.text(
    st.one_of(st.sampled_from("ab \n,;\"'$\\{}[]#:-|>*_`<&"), st.characters(exclude_categories=["Cs"])), max_size=40
).filter(lambda text: not without_unprintable(text)[1] and not any(mark in text for mark in CONVERTED))
cells = plain.map(lambda text: f"a{text}")
rows = st.lists(st.tuples(cells, cells), min_size=1, max_size=6, unique_by=lambda row: " ".join(row[0].split()))


@settings(deadline=None)
@given(rows)
def test_the_texts_of_a_table_are_the_texts_of_the_deck(rows: list[tuple[str, str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([("front", "back"), *rows])
    deck = read_deck_text(imported("#html:false\n" + written.getvalue()).deck.encode(), "deck.yaml")
    assert isinstance(deck, DeckText)
    held = [(card.value("front"), card.value("back")) for card in deck.cards]
    assert [
        (front.text, back.text) for front, back in held if isinstance(front, Scalar) and isinstance(back, Scalar)
    ] == [(tidy(front), tidy(back)) for front, back in rows]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "one,two\nthree,four\n"),
        ("a.csv", "front,back\none,two\nthree,four"),
        ("a.csv", "Answer;Question\ntwo;one\nfour;three\n"),
        ("a.tsv", "one\ttwo\r\nthree\tfour\r\n"),
        ("a.csv", "\ufeffone,two\n\n,\nthree,four\n"),
        ("a.csv", "id|front|back\n|one|two\n|three|four\n"),
        ("a.csv", "sep=;\none;two\nthree;four\n"),
        ("a.txt", "#separator:tab\n#html:true\none\ttwo\nthree\tfour\n"),
        ("a.txt", "#separator:Semicolon\n#notetype column:1\n#tags column:4\nBasic;one;two;\nBasic;three;four;\n"),
        ("a.txt", "#separator:tab\n#columns:Back\tFront\ntwo\tone\nfour\tthree\n"),
    ],
)
def test_a_row_is_a_front_and_a_back(name: str, text: str) -> None:
    result = imported(text, name)
    assert result.problems == ()
    assert result.texts == {"one": ("one", "two"), "three": ("three", "four")}


def test_tags_ids_and_notes_have_columns_of_their_own() -> None:
    result = imported('id,front,back,tags,note\nmy-id,one,two,"a; b c",see p. 3\n')
    assert "- id: my-id  # from words.csv" in result.deck
    assert "tags: [a, 'b c']" in result.deck
    assert "note: see p. 3" in result.deck


def test_ankis_tags_stand_apart_by_blanks_and_hold_for_all() -> None:
    result = imported("#separator:tab\n#tags:all\n#tags column:3\none\ttwo\ta b\n", "a.txt")
    assert "tags: [all, a, b]" in result.deck


@pytest.mark.parametrize(
    "text",
    [
        "#separator:tab\n#notetype column:1\nBasic (and reversed card)\tone\ttwo\nBasic\tthree\tfour\n",
        "front\tback\treverse\none\ttwo\tyes\nthree\tfour\t\n",
    ],
)
def test_a_card_that_is_asked_both_ways_stays_so(text: str) -> None:
    result = imported(text, "a.txt")
    assert result.deck.count("reverse: true") == 1
    assert "    back: two\n    reverse: true\n" in result.deck
    into = imported(text, "a.txt", into=result.deck.replace("    reverse: true\n", ""))
    assert (into.changes.unchanged, into.deck.count("reverse")) == (2, 0)
    added = imported(text.replace("one", "another"), "a.txt", into=result.deck)
    assert added.deck.count("reverse: true") == 2


def test_a_note_type_may_hold_for_a_whole_file() -> None:
    whole = imported("#separator:tab\n#notetype:Basic (and reversed card)\none\ttwo\n{{c1::a}}\tb\n", "a.txt")
    assert whole.deck.count("reverse: true") == 1


def test_pictures_and_sounds_are_said_not_to_come_along() -> None:
    lines = said(b'one,two\n"<img src=""a.png"">",three\nfour,[sound:b.mp3]\n')
    assert lines == ["2: the picture or the sound of 2 cards is not taken over, only its name (first here)"]


def test_a_field_with_line_breaks_and_quotation_marks_keeps_them() -> None:
    assert imported('"a ""b""\nc","d, e"\n').texts == {"a-b-c": ('a "b"\nc', "d, e")}


def test_a_front_with_holes_is_a_cloze_and_its_back_a_note() -> None:
    result = imported('"{{c1::Paris}} is in {{c2::France}}",a city\n')
    assert list(result.texts.values()) == [("{{c1::Paris}} is in {{c2::France}}",)]
    assert "note: a city" in result.deck


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (b"one,two\nthree,four,five\n", "2: this row has 3 fields, and the first row has 2"),
        (b"one,two\n\n,four\n", "3: the front is empty"),
        (b"one,two\nthree\n", "2: the back is empty"),
        (b"one,two,three\n", "1: the first row has 3 fields, and nothing says which of them"),
        (b"one\ntwo\n", "1: the first row has 1 field, and a card needs a front and a back"),
        (b'one,two\n"three,four\nfive,six\n', "2: a quotation mark that opens in this row is never closed"),
        (b'one,two\n"three" x,four\n', "2: behind the closing quotation mark of a field in this row comes more text"),
        (b"one,two\nthree," + b"x" * 60_000, "2: a field in this row has more than 50,000 characters"),
        (b"id,front,back\na b,one,two\n", "2: 'a b' cannot be an id: it has a blank"),
        (b"front,back,colour\none,two,red\n", "1: nothing of these columns is taken over: colour"),
        (b"", "1: the file has no cards"),
        (b"\n\n", "1: the file has no cards"),
        (b"front,back\n\n", "1: the file has no cards"),
        (b"one,two\nthr\xe9e,four\n", "2: byte 0xe9 is not UTF-8; in Windows-1252 the word is 'thr\u00e9e'"),
        (b"one,two\nthr\x81e,four\n", "2: byte 0x81 is not UTF-8"),
        ("one,two\nx".encode("utf-16")[:-1], "2: the file cannot be read as utf-16: truncated data"),
        (b"one,two\n\x00,\n", "2: the file is not a text: it has a zero byte in this line"),
        (b"one,two\nthree\x1b[31m,four\n", "2: the character U+001B cannot be shown, and is taken out"),
        ("one,two\nthree\u202e,four\n".encode(), "2: the character U+202E cannot be shown, and is taken out"),
        (b"a,b\n" * 2_100_000, "1: the file has 8 MB, and what becomes one deck may have 8 MB"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(source: bytes, sentence: str) -> None:
    assert [line for line in said(source) if line.startswith(sentence)], said(source)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-32", None),
        ("windows-1252", "windows-1252"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16", "windows-1252"),
    ],
)
def test_a_table_may_be_written_in_what_a_spreadsheet_writes(written: str, told: str | None) -> None:
    source = "front\tback\r\nüne\tdeux €\r\n".encode(written)
    cards, problems = read_cards(source, "words.txt", "words.txt", told)
    assert [dict(card.texts) for card in cards.cards] == [{"front": "üne", "back": "deux €"}]
    assert problems == ()


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_that_may_be_named_is_known(name: str) -> None:
    cards, problems = read_cards("one,two\n".encode(name), "words.csv", "words.csv", name)
    assert (len(cards.cards), problems) == (1, ())


def test_a_wrong_row_does_not_keep_the_others_out() -> None:
    result = imported("one,two\n,\nx,y,z\nthree,four\n")
    assert result.texts == {"one": ("one", "two"), "three": ("three", "four")}


def test_a_character_that_no_card_may_have_is_taken_out() -> None:
    assert imported("o\x07ne,t\u200ew\u2028o\n").texts == {"one": ("one", "two")}


@pytest.mark.parametrize("name", ["words.xlsx", "words"])
def test_a_file_of_another_kind_is_refused(name: str) -> None:
    (sentence,) = said(b"one,two\n", name)
    assert "cannot be imported" in sentence or "has no ending" in sentence


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.tsv", "a.txt", "a.md"]))
def test_whatever_a_file_holds_reading_it_ends(source: bytes, name: str) -> None:
    said(source, name)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ['"', ",", "\t", "\n", "#separator:", "#tags column:1", "a", "{{c1::", "}}", "<b>", "\\(", "\\)"]
        )
    ).map("".join)
)
def test_whatever_is_in_a_table_becomes_a_deck_or_a_sentence(text: str) -> None:
    result = imported(text)
    assert result.changes.added or result.problems
    if result.changes.added:
        again = imported(text, into=result.deck)
        assert again.deck == result.deck
