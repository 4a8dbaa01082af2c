"""Writes sums, expectations, entries and what goes with them as plain ASCII that reads back."""

from __future__ import annotations

from collections.abc import Callable

from quizkl.maths.syntax.rank import Rank
from quizkl.maths.syntax.tree import (
    Application,
    Derivative,
    Domain,
    Entry,
    Expectation,
    Expression,
    Field,
    Index,
    Members,
    Name,
    Places,
    Prefix,
    Product,
    Range,
    Sum,
)

Bound = Entry | Prefix | Application | Sum | Product | Expectation | Derivative
"""The nodes that bind a name, or that mostly stand under one."""

Writer = Callable[[Expression], tuple[str, Rank]]


def write_bound(expression: Bound, write: Writer) -> tuple[str, Rank]:
    """The text and its rank; ``write`` writes the parts."""

    def text(part: Expression) -> str:
        return write(part)[0]

    match expression:
        case Entry(base, index):
            return f"{indexed(base, text(base))}[{text(index)}]", Rank.ATOM
        case Prefix(base, index):
            return f"{indexed(base, text(base))}[<{text(index)}]", Rank.ATOM
        case Application(base, arguments, given):
            condition = f" | {', '.join(map(text, given))}" if given else ""
            return f"{_base(base, write)}({', '.join(map(text, arguments))}{condition})", Rank.ATOM
        case Sum(index, domain, body):
            return f"sum{_domain(index, domain, text)} {_body(body, write)}", Rank.SERIES
        case Product(index, domain, body):
            return f"prod{_domain(index, domain, text)} {_body(body, write)}", Rank.SERIES
        case Expectation(variable, distribution, body, _):
            under = text(distribution) if variable is None else f"{variable} ~ {text(distribution)}"
            return f"E_{{{under}}}[{text(body)}]", Rank.ATOM
        case Derivative(variable, body):
            return f"d/d{text(variable)} ({text(body)})", Rank.SERIES


def indexed(base: Expression, text: str) -> str:
    """What a place in square brackets can follow: a name, though ``E_p[...]`` would be an expectation."""
    named = isinstance(base, Name | Index | Entry | Field) and not text.startswith("E_")
    return text if named else f"({text})"


def _base(base: Expression, write: Writer) -> str:
    text, _ = write(base)
    return text if isinstance(base, Name | Index | Entry | Field) else f"({text})"


def _body(body: Expression, write: Writer) -> str:
    text, rank = write(body)
    return text if rank >= Rank.SERIES else f"({text})"


def _domain(index: str, domain: Domain, text: Callable[[Expression], str]) -> str:
    match domain:
        case Range(lower, upper):
            return f"_{{{index}={text(lower)}}}^{{{text(upper)}}}"
        case Members(collection):
            return f"_{{{index} in {text(collection)}}}"
        case Places():
            return f"_{{{index}}}"
