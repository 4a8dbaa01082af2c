"""What the commands of TeX that take arguments become in an answer; each function has the reader behind its command."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quizkl.maths.syntax.tex_words import MARKS, MATRICES
from quizkl.maths.syntax.token import Kind, Token
from quizkl.maths.syntax.unreadable import Refusal

if TYPE_CHECKING:
    from quizkl.maths.syntax.from_tex import TexReader

_OPENED, _CLOSED = "{", "}"


def _fraction(tex: TexReader, offset: int) -> None:
    r"""``\frac{a}{b}`` as ((a)/(b)), but ``\frac{d}{dx}`` as d/dx."""
    start = len(tex.found)
    tex.grouped("(", ")")
    middle = len(tex.found)
    tex.grouped("(", ")")
    above, below = tex.found[start + 1 : middle - 1], tex.found[middle + 1 : -1]
    slash = Token(Kind.SIGN, "/", offset, offset)
    variable = _differential(below)
    if above and variable is not None and above[0].text in ("d", "∂"):
        order = [token for token in above[1:] if token.kind is not Kind.NAME][: len(below) - len(variable)]
        rest = above[1 + len(order) :]
        body = [Token(Kind.SIGN, "(", offset, offset), *rest, Token(Kind.SIGN, ")", offset, offset)] if rest else []
        tex.found[start:] = [above[0], *order, slash, *below, *body]
        return
    opened, closed = (Token(Kind.SIGN, sign, offset, offset) for sign in "()")
    tex.found[start:] = [opened, *tex.found[start:middle], slash, *tex.found[middle:], closed]


def _differential(below: list[Token]) -> list[Token] | None:
    """The tokens of ``dx`` or ``∂x``, without an order; None if it is neither."""
    if len(below) < 2 or below[0].text not in ("d", "∂") or below[1].kind is not Kind.NAME:
        return None
    return below[:2]


def _root(tex: TexReader, offset: int) -> None:
    index: list[Token] = []
    if tex.at(tex.place) == "[":
        tex.place += 1
        start = len(tex.found)
        tex.until("]")
        index = tex.found[start:]
        del tex.found[start:]
    tex.add(Kind.NAME, "root" if index else "sqrt", offset)
    tex.grouped("(", ")")
    if index:
        tex.found[-1:] = [Token(Kind.SIGN, ",", offset, offset), *index, tex.found[-1]]


def _binomial(tex: TexReader, offset: int) -> None:
    tex.add(Kind.NAME, "choose", offset)
    tex.grouped("(", ",")
    tex.argument()
    tex.sign(")")


def _power(tex: TexReader, offset: int) -> None:
    """``^`` takes one token or a group; ``^\\top``, ``^\\circ`` and ``^T`` are no powers."""
    after = tex.at(tex.place)
    if after == _OPENED and tex.at(tex.place + 1) in MARKS and tex.at(tex.place + 2) == _CLOSED:
        tex.place += 1
        tex.one()
        tex.place += 1
    elif after in MARKS:
        tex.one()
    elif after == "T" or (after == _OPENED and tex.at(tex.place + 1) == "T" and tex.at(tex.place + 2) == _CLOSED):
        tex.add(Kind.SIGN, "^", offset)
        tex.add(Kind.NAME, "T")
        tex.place += 1 if after == "T" else 3
    else:
        tex.add(Kind.SIGN, "^", offset)
        tex.grouped("{", "}")


def _group(tex: TexReader, offset: int) -> None:
    """Braces group, and show nothing when they are empty; ``1{,}5`` is a decimal comma."""
    if tex.at(tex.place) == "," and tex.at(tex.place + 1) == _CLOSED:
        raise Refusal(offset, "Numbers have a decimal point, not a comma.", "Write a decimal point: 1.5")
    if tex.at(tex.place) == _CLOSED:
        tex.place += 1
        return
    tex.add(Kind.SIGN, "(", offset)
    tex.until(_CLOSED)
    tex.sign(")")


def _below(tex: TexReader, offset: int) -> None:
    """A subscript after a bracket."""
    tex.add(Kind.SIGN, "_", offset)
    tex.grouped("{", "}")


def _matrix(tex: TexReader, offset: int) -> None:
    name = tex.inner_word()
    if name not in MATRICES:
        raise Refusal(offset, f"`{name}` has no meaning in an answer.", "A matrix is a pmatrix, or [[1, 2], [3, 4]].")
    tex.add(Kind.SIGN, "[", offset)
    rows, columns = 0, 0
    separators: list[int] = []
    while tex.place < len(tex.tokens) and tex.at(tex.place) != "\\end":
        if tex.at(tex.place) in ("&", "\\\\"):
            rows += tex.at(tex.place) == "\\\\"
            columns += tex.at(tex.place) == "&"
            separators.append(len(tex.found))
            tex.sign("," if tex.at(tex.place) == "&" else ";")
            tex.place += 1
        else:
            tex.one()
    if not columns:  # a column is a vector
        for place in separators:
            tex.found[place] = tex.found[place]._replace(text=",")
    tex.place += 1
    tex.inner_word()
    tex.sign("]")


COMMANDS: dict[str, Callable[[TexReader, int], None]] = {
    "\\frac": _fraction, "\\dfrac": _fraction, "\\tfrac": _fraction, "\\cfrac": _fraction, "\\sqrt": _root,
    "\\binom": _binomial, "\\dbinom": _binomial, "\\tbinom": _binomial, "^": _power, "{": _group, "_": _below,
    "\\begin": _matrix,
}  # fmt: skip
