"""The guess at a formula's width is never below what typst makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from quizkl.deck.load import load_deck
from quizkl.formula.extent import longest_run, rows, width
from quizkl.formula.parse import parse
from quizkl.formula.tree import Formula
from quizkl.formula.typst import to_typst
from quizkl.printing.document import TEXT_FONT
from quizkl.text.tree import Display, Mathematics

DECKS = Path(__file__).resolve().parents[2] / "decks"
WIDE = [
    r"\begin{pmatrix} a_{11} & a_{12} & a_{13} \\ 1 & 2 & 3 \end{pmatrix} \begin{bmatrix} x \\ y \end{bmatrix}",
    r"\overbrace{x_1 + x_2 + \dots + x_n}^{\text{all of the many addends}} = \underline{W} M \widehat{\theta}",
    r"\left\{ \begin{aligned} f(x) &= \sin x \\ g(x) &= \cos x + \tan x \end{aligned} \right\} \quad \text{and so on}",
    r"\binom{n}{k} \sqrt[3]{x + y} \xrightarrow{\text{a long label}} \mathbf{WWW} \mathcal{L} \prod_{i=1}^{n} \iiint",
    r"\operatorname{argmax}_{\theta} \mathbb{E}_{x \sim p_{\text{data}}} \left[ \log p_\theta(x) \right] \iff 0 \le 1",
    r"\boxed{E = m c^2} \cancel{a + b} \overset{!}{=} \Bigl( \frac{\partial^2 f}{\partial x^2} \Bigr) \mod 7",
]


def formulas() -> list[Formula]:
    """Those of the shipped decks, and some that are wide for other reasons."""
    parsed = [parse(source) for source in WIDE]
    assert all(isinstance(formula, Formula) for formula in parsed), parsed
    found = [formula for formula in parsed if isinstance(formula, Formula)]
    for file in sorted(DECKS.glob("*.yaml")):
        deck = load_deck(file.read_bytes(), file.name).deck
        assert deck is not None
        found += [formula for card in deck.cards() for formula in within(card)]
    return list(dict.fromkeys(found))


def within(value: object) -> Iterator[Formula]:
    if isinstance(value, Mathematics | Display):
        if value.formula is not None:
            yield value.formula
    elif isinstance(value, tuple):
        for part in value:
            yield from within(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from within(getattr(value, field.name))


def test_no_formula_is_wider_than_it_is_guessed_to_be() -> None:
    typst = pytest.importorskip("typst")
    known = formulas()
    assert len(known) > 100
    lines = [f'#set text(font: "{TEXT_FONT}", size: 10pt)']
    lines += [
        f"#context [#metadata(measure(math.equation(block: true, ${to_typst(formula)}$.body)).width.pt() / 10)<w>]"
        for formula in known
    ]
    fonts = typst.Fonts(include_system_fonts=False)
    measured = json.loads(typst.query("\n".join(lines).encode(), "<w>", field="value", font_paths=fonts))
    narrow = [(width(formula), ems) for formula, ems in zip(known, measured, strict=True) if width(formula) < ems]
    assert narrow == []


def test_a_formula_is_broken_after_relations_and_operators_only() -> None:
    formula = parse("a + b = (c d e f g)")
    assert isinstance(formula, Formula)
    assert longest_run(formula) < width(formula)


def test_the_rows_of_a_matrix_are_counted_in_brackets_too() -> None:
    formula = parse(r"\left( \begin{matrix} 1 \\ 2 \\ 3 \end{matrix} \right)")
    assert isinstance(formula, Formula)
    assert rows(formula) == 3
