"""Reads a line of a derivation: ``<= ln sum_i q_i by jensen``, ``= argmin_theta -E_p[ln q]``, ``0 = ...``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quizkl.maths.derivation.line import Extreme, Line, Optimum, Reason, Relation
from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.syntax.limits import LEARNER_LENGTH
from quizkl.maths.syntax.names import Names, canonical_name
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.substitute import substituted
from quizkl.maths.syntax.tree import Entry, Expression, Name
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.syntax.walk import free_names

_RELATIONS = {
    "<=": Relation.AT_MOST,
    "=<": Relation.AT_MOST,
    "≤": Relation.AT_MOST,
    "⩽": Relation.AT_MOST,
    ">=": Relation.AT_LEAST,
    "≥": Relation.AT_LEAST,
    "⩾": Relation.AT_LEAST,
    "≡": Relation.UP_TO_CONSTANT,
    "===": Relation.UP_TO_CONSTANT,
    "==": Relation.EQUAL,
    "=": Relation.EQUAL,
}
_RELATION = re.compile("|".join(map(re.escape, sorted(_RELATIONS, key=len, reverse=True))))
_NAMES = r"(?P<names>[^\W\d][\w]*(?:\s*(?:,|and)\s*[^\W\d]\w*)*|\{[^{}]*\})"
_CONSTANT = re.compile(
    rf"(?:[,+]|\bup\s+to\b)?\s*(?:an?\s+)?(?:additive\s+)?\bconst(?:ant)?\.?\s+(?:in|of)\s+{_NAMES}\s*$"
)
_REASON = re.compile(r"(?:[,;]?\s+|\s*[\(\[])by\s+(?:the\s+)?(?P<words>[^()\[\]]*?)\s*[\)\]]?\s*$")
_ARROW = re.compile(r"\s*(?P<sign>⇒|⟹|⇔|⟺|∴|<=>|=>)")
_BARE_CONSTANT = re.compile(r"[,+]\s*(?:an?\s+)?const(?:ant)?\.?\s*$")
_EXTREME = re.compile(
    r"\s*\\?arg\s*-?\s*(?P<which>min|max)(?:imi[sz]e)?\s*(?:_|over\s+)?\s*"
    r"(?:\{(?P<group>[^{}]*)\}|(?P<one>[^\W\d_]+(?:_[0-9])?))"
)
_SPELLINGS: dict[str, Reason] = {
    **{reason.value: reason for reason in Reason},
    "def": Reason.DEFINITION,
    "normalization": Reason.NORMALISATION,
    "p sums to 1": Reason.NORMALISATION,
    "linear": Reason.LINEARITY,
    "logarithm of a quotient": Reason.LOGARITHM,
    "logarithm of a product": Reason.LOGARITHM,
    "logs": Reason.LOGARITHM,
    "log rules": Reason.LOGARITHM,
    "log of a quotient": Reason.LOGARITHM,
    "log of a product": Reason.LOGARITHM,
    "product rule": Reason.CHAIN_RULE,
    "jensen's inequality": Reason.JENSEN,
    "gibbs' inequality": Reason.GIBBS,
    "gibbs's inequality": Reason.GIBBS,
    "log sum": Reason.LOG_SUM,
    "log-sum inequality": Reason.LOG_SUM,
    "log sum inequality": Reason.LOG_SUM,
    "non-negativity": Reason.NONNEGATIVITY,
    "monotone": Reason.MONOTONICITY,
    "monotonicity of the logarithm": Reason.MONOTONICITY,
    "fubini": Reason.ORDER_OF_SUMMATION,
    "exchange": Reason.ORDER_OF_SUMMATION,
    "stationary": Reason.STATIONARITY,
    "differentiation": Reason.DERIVATIVE,
    "variance": Reason.MOMENTS,
    "expectation": Reason.MOMENTS,
    "does not depend": Reason.CONSTANT,
}


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing, or a comment."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the line with the column (from 0) at which it starts."""

    text: str
    start: int


def read_line(text: str, symbols: Symbols, longest: int = LEARNER_LENGTH) -> Line | Blank | Unreadable:
    """One line of a derivation with these symbols. A comment begins with ``#`` and goes to the end."""
    if len(text) > longest:
        return Unreadable(longest + 1, f"This is longer than {longest} characters.", "Write it in smaller steps.")
    body = text.partition("#")[0].rstrip()
    if not body.strip():
        return Blank()
    body, words = _without_reason(_without_arrow(body))
    body, constant = _without_constant(body)
    split = _split(body)
    if isinstance(split, Unreadable):
        return split
    left, relation, right = split
    if relation is Relation.EQUAL and constant is not None:
        relation = Relation.UP_TO_CONSTANT
    unfit = _unfit(relation, constant, right, symbols.names)
    if unfit is not None:
        return unfit
    line = _read_parts(left, relation, right, symbols)
    if isinstance(line, Unreadable):
        return line
    reason = _SPELLINGS.get(" ".join(words.lower().split())) if words else None
    remarks = line.remarks
    if words and reason is None and relation in (Relation.AT_MOST, Relation.AT_LEAST):
        remarks = (*remarks, f"“{words}” names no inequality that is known here: jensen, gibbs, log-sum, ...")
    constants = _listed(constant) if constant is not None else ()
    return replace(line, constant_in=constants, reason=reason, words=words, remarks=remarks)


def _without_arrow(body: str) -> str:
    """Blanks in the place of an arrow before an equation; columns stay what they are."""
    arrow = _ARROW.match(body)
    if arrow is None or (arrow["sign"] == "=>" and not _relations(body[arrow.end() :])):
        return body
    return " " * arrow.end() + body[arrow.end() :]


def _without_reason(body: str) -> tuple[str, str]:
    found = _REASON.search(body)
    return (body, "") if found is None else (body[: found.start()].rstrip(), found["words"].strip())


def _without_constant(body: str) -> tuple[str, str | None]:
    found = _CONSTANT.search(body)
    return (body, None) if found is None else (body[: found.start()].rstrip(), found["names"])


def _listed(names: str) -> tuple[str, ...]:
    pieces = re.split(r"\s*(?:,|\band\b)\s*", names.strip("{} "))
    return tuple(canonical_name(piece) or piece for piece in pieces if piece)


def _split(body: str) -> tuple[_Piece | None, Relation, _Piece] | Unreadable:
    """What stands before the relation, the relation, and what stands after it."""
    places = _relations(body)
    if not places:
        return None, Relation.EQUAL, _Piece(body, 0)
    start, sign = places[0]
    if len(places) > 1:
        return Unreadable(places[1][0] + 1, "One line is one step, and this has two relations.", "Break the line here.")
    before = body[:start]
    left = _Piece(before, 0) if before.strip() else None
    return left, _RELATIONS[sign], _Piece(body[start + len(sign) :], start + len(sign))


def _relations(body: str) -> list[tuple[int, str]]:
    """The relation signs outside brackets; the equals sign of ``sum_{i=1}`` is inside."""
    found: list[tuple[int, str]] = []
    depth = place = 0
    while place < len(body):
        depth += (body[place] in "([{") - (body[place] in ")]}")
        sign = _RELATION.match(body, place)
        if sign is not None and depth <= 0:
            found.append((place, sign[0]))
        place = sign.end() if sign is not None else place + 1
    return found


def _unfit(relation: Relation, constant: str | None, right: _Piece, names: Names) -> Unreadable | None:
    end = right.start + len(right.text) + 1
    if constant is None and _BARE_CONSTANT.search(right.text) and "const" not in names.quantities:
        return Unreadable(end, "A constant in what?", "Say what it does not depend on: + const in q.")
    if relation is Relation.UP_TO_CONSTANT:
        if constant is None:
            return Unreadable(end, "A constant in what?", "Write it behind: ≡ ... up to a constant in q.")
        unknown = next((name for name in _listed(constant) if name not in names.quantities), None)
        if unknown is not None:
            return Unreadable(end, f"`{unknown}` is not a symbol of this derivation.", "")
    elif constant is not None:
        return Unreadable(end, "An inequality does not hold up to a constant.", "Write ≡, or leave the constant out.")
    if not right.text.strip():
        return Unreadable(end, "There is nothing after the relation.", "Write what follows from the line before.")
    return None


def _read_parts(left: _Piece | None, relation: Relation, right: _Piece, symbols: Symbols) -> Line | Unreadable:
    remarks: tuple[str, ...] = ()
    before: Expression | None = None
    if left is not None:
        reading = _read_expression(left, symbols)
        if isinstance(reading, Unreadable):
            return reading
        before, remarks = reading.expression, reading.remarks
    extreme = _EXTREME.match(right.text)
    if extreme is None:
        reading = _read_expression(right, symbols)
        if isinstance(reading, Unreadable):
            return reading
        return Line(relation, reading.expression, before, remarks=(*remarks, *reading.remarks))
    if relation is not Relation.EQUAL or before is not None:
        return Unreadable(right.start + 1, "An argmin or argmax follows an equals sign.", "Write = argmin_q ...")
    return _optimum(extreme, right, symbols)


def _optimum(extreme: re.Match[str], right: _Piece, symbols: Symbols) -> Line | Unreadable:
    column = right.start + extreme.end() + 1
    variables = _listed(extreme["group"] or extreme["one"])
    unknown = next((name for name in variables if name not in symbols.names.quantities), None)
    if unknown is not None or not variables:
        message = f"`{unknown}` is not a symbol of this derivation." if unknown else "It is not said over what."
        return Unreadable(column, message, "Write argmin_theta before what is made small.")
    piece = _Piece(right.text[extreme.end() :], right.start + extreme.end())
    if not piece.text.strip():
        return Unreadable(column, f"The arg{extreme['which']} of what?", "Write it behind: argmin_theta kl(p, q).")
    reading = _read_expression(piece, symbols)
    if isinstance(reading, Unreadable):
        return reading
    which = Extreme.SMALLEST if extreme["which"] == "min" else Extreme.LARGEST
    return Line(Relation.EQUAL, Optimum(which, variables, reading.expression), remarks=reading.remarks)


def _read_expression(piece: _Piece, symbols: Symbols) -> Reading | Unreadable:
    blanks = len(piece.text) - len(piece.text.lstrip())
    reading = read(piece.text.strip(), symbols.names)
    if isinstance(reading, Unreadable):
        return replace(reading, column=reading.column + piece.start + blanks)
    if reading.unit is not None:
        return Unreadable(piece.start + 1, "A line of a derivation has no unit.", "Leave the unit out.")
    return replace(reading, expression=with_subscripts(reading.expression, symbols))


def with_subscripts(expression: Expression, symbols: Symbols) -> Expression:
    """``q_theta`` is q, which depends on theta; ``p_n`` is the last entry of p."""
    meant: dict[str, Expression] = {}
    for name in free_names(expression):
        base, _, below = name.partition("_")
        kind = symbols.declared.get(base)
        if not below or name in symbols.declared or kind is None:
            continue
        if below in getattr(kind, "parameters", ()):
            meant[name] = Name(base)
        elif below in symbols.sizes:
            meant[name] = Entry(Name(base), Name(below))
    return substituted(expression, meant) if meant else expression
