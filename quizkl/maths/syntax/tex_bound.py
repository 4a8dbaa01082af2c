"""Writes sums, expectations, entries and what goes with them as TeX."""

from __future__ import annotations

from collections.abc import Callable

from quizkl.maths.syntax.echo_bound import flat_indices
from quizkl.maths.syntax.rank import Rank
from quizkl.maths.syntax.source_bound import Bound
from quizkl.maths.syntax.tree import (
    Application,
    Derivative,
    Domain,
    Entry,
    Expectation,
    Expression,
    Members,
    Name,
    Places,
    Prefix,
    Product,
    Range,
    Sum,
)

Writer = Callable[[Expression], tuple[str, Rank]]


def tex_bound(expression: Bound, write: Writer) -> tuple[str, Rank]:
    r"""``\sum_{i=1}^{n} p_{i} \ln \frac{p_{i}}{q_{i}}``: the text and its rank; ``write`` writes the parts."""

    def text(part: Expression) -> str:
        return write(part)[0]

    match expression:
        case Entry(base, index, True):
            return f"{_base(base, write)}^{{({text(index)})}}", Rank.POSTFIX
        case Entry():
            base, indices = flat_indices(expression)
            return f"{_base(base, write)}_{{{','.join(map(text, indices))}}}", Rank.ATOM
        case Prefix(base, index):
            return f"{_base(base, write)}_{{<{text(index)}}}", Rank.ATOM
        case Application(base, arguments, given):
            condition = rf" \mid {', '.join(map(text, given))}" if given else ""
            return f"{_base(base, write, False)}({', '.join(map(text, arguments))}{condition})", Rank.ATOM
        case Sum(index, domain, body):
            return rf"\sum{_domain(index, domain, text)} {_body(body, write)}", Rank.SERIES
        case Product(index, domain, body):
            return rf"\prod{_domain(index, domain, text)} {_body(body, write)}", Rank.SERIES
        case Expectation(variable, distribution, body, _):
            under = text(distribution) if variable is None else rf"{text(Name(variable))} \sim {text(distribution)}"
            return rf"\mathbb{{E}}_{{{under}}}\left[{text(body)}\right]", Rank.ATOM
        case Derivative(variable, body):
            return rf"\frac{{d}}{{d {text(variable)}}} \left({text(body)}\right)", Rank.SERIES


def _base(base: Expression, write: Writer, to_be_lowered: bool = True) -> str:
    text, rank = write(base)
    if rank < Rank.ATOM:
        return rf"\left({text}\right)"
    return f"{{{text}}}" if to_be_lowered and "_" in text else text


def _body(body: Expression, write: Writer) -> str:
    text, rank = write(body)
    return text if rank >= Rank.SERIES else rf"\left({text}\right)"


def _domain(index: str, domain: Domain, text: Callable[[Expression], str]) -> str:
    shown = text(Name(index))
    match domain:
        case Range(lower, upper):
            return f"_{{{shown}={text(lower)}}}^{{{text(upper)}}}"
        case Members(collection):
            return rf"_{{{shown} \in {text(collection)}}}"
        case Places():
            return f"_{{{shown}}}"
