"""typst, asked from one place: what it refuses is traced to its card, and it reads no file."""

from __future__ import annotations

from pathlib import Path

from quizkl.printing.card_faces import front_pieces
from quizkl.printing.document import Document, Line
from quizkl.printing.layout import Cards, Flip, Fold, Notes, Sheet, Worksheet
from quizkl.printing.options import PrintOptions
from quizkl.printing.paper import A4, PAPERS
from quizkl.printing.piece import joined
from quizkl.printing.print_cards import Printed, print_cards
from quizkl.printing.setting import Setting
from quizkl.printing.typesetting import FontChoice, LackingCharacters, NotTypeset, Typesetting
from tests.printing.decks import cards_of, printed
from tests.printing.pages import read_structure

TITLE = Line('#set document(title: "Test")')


def made(*lines: Line) -> bytes | LackingCharacters | NotTypeset:
    return Typesetting(Document((TITLE, *lines)), FontChoice.BUNDLED).pdf(None)


def test_a_sound_document_is_a_pdf() -> None:
    pdf = made(Line("Hello"))
    assert isinstance(pdf, bytes)
    assert pdf.startswith(b"%PDF-1.7")


def test_what_typst_refuses_is_traced_to_its_card() -> None:
    refusal = made(Line("fine", 0), Line("#unknown-function()", 7), Line("fine", 8))
    assert isinstance(refusal, NotTypeset)
    assert refusal.cards == {7}
    assert "unknown variable" in refusal.message


def test_a_question_about_a_document_that_is_refused_is_traced_too() -> None:
    depths = Typesetting(Document((TITLE, Line("#unknown-function()", 3))), FontChoice.BUNDLED).depths()
    assert isinstance(depths, NotTypeset)
    assert depths.cards == {3}


def test_characters_without_a_glyph_are_named() -> None:
    lacking = made(Line('#"\u4e2d and \u6587"'))
    assert lacking == LackingCharacters(frozenset("\u4e2d\u6587"))


def test_no_file_can_be_read(tmp_path: Path) -> None:
    """Not even by typst code, which no text of a card ever becomes."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for path in (str(secret), "secret.txt", "../secret.txt", "/etc/hostname"):
        assert isinstance(made(Line(f'#read("{path}")')), NotTypeset)


def test_a_formula_that_cannot_be_set_is_printed_as_it_was_written() -> None:
    (card,) = cards_of("- {id: a, front: 'What is $\\\\frac{1}{2}$?', back: half}".replace("\\\\", "\\"))
    code = joined(front_pieces(card, Setting(80, 50, 11, source=True)))
    assert "math.equation" not in code
    assert '#raw("$\\\\frac{1}{2}$")' in code


def test_larger_cards_have_larger_text_within_bounds() -> None:
    sizes = [PrintOptions(Flip(), PAPERS[name].turned(upright=False)).text_size for name in ("A7", "A6", "A5", "A4")]
    assert sizes == sorted(sizes)
    assert 10 <= sizes[0] < sizes[-1] <= 16
    assert PrintOptions(Sheet(), A4).text_size == PrintOptions(Notes(), A4).text_size == 11
    assert PrintOptions(Sheet(), A4, size=9).text_size == 9


def test_questions_and_answers_are_paragraphs_to_a_screen_reader_in_every_layout() -> None:
    cards = cards_of("- {id: a, front: What is $x$?, back: A letter.}\n- {id: b, front: What is $y$?, back: Another.}")
    for layout in (Cards(), Flip(), Sheet(), Fold(), Notes()):
        assert read_structure(printed(cards, PrintOptions(layout)).pdf).tags.count("P") == 4, layout
    exercise = cards_of("- {id: c, exercise: Compute $x$., steps: [{ask: half, answer: '1'}, {ask: all, answer: '2'}]}")
    made = print_cards(exercise, PrintOptions(Worksheet()))
    assert isinstance(made, Printed)
    assert read_structure(made.pdf).tags.count("P") >= 7  # the task, its two steps, and both again with their answers
