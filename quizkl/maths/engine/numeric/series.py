"""The terms of a sum added up, the factors of a product multiplied, and derivatives by torch's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import torch

from quizkl.maths.engine.novalue import NoValueError
from quizkl.maths.engine.numeric import arithmetic
from quizkl.maths.engine.numeric.array import Array, Notes, NumericValue, number, stacked
from quizkl.maths.engine.unfold import whole_expression
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.substitute import substituted
from quizkl.maths.syntax.tree import Expression, Index, Name, Product, Sum

WHOLE_SLACK = 1e-9
"""How far a computed number may be from the whole number that it counts."""


def folded(notes: Notes, terms: Sequence[Array], added: bool) -> Array:
    """The sum or the product of terms of one shape."""
    if any(term.rank for term in terms):
        result = terms[0]
        for term in terms[1:]:
            result = (arithmetic.add if added else arithmetic.multiply)(notes, result, term)
        return result
    together = stacked(terms)
    if added:
        return arithmetic.total(notes, together, "∞ - ∞ has no value")
    result = Array(together.data.prod(dim=-1), 0)
    return arithmetic.reduced(notes, result, together, nothing="0 · ∞ has no value")


def varying(
    node: Sum | Product, limits: tuple[Array, Array], notes: Notes, value_of: Callable[[Expression, Notes], Array]
) -> Array:
    """A sum or product whose limits differ from member to member of the batch.

    A term counts, and may be missing, only for the members within whose limits it is.
    """
    lower, upper = (limit.data.detach() for limit in limits)
    if any(limit.rank for limit in limits) or not _are_whole(lower, upper):
        raise NoValueError(f"the limits of {node.index} must be whole numbers")
    first, last = int(lower.min().round()), int(upper.max().round())
    notes.count(max(last - first + 1, 0))
    terms = []
    neutral = 0.0 if isinstance(node, Sum) else 1.0
    for place in range(first, last + 1):
        inside = (lower <= place + WHOLE_SLACK) & (upper >= place - WHOLE_SLACK)
        own = Notes()
        term = value_of(substituted(node.body, {node.index: whole_expression(place)}), own)
        notes.entries += [(missing & inside, why) for missing, why in own.entries]
        within = inside
        for _ in range(term.rank):
            within = within.unsqueeze(-1)
        terms.append(Array(torch.where(within, term.data, neutral), term.rank))
    return folded(notes, terms, isinstance(node, Sum)) if terms else number(neutral)


def _are_whole(*limits: torch.Tensor) -> bool:
    return all(bool(((limit - limit.round()).abs() <= WHOLE_SLACK).all()) for limit in limits)


def derivative(
    quantities: Mapping[str, NumericValue], variable: Expression, value_at: Callable[[str, NumericValue], Array]
) -> Array:
    """The derivative of a number with respect to a quantity, or an entry of one, at its value."""
    name, places = _target(variable)
    value = quantities.get(name)
    if value is None:
        raise NoValueError(f"{name} has no value here, so its derivative has none")
    if not isinstance(value, Array) or value.rank != len(places):
        raise NoValueError(f"a derivative is taken with respect to a number: {echo(variable)} is none")
    with torch.enable_grad():
        at = value.data.clone().requires_grad_() if not value.data.requires_grad else value.data
        result = value_at(name, Array(at, value.rank))
        if result.rank:
            raise NoValueError("only numbers are differentiated here, no vectors")
        if not result.data.requires_grad:
            return number(0.0)
        (slope,) = torch.autograd.grad(result.data.sum(), at, create_graph=True, allow_unused=True)
    if slope is None:
        return number(0.0)
    for place in places:
        if not 1 <= place <= value.shape[0]:
            raise NoValueError(f"there is no entry {place}: there are {value.shape[0]}, counted from 1")
        slope = slope.select(-1, place - 1)
    return Array(slope if _is_differentiated(quantities) else slope.detach(), 0)


def _is_differentiated(quantities: Mapping[str, NumericValue]) -> bool:
    """Whether this is within another derivative, which needs to know where the slope comes from."""
    return any(isinstance(value, Array) and value.data.requires_grad for value in quantities.values())


def _target(variable: Expression) -> tuple[str, tuple[int, ...]]:
    match variable:
        case Name(text):
            return text, ()
        case Index(Name(text), place):
            return text, (place,)
        case _:
            raise NoValueError(f"a derivative is taken with respect to a number: {echo(variable)} is none")
