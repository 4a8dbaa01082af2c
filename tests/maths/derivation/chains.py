"""Chains of lines for the tests, each with its symbols."""

from __future__ import annotations

from collections.abc import Mapping

from quizkl.maths.derivation.finding import Following, Mark
from quizkl.maths.derivation.line import Line, Optimum, Statement, Value
from quizkl.maths.derivation.read_line import read_line
from quizkl.maths.derivation.read_symbols import read_symbols
from quizkl.maths.derivation.step import Misplaced, next_statement
from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.engine.derivation.mark import begin

SECONDS = 5.0

TWO = {"p": "distribution(n)", "q": "distribution(n)"}
MODEL = {"theta": "parameter", "p": "distribution(n)", "q": "distribution(n | theta)"}
PAIRS = {"p": "joint(x, y)", "q": "joint(x, y)"}
COUNTED = {"x": "outcomes(m, n)", "p": "empirical(x)", "q": "distribution(n)"}
TOKENS = {"x": "sequences(m, T)", "p": "autoregressive(T)"}
SAMPLE = {"mu": "number", "sigma": "positive", "x": "data(m)", "p": "normal(mu, sigma)"}
NORMALS = {
    "mu_1": "number",
    "sigma_1": "positive",
    "mu_2": "number",
    "sigma_2": "positive",
    "p": "normal(mu_1, sigma_1)",
    "q": "normal(mu_2, sigma_2)",
}


def declared(declarations: Mapping[str, str]) -> Symbols:
    symbols = read_symbols(declarations)
    assert isinstance(symbols, Symbols), symbols
    return symbols


def line(text: str, symbols: Symbols) -> Line:
    found = read_line(text, symbols)
    assert isinstance(found, Line), (text, found)
    return found


def start(text: str, symbols: Symbols) -> Statement:
    right = line(text, symbols).right
    return right if isinstance(right, Optimum) else Value(right)


def marked(declarations: Mapping[str, str], before: str, *texts: str) -> Mark:
    """The mark of the last line; the lines before it are believed."""
    symbols = declared(declarations)
    statement = start(before, symbols)
    for text in texts[:-1]:
        after = next_statement(statement, line(text, symbols))
        assert not isinstance(after, Misplaced), after
        statement = after
    begun = begin(Following(symbols.texts, statement, line(texts[-1], symbols)))
    return begun.found if begun.prove is None else begun.prove(SECONDS)
