"""Whatever a card says is text: it is printed as it stands, and runs and reads nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkl.deck.card import CardHead, Flashcard
from quizkl.deck.deck import Heading
from quizkl.deck.problem import Place
from quizkl.printing.layout import Flip, Notes, Sheet
from quizkl.printing.options import PrintOptions
from quizkl.printing.paper import A4
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.words_markup import with_breaks
from quizkl.text.read import read_text
from tests.printing import pages
from tests.printing.decks import printed


def flashcard(front: str, back: str = "back", title: str = "A deck") -> PrintedCard:
    head = CardHead(id="a", place=Place("small.yaml"))
    card = Flashcard(head=head, front=read_text(front)[0], back=read_text(back)[0])
    return PrintedCard(Heading("small", title), card)


@pytest.mark.parametrize(
    "said",
    [
        '#read("/etc/passwd")',
        '#import "@preview/example:0.1.0": add',
        '"); #panic("x"); #("',
        "] #pagebreak() [",
        "= No heading",
        "<label> @reference // no comment",
        "/* nor this */ $",
        "#{while true {}}",
        "https://example.org/",
        "a -- b --- c ~ d ...",
    ],
)
def test_typst_markup_in_a_card_is_printed_as_it_stands(said: str) -> None:
    page = pages.read_pages(printed([flashcard(said)], PrintOptions(Flip())).pdf)[0]
    assert "".join(said.split()) in "".join(page.text.replace("\u200b", "").split())


def test_code_and_words_in_formulas_are_printed_as_they_stand() -> None:
    card = flashcard('`#read("x") \\u{41}` and $\\text{\\#read("/etc/passwd") "]}$')
    text = pages.read_pages(printed([card], PrintOptions(Flip())).pdf)[0].text
    assert '#read("x") \\u{41}' in text
    assert '#read("/etc/passwd") "]' in text


def test_a_title_is_text_too() -> None:
    made = printed([flashcard("front", title='A "title" \\ #read("x")')], PrintOptions(Flip()))
    assert pages.bookmarks(made.pdf) == ['A "title" \\ #read("x")']


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec="latin-1"), max_size=60), st.sampled_from([Flip(), Sheet(), Notes()]))
def test_any_text_is_set(said: str, layout: Flip | Sheet | Notes) -> None:
    made = printed([flashcard(said, said, said or "x")], PrintOptions(layout, A4))
    assert made.pdf.startswith(b"%PDF")


def test_a_character_that_no_font_has_is_printed_as_its_number_and_named() -> None:
    """U+E0041 is a tag character: no font draws it. Private and unassigned characters are the same."""
    unassigned = "\U0003fffd"
    made = printed([flashcard(f"before {unassigned} after")], PrintOptions(Flip()))
    assert "before [U+3FFFD] after" in pages.read_pages(made.pdf)[0].text
    (warning,) = made.warnings
    assert "U+3FFFD" in warning
    assert "small/a" in warning


@pytest.mark.parametrize("character", ["\0", "\ufffe"])
def test_a_character_that_no_tagged_pdf_may_have_is_printed_as_its_number(character: str) -> None:
    said = f"before \b{character} after"
    made = printed([flashcard(said, said, said)], PrintOptions(Flip()))
    assert f"[U+{ord(character):04X}]" in pages.read_pages(made.pdf)[0].text
    assert "small/a" in made.warnings[0]


def test_many_characters_that_no_font_has_are_named_together_and_their_numbers_stay_whole() -> None:
    unassigned = "".join(map(chr, range(0x3FFF0, 0x3FFF8)))
    made = printed([flashcard(f"before {unassigned} after")], PrintOptions(Flip()))
    text = "".join(pages.read_pages(made.pdf)[0].text.replace("\u200b", "").split())
    assert "before[U+3FFF0][U+3FFF1]" in text and "[U+3FFF7]after" in text
    (warning,) = made.warnings
    assert "U+3FFF0, U+3FFF1, U+3FFF2, U+3FFF3, U+3FFF4 and 3 more" in warning
    assert "(small/a)" in warning


def test_a_long_name_is_broken_after_its_points() -> None:
    assert with_breaks("torch.nn.functional") == "torch.\u200bnn.\u200bfunctional"
    assert with_breaks("a" * 30 + "0") == "\u200b".join(["a" * 12, "a" * 12, "a" * 6 + "0"])


def test_a_part_of_a_name_that_is_long_but_not_too_long_stays_whole() -> None:
    assert with_breaks("torch.distributions.Normal") == "torch.\u200bdistributions.\u200bNormal"
    assert with_breaks("Log-probabilities:") == "Log-\u200bprobabilities:"


@given(st.text(st.sampled_from("abcdefgh.-_/=,([: \u200b"), max_size=60))
def test_breaking_a_word_loses_nothing_of_it(said: str) -> None:
    assert with_breaks(said).replace("\u200b", "") == said.replace("\u200b", "")


def test_a_name_that_there_is_room_for_is_copied_and_found_as_it_is() -> None:
    """A zero-width space in a name would be an error in the program that it is pasted into."""
    assert with_breaks("torch.distributions.Normal", 20) == "torch.distributions.Normal"
    said = "`torch.distributions.Normal` and torch.nn.functional"
    block = "```\nlayer = torch.nn.functional.relu\n```"
    made = pages.read_pages(printed([flashcard(said, block)], PrintOptions(Sheet())).pdf)
    assert "torch.distributions.Normal" in made[0].text and "torch.nn.functional" in made[0].text
    assert "torch.nn.functional.relu" in made[1].text


def test_chinese_is_set_with_a_font_of_the_system() -> None:
    card = flashcard("什么是散度？", "两个分布之间的差异： $D$")
    made = printed([card], PrintOptions(Flip()))
    if made.warnings:
        assert "small/a" in made.warnings[0]
        pytest.skip("no font of this system has Chinese: the card is named instead")
    assert "什么是散度" in pages.read_pages(made.pdf)[0].text
    assert any("NewCM" not in name for name in pages.fonts(made.pdf))


def test_greek_and_cyrillic_need_no_other_fonts() -> None:
    made = printed([flashcard("Ελληνικά и русский, déjà vu, Łódź")], PrintOptions(Flip()))
    assert made.warnings == ()
    assert "Ελληνικά и русский, déjà vu, Łódź" in pages.read_pages(made.pdf)[0].text
