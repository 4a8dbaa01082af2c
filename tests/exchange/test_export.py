"""What is exported can be imported again, and other programs understand it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.cli import cli
from quizkl.exchange.card_columns import CardColumns, DeckColumns, card_columns
from quizkl.exchange.field_text import tidy
from quizkl.exchange.import_cards import read_cards
from quizkl.exchange.question_blocks import question_cards
from quizkl.exchange.table_cards import table_cards
from quizkl.exchange.write_columns import as_markdown, as_table, lost_in_markdown, lost_in_table
from quizkl.text.read import read_text
from tests.exchange.importing import imported
from tests.exchange.test_tables import cells

DECKS = sorted((Path(__file__).parents[2] / "decks").glob("*.yaml"))
EVERY_KIND = r"""
deck: d
title: 'A "title"'
macros: {KL: 'D(#1 \,\|\, #2)', R: '\mathbb{R}'}
tags: [all]
cards:
- {id: a, front: 'What is $\KL{p}{q}$ in $\R^n$?', back: '$\sum_x p$', tags: [two words], note: see p. 3}
- {id: b, question: Name them., answer: Two., points: [one, 'two: 2']}
- {id: c, cloze: 'It is {{c1::a [b] $x[i]$}} and {{c2::$\frac{1}{2}$}}.'}
- {id: d, cloze: 'It {{c1::hides::a hint}} twice {{c1::too}}.'}
- {id: e, choice: Which?, right: {answer: z, say: Since.}, wrong: [y, x]}
- {id: f, exercise: Compute., steps: [{ask: it, answer: 1 + 1}]}
- {id: g, derivation: Show., from: entropy(p), to: '-sum_i p_i ln p_i', symbols: {p: distribution(n)}}
- {id: h, front: '{{= x }}?', back: y, vary: {x: 'integer(1, 6)'}}
- {id: i, front: Three lines, back: "one\nQ: two"}
"""
FULL = """
deck: f
author: me
settings: {new_per_day: 3}
cards:
- {id: a, front: a, back: b, reverse: true, hints: [c, d]}
- {id: b, front: c, back: d, tags: [t], note: n, suspended: true, hints: [e]}
- {id: c, choice: Which?, right: [z], wrong: [{answer: y, say: No.}, x]}
- {id: d, front: c, bakc: d}
"""


def columns_of(deck: str) -> DeckColumns:
    columns = card_columns(deck.encode(), "d.yaml")
    assert isinstance(columns, DeckColumns)
    return columns


def test_each_kind_has_a_front_and_a_back_or_is_left_out() -> None:
    columns = columns_of(EVERY_KIND)
    sides = {card.id: (card.front, card.back) for card in columns.cards}
    assert sides == {
        "a": (r"What is $D(p \,\|\,q)$ in $\mathbb{R}^n$?", r"$\sum_x p$"),
        "b": ("Name them.", "Two.\n\n- one\n- two: 2"),
        "c": (r"It is {{c1::a [b] $x[i]$}} and {{c2::$\frac{1}{2}$}}.", ""),
        "d": ("It {{c1::hides::a hint}} twice {{c1::too}}.", ""),
        "e": ("Which?\n\n- x\n- y\n- z", "z\n\nSince."),
        "i": ("Three lines", "one\nQ: two"),
    }
    assert columns.left_out == (
        ("f", "its answers are computed"),
        ("g", "its lines are proved"),
        ("h", "its numbers vary"),
    )


def test_a_table_has_tags_and_notes_too() -> None:
    rows = list(csv.reader(io.StringIO(as_table(columns_of(EVERY_KIND)))))
    assert rows[0] == ["id", "front", "back", "tags", "note"]
    assert rows[1][3:] == ["all; two words;", "see p. 3"]
    assert rows[2][3:] == ["all", ""]


def test_what_has_no_place_in_the_file_is_counted_by_its_key(work: Path) -> None:
    Path("f.yaml").write_text(FULL)
    table = export("f.yaml", "--to", "csv")
    assert table.stderr.splitlines() == [
        "left out, since something is wrong: 1 card; quizkl check f.yaml names it".replace(
            "f.yaml", str(work / "f.yaml")
        ),
        "not in the file, which has no place for it: hints of 2 cards, suspended of 1 card, "
        "say (why an option is wrong) of 1 card",
        "not in the file, of the deck: author, new_per_day",
    ]
    assert "id of 3 cards, reverse of 1 card, hints of 2 cards, tags of 1 card" in export("f.yaml", "--to", "md").stderr


def test_what_is_asked_both_ways_is_so_again_after_export_and_import() -> None:
    table = as_table(columns_of(FULL))
    assert table.splitlines()[:3] == ["id,front,back,tags,note,reverse", "a,a,b,,,yes", "b,c,d,t,n,"]
    again = imported(table)
    assert again.deck.count("reverse: true") == 1
    assert "    front: a\n    back: b\n    reverse: true\n" in again.deck


def test_nothing_is_said_where_all_is_written() -> None:
    columns = columns_of("deck: d\ncards:\n- {id: a, front: a, back: b}\n")
    assert lost_in_table(columns) == []
    assert lost_in_markdown(columns, ()) == [("id", 1)]


def test_markdown_has_blocks_and_names_what_has_no_place_in_them() -> None:
    text, left_out = as_markdown(columns_of(EVERY_KIND))
    assert text.startswith('---\nname = "A \\"title\\""\n---\n\nQ: What is')
    assert "C: It is [a \\[b\\] $x[i]$] and [$\\frac{1}{2}$].\n" in text
    assert [card for card, _ in left_out] == ["d", "i"]
    source, problems = question_cards(text, "d.md")
    assert (source.title, problems) == ('A "title"', ())
    assert len(source.cards) == 4


@pytest.mark.parametrize("file", DECKS, ids=lambda file: file.stem)
def test_what_is_exported_of_a_shipped_deck_is_imported_as_it_was(file: Path) -> None:
    columns = card_columns(file.read_bytes(), file.name)
    assert isinstance(columns, DeckColumns)
    source, problems = table_cards(as_table(columns), None, "d.csv")
    assert problems == ()
    assert len(source.cards) > 20
    for card, new in zip(columns.cards, source.cards, strict=True):
        assert (new.id, new.tags) == (card.id, card.tags)
        if card.back:
            assert (new.texts["front"], new.texts["back"]) == (tidy(card.front), tidy(card.back))
        else:
            assert new.texts["cloze"] == tidy(card.front)
    markdown, _ = as_markdown(columns)
    again, problems = question_cards(markdown, "d.md")
    assert (again.title, problems) == (columns.title, ())


@pytest.mark.parametrize("file", DECKS, ids=lambda file: file.stem)
def test_formulas_need_no_macros_of_the_deck(file: Path) -> None:
    columns = card_columns(file.read_bytes(), file.name)
    assert isinstance(columns, DeckColumns)
    for card in columns.cards:
        for text in (card.front, card.back, card.note):
            _, problems = read_text(text, {}, cloze=True)
            assert [one.message for one in problems if "hole" not in one.message] == []


@settings(deadline=None)
@given(st.lists(st.tuples(cells, cells, st.lists(st.text("ab c", min_size=1).map(str.strip).filter(bool)))))
def test_whatever_the_texts_are_a_table_reads_back(cards: list[tuple[str, str, list[str]]]) -> None:
    written = tuple(
        CardColumns(
            f"c{number}", tidy(front), tidy(back), tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags)), ""
        )
        for number, (front, back, tags) in enumerate(cards)
    )
    source, _ = table_cards(as_table(DeckColumns("t", written, ())), None, "d.csv")
    read = [(card.id, card.texts["front"], card.texts["back"], card.tags) for card in source.cards]
    assert read == [(card.id, card.front, card.back, card.tags) for card in written]


@settings(deadline=None)
@given(st.lists(st.tuples(cells, cells), min_size=1))
def test_whatever_the_texts_are_markdown_reads_back_or_is_left_out(cards: list[tuple[str, str]]) -> None:
    written = tuple(CardColumns(f"c{n}", tidy(front), tidy(back), (), "") for n, (front, back) in enumerate(cards))
    text, left_out = as_markdown(DeckColumns("t", written, ()))
    source, _ = question_cards(text, "d.md")
    gone = {card for card, _ in left_out}
    assert [(card.texts["front"], card.texts["back"]) for card in source.cards] == [
        (card.front, card.back) for card in written if card.id not in gone
    ]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZKL_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("d.yaml").write_text(EVERY_KIND)
    return tmp_path


def export(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["export", *arguments])


def test_a_file_says_by_its_name_what_it_is(work: Path) -> None:
    result = export("d.yaml", "-o", "d.csv")
    assert (result.exit_code, result.stdout) == (0, "d.csv\n")
    assert "left out, since its numbers vary: h" in result.stderr
    assert Path("d.csv").read_text().startswith("id,front,back")
    assert export("d.yaml", "-o", "d.csv").exit_code == 1
    assert export("d.yaml", "-o", "d.csv", "--force").exit_code == 0


def test_a_table_for_excel_says_that_it_is_unicode_and_is_read_back_like_any_other(work: Path) -> None:
    Path("u.yaml").write_text("deck: u\ncards: [{id: a, front: Größe, back: 身長}]\n", encoding="utf-8")
    for name, *more in (("u.csv",), ("e.csv", "--excel")):
        assert export("u.yaml", "-o", name, *more).exit_code == 0
    assert Path("e.csv").read_bytes() == b"\xef\xbb\xbf" + Path("u.csv").read_bytes()
    cards, problems = read_cards(Path("e.csv").read_bytes(), "e.csv", "e.csv")
    assert ([dict(card.texts) for card in cards.cards], problems) == ([{"front": "Größe", "back": "身長"}], ())


def test_the_deck_itself_is_never_written_over(work: Path) -> None:
    (work / "link.csv").symlink_to("d.yaml")
    for name in ("d.yaml", "./d.yaml", "link.csv"):
        result = export("d.yaml", "--to", "csv", "-o", name, "--force")
        assert (result.exit_code, result.stderr) == (
            2,
            f"quizkl: {Path(name)} is the deck itself. Name another file.\n",
        )
    assert Path("d.yaml").read_text() == EVERY_KIND


def test_a_card_without_an_id_gets_none_and_is_named_by_its_line() -> None:
    columns = columns_of("deck: d\ncards:\n- {front: a, back: b}\n- {front: c, back: 'A: d'}\n")
    assert as_table(columns) == "id,front,back,tags,note\n,a,b,,\n,c,A: d,,\n"
    assert as_markdown(columns)[1] == []
    assert [card.name for card in columns.cards] == ["line 3", "line 4"]


def test_a_pipe_is_told_what_to_be(work: Path) -> None:
    assert export("d.yaml", "--to", "md").stdout.startswith("---\nname")
    result = export("d.yaml")
    assert result.exit_code == 2
    assert "Say it by --to csv or --to md." in result.stderr


def test_a_deck_that_is_not_there_is_a_sentence(work: Path) -> None:
    result = export("klview", "--to", "csv")
    assert result.exit_code == 2
    assert "Did you mean 'kl-view'?" in result.stderr
