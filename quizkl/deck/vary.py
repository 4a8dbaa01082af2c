"""The keys ``vary`` and ``where``: how numbers are drawn, and which of the draws are wanted."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf

from quizkl.deck.complaints import Complaints
from quizkl.deck.context import CardContext
from quizkl.deck.field import list_of, mapping_of
from quizkl.deck.keys import Fields, unique_keys
from quizkl.deck.node import Mapping, Node, Scalar, Sequence, shorten
from quizkl.deck.quantities import read_name, read_quantities
from quizkl.deck.substitute import substitute
from quizkl.deck.varying import Varying
from quizkl.deck.written import Written, read_written
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.tree import Expression, Name
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.variation.condition import Condition, read_conditions
from quizkl.maths.variation.draw import drawn, literal
from quizkl.maths.variation.kinds import Draw
from quizkl.maths.variation.read_draw import read_draw
from quizkl.maths.variation.search import Variation

MOST_DRAWS = 40
MOST_CONDITIONS = 40


def read_varying(
    mapping: Mapping, fields: Fields, context: CardContext, complaints: Complaints, seed: int
) -> tuple[Varying, MappingOf[str, Expression]]:
    """What varies in a card, and its quantities as closed expressions with the numbers of ``seed``."""
    draws = _read_draws(fields["vary"], complaints)
    if draws and not _is_shown(mapping):
        hint = f"Write {{{{= {next(iter(draws))} }}}} where the number is to stand."
        complaints.warn(fields["vary"], "the numbers vary, and nothing in the card shows them", hint)
    given: MappingOf[str, Expression] = {**context.given, **{name: Name(name) for name in draws}}
    if "given" in fields:
        _complain_of_second_source(fields["given"], draws, complaints)
        given = read_quantities(fields["given"], given, complaints, in_card=True)
    conditions = _read_conditions(fields["where"], given, complaints) if "where" in fields else ()
    numbers = {name: literal(value) for name, value in drawn(draws, seed).items()}
    beside = {name: expression for name, expression in given.items() if name not in draws}
    varying = Varying(Variation(draws, beside, conditions), mapping, context)
    return varying, {**{name: _closed(expression, numbers) for name, expression in beside.items()}, **numbers}


def _is_shown(node: Node) -> bool:
    """Whether a number is put in anywhere in the card."""
    match node:
        case Scalar(text=text):
            return "{{=" in text
        case Mapping(pairs=pairs):
            return any(_is_shown(value) for _, value in pairs)
        case Sequence(items=items):
            return any(map(_is_shown, items))


def _closed(expression: Expression, numbers: MappingOf[str, Expression]) -> Expression:
    return substitute(expression, lambda part: numbers.get(part.text) if isinstance(part, Name) else None)


def _read_draws(node: Node, complaints: Complaints) -> dict[str, Draw]:
    draws: dict[str, Draw] = {}
    mapping = mapping_of(node, "vary", complaints)
    if mapping is None:
        return draws
    if not mapping.pairs:
        complaints.error(node, "vary says nothing", "Write for example p: simplex(3, step=0.1).")
    if len(mapping.pairs) > MOST_DRAWS:
        complaints.error(node, f"{len(mapping.pairs)} quantities vary, and {MOST_DRAWS} are the most")
        return draws
    for key, value in unique_keys(mapping, complaints).values():
        name = read_name(key, complaints)
        written = read_written(value, f"how {shorten(key.text)} varies", complaints)
        if name is None or written is None:
            continue
        if name in draws:
            complaints.error(key, f"{shorten(key.text)!r} is another spelling of {name!r}, which varies already")
            continue
        draw = read_draw(written.text)
        if isinstance(draw, Unreadable):
            _complain(written, f"how {name} varies cannot be read", draw, complaints)
            draw = read_draw("uniform(0, 1)")  # so that what names it is not called unknown besides
        if not isinstance(draw, Unreadable):
            draws[name] = draw
    return draws


def _read_conditions(node: Node, given: MappingOf[str, Expression], complaints: Complaints) -> tuple[Condition, ...]:
    found: list[Condition] = []
    items = list_of(node, "where", complaints)
    if len(items) > MOST_CONDITIONS:
        complaints.error(node, f"where has {len(items)} conditions, and {MOST_CONDITIONS} are the most")
        return ()
    names = Names(quantities=frozenset(given))
    for item in items:
        written = read_written(item, "where", complaints)
        if written is None:
            continue
        conditions = read_conditions(written.text, names)
        if isinstance(conditions, Unreadable):
            _complain(written, "the condition cannot be read", conditions, complaints)
        else:
            found += conditions
    return tuple(found)


def _complain(written: Written, what: str, wrong: Unreadable, complaints: Complaints) -> None:
    complaints.error(written.place_at(wrong.column - 1), f"{what}: {wrong.message}", wrong.hint)


def _complain_of_second_source(node: Node, draws: MappingOf[str, Draw], complaints: Complaints) -> None:
    """A quantity that varies cannot be given as well."""
    for key, _ in node.pairs if isinstance(node, Mapping) else ():
        if key.text in draws:
            complaints.error(key, f"{shorten(key.text)!r} varies and is given as well", "Keep one of the two.")
