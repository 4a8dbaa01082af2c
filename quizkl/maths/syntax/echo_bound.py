"""Shows sums, expectations, entries and what goes with them on one line."""

from __future__ import annotations

from collections.abc import Callable

from quizkl.maths.syntax.rank import Rank
from quizkl.maths.syntax.source_bound import Bound
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

Writer = Callable[[Expression], tuple[str, Rank]]


def show_bound(expression: Bound, write: Writer) -> tuple[str, Rank]:
    """``∑_{i=1}^n p_i ln(p_i/q_i)``, ``E_{x∼p}[ln p(x)]``: the text and its rank; ``write`` writes the parts."""

    def text(part: Expression) -> str:
        return write(part)[0]

    match expression:
        case Entry(base, index, True):
            return f"{_base(base, write)}^({text(index)})", Rank.ATOM
        case Entry():
            base, indices = flat_indices(expression)
            places = ",".join(_close(text(index)) for index in indices)
            return f"{_base(base, write)}_{_group(places)}", Rank.ATOM
        case Prefix(base, index):
            return f"{_base(base, write)}_{{<{_close(text(index))}}}", Rank.ATOM
        case Application(base, arguments, given):
            condition = f" | {', '.join(map(text, given))}" if given else ""
            return f"{_base(base, write)}({', '.join(map(text, arguments))}{condition})", Rank.ATOM
        case Sum(index, domain, body):
            return f"∑{_domain(index, domain, text)} {_body(body, write)}", Rank.SERIES
        case Product(index, domain, body):
            return f"∏{_domain(index, domain, text)} {_body(body, write)}", Rank.SERIES
        case Expectation(variable, distribution, body, _):
            under = text(distribution) if variable is None else f"{text(Name(variable))}∼{text(distribution)}"
            return f"E_{_group(under)}[{text(body)}]", Rank.ATOM
        case Derivative(variable, body):
            return f"d/d{text(variable)} ({text(body)})", Rank.SERIES


def flat_indices(entry: Entry) -> tuple[Expression, list[Expression]]:
    """``A_{ij}`` is an entry of an entry."""
    indices = [entry.index]
    base = entry.base
    while isinstance(base, Entry) and not base.raised:
        indices.insert(0, base.index)
        base = base.base
    return base, indices


def _base(base: Expression, write: Writer) -> str:
    text, _ = write(base)
    return text if isinstance(base, Name | Index | Entry | Field) else f"({text})"


def _body(body: Expression, write: Writer) -> str:
    text, rank = write(body)
    return text if rank >= Rank.SERIES else f"({text})"


def _close(text: str) -> str:
    """``i − 1`` without its spaces, unless they multiply."""
    return text.replace(" − ", "−").replace(" + ", "+")


def _group(text: str) -> str:
    return text if len(text) == 1 else f"{{{text}}}"


def _domain(index: str, domain: Domain, text: Callable[[Expression], str]) -> str:
    shown = text(Name(index))
    match domain:
        case Range(lower, upper):
            return f"_{{{shown}={_close(text(lower))}}}^{_group(_close(text(upper)))}"
        case Members(collection):
            return f"_{{{shown}∈{text(collection)}}}"
        case Places():
            return f"_{_group(shown)}"
