"""What a pair of brackets holds: one expression, a vector, or a matrix. Separators are places among the tokens."""

from __future__ import annotations

from quizkl.maths.syntax.token import Kind, Token
from quizkl.maths.syntax.tree import Expression, Vector
from quizkl.maths.syntax.unreadable import Refusal


def matrix(entries: list[Expression], separators: list[int], tokens: list[Token], opened: Token) -> Vector:
    """``[a, b]``, ``[[a, b], [c, d]]`` or ``[a, b; c, d]``."""
    rows: list[list[Expression]] = [[entries[0]]]
    for separator, entry in zip(separators, entries[1:], strict=True):
        if tokens[separator].text == ";":
            rows.append([entry])
        else:
            rows[-1].append(entry)
    vector = Vector(tuple(rows[0])) if len(rows) == 1 else Vector(tuple(Vector(tuple(row)) for row in rows))
    lengths = {len(entry.entries) for entry in vector.entries if isinstance(entry, Vector)}
    if len(lengths) > 1:
        raise Refusal(opened.start, "The rows of this matrix have different lengths.")
    return vector


def entries_of_group(entries: list[Expression], separators: list[int], tokens: list[Token]) -> Expression:
    """``(x)`` is x, ``(a, b)`` a vector; ``(1,5)`` could be a decimal comma and is refused."""
    if not separators:
        return entries[0]
    for separator in separators:
        if tokens[separator].text == ";":
            raise Refusal(tokens[separator].start, "A semicolon separates the rows of a matrix in [ ].")
    if len(separators) == 1 and is_decimal_comma(tokens, separators[0]):
        hint = "For a decimal number write a point; for a vector write [a, b]."
        raise Refusal(tokens[separators[0]].start, "This comma can be read in two ways.", hint)
    return Vector(tuple(entries))


def is_decimal_comma(tokens: list[Token], place: int) -> bool:
    """Whether a comma may be meant as a decimal point or to separate thousands: ``1,5`` but not ``0.1,0.5``."""
    before, comma, after = tokens[place - 1], tokens[place], tokens[place + 1]
    return (
        before.kind is Kind.NUMBER
        and after.kind is Kind.NUMBER
        and before.end == comma.start
        and after.start == comma.end
        and after.text[0] != "."
        and not ("." in before.text and "." in after.text)
    )
