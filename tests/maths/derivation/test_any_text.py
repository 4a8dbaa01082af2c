"""Whatever is typed for a line is read, or refused in a sentence, and never takes long."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.maths.derivation.chain import Derivation, progress, read_rows, read_start
from quizkl.maths.derivation.finding import Following, Proved
from quizkl.maths.derivation.line import Value
from quizkl.maths.derivation.read_symbols import SymbolProblem, read_symbols
from quizkl.maths.derivation.say import echo_line
from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.engine.derivation.mark import begin
from quizkl.maths.inquiry import NotDecided
from tests.maths.derivation.chains import NORMALS, TWO, declared, line, start

SYMBOLS = declared({**TWO, **{name: kind for name, kind in NORMALS.items() if name not in TWO}})
TASK = Derivation(SYMBOLS, start("kl(p, q)", SYMBOLS))

_PIECES = [
    *(
        "=",
        "<=",
        "≥",
        "≡",
        "argmin_q ",
        "sum_i ",
        "sum_{i=1}^{n} ",
        "prod_j ",
        "E_{x~p}[",
        "]",
        "(",
        ")",
        "p_i",
        "q(x)",
    ),
    *(
        "p",
        "ln ",
        "exp ",
        "kl(p, q)",
        "d/dmu_1 ",
        "^",
        "2",
        "-",
        "/",
        "+",
        " by jensen",
        " up to a constant in q",
        "#",
        "n",
    ),
    *("mu_1", "{", "}", "|", "x", "_", ",", "99999", "softmax(p)", "H(p)", "i", "sigma_1", "∞", "0", "!"),
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)))
def test_any_text_is_a_row(text: str) -> None:
    rows = read_rows(TASK, [text, text])
    for row in rows:
        assert row.trouble is None or row.trouble.message
        if row.line is not None:
            assert echo_line(row.line)
    progress(TASK, rows, {row.following: Proved() for row in rows if row.following is not None})


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text(max_size=8), st.text(max_size=30), max_size=4))
def test_any_declarations_are_symbols_or_a_problem(declarations: dict[str, str]) -> None:
    assert isinstance(read_symbols(declarations), Symbols | SymbolProblem)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=2, max_size=9).map("".join))
def test_what_can_be_read_gets_a_mark(text: str) -> None:
    for row in read_rows(TASK, [text]):
        if row.following is not None:
            begun = begin(row.following)
            assert begun.found is not None


@pytest.mark.parametrize(
    "text",
    [
        "= " + "(" * 5 + "(2 mu_1)" + "^99)" * 5,
        "= sum_{i=1}^{60} sum_{j=1}^{60} sum_{k=1}^{60} i j k mu_1",
        "= sum_{i=1}^{999} mu_1^i",
        "= prod_{i=1}^{999} (mu_1 + i)",
        "= (mu_1 + mu_2)^999",
        "= ln(ln(ln(ln(0))))",
        "= 1/(mu_1 - mu_1)",
        "= exp(exp(exp(exp(mu_1))))",
    ],
)
def test_what_is_too_large_is_not_decided_or_refuted(text: str) -> None:
    symbols = declared(NORMALS)
    begun = begin(Following(symbols.texts, Value(line("mu_1", symbols).right), line(text, symbols)))  # type: ignore[arg-type]
    found = begun.found if begun.prove is None else begun.prove(2.0)
    assert not isinstance(found, Proved)


def test_a_start_that_is_nothing_is_said() -> None:
    assert read_start("", SYMBOLS) != read_start("kl(p, q)", SYMBOLS)
    assert isinstance(begin(Following((("p", "nothing"),), TASK.start, line("= 1", SYMBOLS))).found, NotDecided)
