"""How lines and lists come out: nothing collides, and what belongs together stands together."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from quizkl.printing.imposition import card_size
from quizkl.printing.layout import Cards, Flip, Grid, Sheet
from quizkl.printing.options import PrintOptions
from quizkl.printing.paper import A4, Paper
from tests.printing import pages
from tests.printing.decks import cards_of, printed

THREE_BY_FIVE = Paper(127, 76.2)
CHAIN = """\
- id: chain
  derivation: Derive it.
  symbols: {p: 'joint(x, y)', q: 'joint(x, y)'}
  from: kl(p, q)
  to: sum_x p(x) ln(p(x)/q(x)) + sum_x p(x) sum_y p(y|x) ln(p(y|x)/q(y|x))
  model:
    - = sum_x sum_y p(x, y) ln(p(x, y)/q(x, y)) by definition
    - = sum_x sum_y p(x, y) ln((p(x) p(y|x))/(q(x) q(y|x))) by chain rule
    - = sum_x sum_y p(x, y) (ln(p(x)/q(x)) + ln(p(y|x)/q(y|x))) by logarithm of a product
    - = sum_x p(x) ln(p(x)/q(x)) + sum_x p(x) sum_y p(y|x) ln(p(y|x)/q(y|x)) by normalisation
"""


def heights(page: pages.Page, said: str) -> list[float]:
    """From the top of the page to each line that has these words, top to bottom."""
    return sorted({round(run.y, 2) for run in page.runs if said in run.text})


def test_fractions_in_lines_below_one_another_do_not_touch() -> None:
    """A letter of a fraction is about a millimetre and a half high here."""
    fractions = r"$\frac{u}{v}$ " * 60
    cards = cards_of(f"- id: a\n  front: Fractions\n  back: '{fractions}'")
    page = pages.read_pages(printed(cards, PrintOptions(Sheet())).pdf)[1]
    upper, lower = heights(page, "𝑢"), heights(page, "𝑣")
    assert len(upper) == len(lower) > 2
    assert all(below - above > 2.0 for above, below in zip(lower, upper[1:], strict=False))


def test_lines_of_letters_alone_are_as_far_apart_as_before() -> None:
    letters = "words and $p(x)$ " * 15
    cards = cards_of(f"- id: a\n  front: Letters\n  back: '{letters}'")
    page = pages.read_pages(printed(cards, PrintOptions(Sheet())).pdf)[1]
    distances = {round(below - above, 1) for above, below in pairwise(heights(page, "words"))}
    assert len(distances) == 1


@pytest.mark.parametrize("words", range(7, 12))
def test_no_line_ends_with_the_sign_of_equality_of_a_short_formula(words: int) -> None:
    cards = cards_of(f"- {{id: a, front: Where, back: '{'no ' * words}$p = (0.4, 0.4, 0.2)$ and so on'}}")
    page = pages.read_pages(printed(cards, PrintOptions(Sheet())).pdf)[1]
    assert [line for line in page.text.split("\n") if line.rstrip().endswith("=")] == []


def test_the_options_of_a_choice_are_one_list_and_equally_apart() -> None:
    cards = cards_of("- {id: a, choice: Which?, right: [one, two], wrong: [three, four, five]}")
    made = printed(cards, PrintOptions(Flip(), THREE_BY_FIVE))
    back = pages.read_pages(made.pdf)[1]
    places = sorted(heights(back, said)[0] for said in ("one", "two", "three", "four", "five"))
    assert len({round(below - above, 1) for above, below in pairwise(places)}) == 1
    assert back.text.count("☒") == 2 and back.text.count("☐") == 3
    assert pages.read_structure(made.pdf).tags.count("L") == 2  # one on each side


def test_why_an_option_is_wrong_stands_nearer_to_it_than_to_the_next() -> None:
    options = [f"{{answer: option {name}, say: because {name}}}" for name in ("one", "two", "three")]
    cards = cards_of(f"- {{id: a, choice: Which?, right: {options[0]}, wrong: [{', '.join(options[1:])}]}}")
    back = pages.read_pages(printed(cards, PrintOptions(Flip(), THREE_BY_FIVE)).pdf)[1]
    asked, reasons = heights(back, "option"), heights(back, "because")
    assert len(asked) == len(reasons) == 3
    assert all(
        reason - own < following - reason for own, reason, following in zip(asked, reasons, asked[1:], strict=False)
    )


def test_a_list_on_a_front_is_not_centred() -> None:
    cards = cards_of("- id: a\n  front: |\n    Which?\n\n    - this\n    - that\n  back: x")
    front = pages.read_pages(printed(cards, PrintOptions(Flip(), THREE_BY_FIVE)).pdf)[0]
    assert all(run.x < 20 for run in front.runs if run.text.strip() in ("Which?", "this", "that"))


def test_a_wide_formula_that_would_be_too_small_is_broken_instead() -> None:
    wide = " + ".join(f"x_{{{number}}}" for number in range(40))
    cards = cards_of(f"- id: wide\n  front: 'In a line ${wide} = a$'\n  back: '$${wide}$$'")
    made = printed(cards, PrintOptions(Flip(), THREE_BY_FIVE))
    assert made.warnings == ()
    assert all(len(heights(page, "𝑥")) > 2 for page in pages.read_pages(made.pdf))


def test_a_chain_of_steps_goes_on_on_another_card_before_it_gets_too_small() -> None:
    made = printed(cards_of(CHAIN), PrintOptions(Flip(), Paper(80, 42)))
    (warning,) = made.warnings
    assert "continues on" in warning
    text = " ".join(page.text for page in pages.read_pages(made.pdf))
    assert [reason for reason in ("definition", "chain rule", "a product", "normalisation") if reason not in text] == []


def test_each_step_of_a_chain_has_an_alternative_text_of_its_own_and_its_reason_at_the_end() -> None:
    made = printed(cards_of(CHAIN), PrintOptions(Flip()))
    lines = [line for line in pages.read_structure(made.pdf).alternatives if line.startswith("=")]
    assert len(lines) == 4
    back = pages.read_pages(made.pdf)[1]
    (reason,) = [run for run in back.runs if "definition" in run.text]
    assert reason.x > back.width / 2


def test_a_word_longer_than_a_card_goes_on_on_the_next() -> None:
    made = printed(cards_of(f"- {{id: a, front: Long, back: {'x' * 4000}}}"), PrintOptions(Flip(), THREE_BY_FIVE))
    (warning,) = made.warnings
    assert "continues on" in warning
    assert sum(page.text.count("x") for page in pages.read_pages(made.pdf)) == 4000


@pytest.mark.parametrize("length", [30, 60, 120, 1000])
@pytest.mark.parametrize("character", "xWm字.")
@pytest.mark.skipif(pages.POPPLER is None, reason="poppler's pdftotext is not installed: no boxes around words")
def test_a_long_word_never_leaves_its_card(length: int, character: str, tmp_path: Path) -> None:
    word = character * length
    text = f"{word}, `{word}`, **{word}**\n\n    - {word}"
    cards = cards_of(f"- id: a\n  front: Long\n  back: |\n    {text}")
    for page in pages.words(printed(cards, PrintOptions(Sheet(Grid(4, 3)))).pdf, tmp_path)[1::2]:
        assert all(word.right < A4.width - 9 - 2 for word in page)


def test_no_page_has_nothing_but_the_line_between_question_and_answer() -> None:
    rows = r" \\ ".join("1 & 2" for _ in range(40))
    formula = rf"$$\begin{{pmatrix}} {rows} \end{{pmatrix}}$$"
    made = printed(
        cards_of(f"- id: a\n  front: '{formula}'\n  back: '{formula}'"), PrintOptions(Cards(), THREE_BY_FIVE)
    )
    assert len(pages.read_pages(made.pdf)) == 2


@pytest.mark.parametrize("title", ["Maximum likelihood and the view of it as a divergence", "散度" * 40])
def test_a_long_title_stays_on_its_line(title: str) -> None:
    cards = cards_of("- {id: a, front: front, back: back}", f"deck: small\ntitle: {title}")
    made = printed(cards, PrintOptions(Sheet(Grid(5, 3))))
    page = pages.read_pages(made.pdf)[0]
    (number,) = heights(page, "1 Q")
    begun = [run for run in page.runs if title[:5] in run.text]
    if not begun:
        pytest.skip("no font of this system has Chinese")
    assert all(abs(run.y - number) < 0.5 for run in begun)
    assert "…" in page.text
    assert begun[0].x < card_size(A4, 9, Grid(5, 3))[0]


def test_a_full_card_keeps_its_text_off_the_small_print_below() -> None:
    text = " ".join(f"gypsy{number}" for number in range(71))
    made = printed(cards_of(f"- {{id: full, front: Long, back: '{text}'}}"), PrintOptions(Sheet(), ids=True))
    assert made.warnings == ()
    back = pages.read_pages(made.pdf)[1]
    (foot,) = heights(back, "small/full")
    assert foot - heights(back, "gypsy")[-1] > 4.5
