"""Words in a formula: ``\\text`` and its sisters, and the names of functions."""

from __future__ import annotations

from quizkl.formula.problem import Refused
from quizkl.formula.reader import Construct, Reader
from quizkl.formula.symbols import AtomClass
from quizkl.formula.tokens import Token
from quizkl.formula.tree import EMPTY, Classed, Face, Function, Node, Row, Space, Text, alone

_IN_TEXT = {
    "\\ ": " ",
    "~": " ",
    "\\,": " ",
    "\\;": " ",
    "\\:": " ",
    "\\quad": "  ",
    "\\qquad": "    ",
    "\\!": "",
    "\\ldots": "…",
    "\\dots": "…",
    "\\textbackslash": "\\",
    "\\textasciitilde": "~",
    "\\textasciicircum": "^",
    "\\S": "§",
    "\\ss": "ß",
    "\\textquotesingle": "'",
} | {f"\\{character}": character for character in "{}%$&#_"}
_FACES = {
    "text": Face.ROMAN,
    "textrm": Face.ROMAN,
    "textnormal": Face.ROMAN,
    "textup": Face.ROMAN,
    "textmd": Face.ROMAN,
    "mbox": Face.ROMAN,
    "hbox": Face.ROMAN,
    "textbf": Face.BOLD,
    "textit": Face.ITALIC,
    "textsl": Face.ITALIC,
    "emph": Face.ITALIC,
    "textsf": Face.SANS,
    "texttt": Face.TYPEWRITER,
}


def _text(reader: Reader, token: Token) -> Node:
    return alone(Row(tuple(_pieces(reader, token, _FACES[token.text[1:]]))))


def _pieces(reader: Reader, token: Token, face: Face) -> list[Node]:
    """The words of ``\\text{…}`` and the formulas in dollars between them; one character needs no braces."""
    opening = reader.take("the text")
    if opening.text != "{":
        return [Text(_character(opening), face)]
    pieces: list[Node] = []
    words = ""
    depth = 1
    swallow = False
    while depth:
        following = reader.upcoming_token()
        if following is None:
            raise Refused(opening.offset, "This { is never closed.", "Write } where the text ends.")
        if following.spaced and not swallow:
            words += " "
        reader.take()
        swallow = following.text[0] == "\\" and following.text[1:].isalpha()
        if following.text == "$" or following.text[1:] in _FACES:
            pieces += [Text(words, face)] if words else []
            words = ""
            node = _formula(reader, following) if following.text == "$" else _nested(reader, following)
            pieces.append(node)
            swallow = False
        elif following.text in "{}":
            depth += 1 if following.text == "{" else -1
        else:
            words += _character(following)
    return [*pieces, Text(words, face)] if words or not pieces else pieces


def _nested(reader: Reader, token: Token) -> Node:
    return reader.nested(lambda: _text(reader, token)) or EMPTY


def _formula(reader: Reader, opening: Token) -> Node:
    row = reader.row(frozenset(("$", "}")))
    if not reader.take_if("$"):
        raise Refused(opening.offset, "This $ inside the text is never closed.", r"Write \$ for the sign itself.")
    return row


def _character(token: Token) -> str:
    known = _IN_TEXT.get(token.text)
    if known is not None:
        return known
    if token.text[0] == "\\":
        hint = f"Put it in dollars: ${token.text}$, or type the character itself."
        raise Refused(token.offset, f"{token.text} stands inside text.", hint)
    return token.text


def plain_words(reader: Reader, what: str) -> str:
    """A group of nothing but characters: the name of an environment, a size."""
    opening = reader.take(what)
    if opening.text != "{":
        raise Refused(
            opening.offset, f"{what.capitalize()} should stand here in braces.", f"Write {{…}} around {what}."
        )
    words = ""
    while (token := reader.take(f"the }} after {what}")).text != "}":
        if token.text[0] == "\\" or token.text == "{":
            raise Refused(token.offset, f"{token.text} stands inside {what}.")
        words += token.text
    return words


def _operator_name(reader: Reader, token: Token) -> Node:
    """``\\operatorname{…}``: words where it has only words, else a formula with an operator's spacing."""
    limits = reader.take_if("*")
    place = reader.mark()
    name = _name(reader)
    if name is not None:
        return Function(name, limits)
    reader.rewind(place)
    return Classed(AtomClass.OPERATOR, alone(reader.group("the operator's name")), limits)


def _name(reader: Reader) -> str | None:
    if not reader.take_if("{"):
        return None
    name = ""
    depth = 1
    while reader.upcoming:
        text = reader.take().text
        if text in "{}":
            depth += 1 if text == "{" else -1
            if not depth:
                return " ".join(name.split()) or None
        elif text in ("\\mathrm", "\\text", "\\rm", "\\textrm", "\\mathop"):
            continue
        elif text in _IN_TEXT:
            name += _IN_TEXT[text]
        elif text[0] == "\\" or text in "^_$'":
            return None
        else:
            name += text
    return None


def _tag(reader: Reader, token: Token) -> Node:
    """``\\tag{1}`` is printed as (1) at the margin; here it follows the formula."""
    bare = reader.take_if("*")
    pieces = _pieces(reader, token, Face.ROMAN)
    if not bare:
        pieces = [Text("("), *pieces, Text(")")]
    return Row((Space(36), *pieces))


_WORDS: dict[str, Construct] = dict.fromkeys(_FACES, _text)
TEXTS = _WORDS | {"operatorname": _operator_name, "tag": _tag}

_PLAIN = [
    "log",
    "ln",
    "exp",
    "sin",
    "cos",
    "tan",
    "cot",
    "sec",
    "csc",
    "arcsin",
    "arccos",
    "arctan",
    "sinh",
    "cosh",
    "tanh",
    "coth",
    "deg",
    "dim",
    "ker",
    "hom",
    "arg",
    "lg",
]
_LIMITED = ["lim", "max", "min", "sup", "inf", "det", "Pr", "gcd"]
FUNCTIONS = (
    {name: Function(name) for name in _PLAIN}
    | {name: Function(name, limits=True) for name in _LIMITED}
    | {
        "limsup": Function("lim sup", limits=True),
        "liminf": Function("lim inf", limits=True),
        "varlimsup": Function("lim sup", limits=True),
        "varliminf": Function("lim inf", limits=True),
        "argmax": Function("arg max", limits=True),
        "argmin": Function("arg min", limits=True),
        "injlim": Function("inj lim", limits=True),
        "projlim": Function("proj lim", limits=True),
    }
)
