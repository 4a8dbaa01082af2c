"""The commands that put formulas over, under and around one another."""

from __future__ import annotations

from collections.abc import Callable

from quizkl.formula.problem import Refused
from quizkl.formula.reader import Construct, Reader, Switch
from quizkl.formula.spacing import left_class
from quizkl.formula.symbols import SYMBOLS, AtomClass, Symbol, negated
from quizkl.formula.tokens import Token
from quizkl.formula.tree import (
    EMPTY,
    Accent,
    Alphabet,
    Arrow,
    Binomial,
    Boxed,
    Brace,
    Cancelled,
    Classed,
    Fraction,
    FractionStyle,
    Function,
    Mark,
    Node,
    Phantom,
    Root,
    Row,
    Side,
    Sign,
    Space,
    Stack,
    Styled,
    Text,
    alone,
)

_ROUND = (SYMBOLS["("], SYMBOLS[")"])


def _fraction(style: FractionStyle) -> Callable[[Reader, Token], Node]:
    def read(reader: Reader, token: Token) -> Node:
        numerator = reader.argument("the numerator")
        return Fraction(numerator, reader.argument("the denominator"), style)

    return read


def _continued_fraction(reader: Reader, token: Token) -> Node:
    reader.optional(r"\cfrac")
    return _fraction(FractionStyle.DISPLAY)(reader, token)


def _binomial(reader: Reader, token: Token) -> Node:
    upper = reader.argument("the upper number")
    return Binomial(upper, reader.argument("the lower number"), *_ROUND)


def _root(reader: Reader, token: Token) -> Node:
    index = reader.optional(r"\sqrt")
    return Root(reader.argument("what is under the root"), None if index == EMPTY else index)


def _accent(mark: Mark) -> Construct:
    return lambda reader, token: Accent(mark, reader.argument(f"what {token.text} goes over"))


def _brace(side: Side) -> Construct:
    return lambda reader, token: Brace(reader.argument(f"what {token.text} spans"), side)


def _kind(base: Node) -> AtomClass:
    """The class of what something is set on; ``\\arg\\max`` is one operator."""
    names = isinstance(base, Row) and base.children and all(isinstance(child, Function) for child in base.children)
    return AtomClass.OPERATOR if names else left_class(base)


def _stack(reader: Reader, token: Token) -> Node:
    annotation = reader.argument("what is set above or below")
    base = reader.argument("what it is set on")
    kind = AtomClass.RELATION if token.text == "\\stackrel" else _kind(base)
    if token.text == "\\underset":
        return Stack(base, None, annotation, kind)
    return Stack(base, annotation, None, kind)


def _arrow(symbol: Symbol) -> Construct:
    def read(reader: Reader, token: Token) -> Node:
        below = reader.optional(token.text)
        return Arrow(symbol, reader.argument("what is above the arrow"), below)

    return read


def _styled(alphabet: Alphabet) -> Construct:
    return lambda reader, token: Styled(alphabet, reader.argument(f"what {token.text} is about"))


def _classed(kind: AtomClass) -> Construct:
    limits = kind == AtomClass.OPERATOR
    return lambda reader, token: Classed(kind, reader.argument(f"what {token.text} is about"), limits)


def _modulus(reader: Reader, token: Token) -> Node:
    """``a \\equiv b \\pmod n``, and ``\\pod`` without the word."""
    word = (Text("mod"), Space(6)) if token.text == "\\pmod" else ()
    modulus = reader.argument("the modulus")
    return Row((Space(12), Sign(_ROUND[0]), *word, modulus, Sign(_ROUND[1])))


def _itself(reader: Reader, token: Token) -> Node:
    """For commands that only move their argument by a little."""
    return reader.argument(f"what {token.text} is about")


def _smashed(reader: Reader, token: Token) -> Node:
    """``\\smash[b]{…}`` only takes less room in print."""
    if reader.upcoming == "[" and reader.ahead(1) in ("t", "b") and reader.ahead(2) == "]":
        reader.optional(token.text)
    return _itself(reader, token)


def _unseen(reader: Reader, token: Token) -> Node | None:
    reader.argument("what gives the height")
    return None


def _negation(reader: Reader, token: Token) -> Node:
    offset = reader.offset
    base = reader.argument(r"what \not strikes through")
    if isinstance(base, Row):
        base = alone(base)
    if not isinstance(base, Sign):
        raise Refused(offset, r"\not needs a relation after it.", r"As in \not=, or use \cancel{…}.")
    return Sign(negated(base.symbol))


def _infix(reader: Reader, token: Token, before: list[Node], stops: frozenset[str]) -> Node:
    """``a \\over b``: all of the group before it goes above, all after it below."""
    upper = alone(Row(tuple(before)))
    lower = alone(reader.row(stops | _INFIXES))
    if reader.upcoming in _INFIXES:
        raise Refused(
            reader.offset, f"{reader.upcoming} is the second of its kind in one group.", "Put braces around one."
        )
    match token.text:
        case "\\over":
            return Fraction(upper, lower)
        case "\\atop":
            return Fraction(upper, lower, bar=False)
        case "\\choose":
            return Binomial(upper, lower, *_ROUND)
        case "\\brack":
            return Binomial(upper, lower, SYMBOLS["["], SYMBOLS["]"])
        case _:
            return Binomial(upper, lower, SYMBOLS["{"], SYMBOLS["}"])


def _font_switch(alphabet: Alphabet) -> Switch:
    """``\\bf`` and its sisters: the rest of the group is in another alphabet."""

    def read(reader: Reader, token: Token, before: list[Node], stops: frozenset[str]) -> Node:
        styled = Styled(alphabet, alone(reader.row(stops)))
        return Row((*before, styled)) if before else styled

    return read


_INFIXES = frozenset(("\\over", "\\atop", "\\choose", "\\brack", "\\brace"))

SWITCHES: dict[str, Switch] = dict.fromkeys(_INFIXES, _infix) | {
    "\\rm": _font_switch(Alphabet.ROMAN),
    "\\bf": _font_switch(Alphabet.BOLD),
    "\\it": _font_switch(Alphabet.ITALIC),
    "\\cal": _font_switch(Alphabet.CALLIGRAPHIC),
    "\\sf": _font_switch(Alphabet.SANS),
    "\\tt": _font_switch(Alphabet.TYPEWRITER),
}
"""What changes the group it stands in; the keys have their backslash."""

_ACCENTS = {mark.value: _accent(mark) for mark in Mark} | {"ring": _accent(Mark.RING)}
_ALPHABETS = {alphabet.value: _styled(alphabet) for alphabet in Alphabet} | {
    "mathnormal": _styled(Alphabet.ITALIC),
    "mathbfit": _styled(Alphabet.BOLD_ITALIC),
    "mathbbm": _styled(Alphabet.BLACKBOARD),
    "mathds": _styled(Alphabet.BLACKBOARD),
    "bm": _styled(Alphabet.BOLD_ITALIC),
    "pmb": _styled(Alphabet.BOLD_ITALIC),
    "bold": _styled(Alphabet.BOLD),
    "mathup": _styled(Alphabet.ROMAN),
    "symup": _styled(Alphabet.ROMAN),
    "symbf": _styled(Alphabet.BOLD),
    "Bbb": _styled(Alphabet.BLACKBOARD),
}
_CLASSES = {
    "mathord": _classed(AtomClass.ORDINARY),
    "mathop": _classed(AtomClass.OPERATOR),
    "mathbin": _classed(AtomClass.BINARY),
    "mathrel": _classed(AtomClass.RELATION),
    "mathopen": _classed(AtomClass.OPENING),
    "mathclose": _classed(AtomClass.CLOSING),
    "mathpunct": _classed(AtomClass.PUNCTUATION),
    "mathinner": _classed(AtomClass.ORDINARY),
}

LAYOUT: dict[str, Construct] = (
    {
        "frac": _fraction(FractionStyle.AUTO),
        "dfrac": _fraction(FractionStyle.DISPLAY),
        "tfrac": _fraction(FractionStyle.INLINE),
        "cfrac": _continued_fraction,
        "binom": _binomial,
        "dbinom": _binomial,
        "tbinom": _binomial,
        "sqrt": _root,
        "underbrace": _brace(Side.BELOW),
        "overbrace": _brace(Side.ABOVE),
        "underbracket": _brace(Side.BELOW),
        "overbracket": _brace(Side.ABOVE),
        "overset": _stack,
        "underset": _stack,
        "stackrel": _stack,
        "xrightarrow": _arrow(SYMBOLS["longrightarrow"]),
        "xleftarrow": _arrow(SYMBOLS["longleftarrow"]),
        "xRightarrow": _arrow(SYMBOLS["Longrightarrow"]),
        "xLeftarrow": _arrow(SYMBOLS["Longleftarrow"]),
        "xleftrightarrow": _arrow(SYMBOLS["longleftrightarrow"]),
        "xhookrightarrow": _arrow(SYMBOLS["hookrightarrow"]),
        "xmapsto": _arrow(SYMBOLS["longmapsto"]),
        "not": _negation,
        "bmod": lambda reader, token: Classed(AtomClass.BINARY, Text("mod")),
        "mod": lambda reader, token: Row((Space(12), Text("mod"), Space(6))),
        "pmod": _modulus,
        "pod": _modulus,
        "boxed": lambda reader, token: Boxed(reader.argument("what is boxed")),
        "fbox": lambda reader, token: Boxed(reader.argument("what is boxed")),
        "cancel": lambda reader, token: Cancelled(reader.argument("what is cancelled")),
        "bcancel": lambda reader, token: Cancelled(reader.argument("what is cancelled")),
        "xcancel": lambda reader, token: Cancelled(reader.argument("what is cancelled")),
        "phantom": lambda reader, token: Phantom(reader.argument("what is left empty")),
        "hphantom": lambda reader, token: Phantom(reader.argument("what is left empty")),
        "vphantom": _unseen,
        "smash": _smashed,
        "mathclap": _itself,
        "mathllap": _itself,
        "mathrlap": _itself,
        "llap": _itself,
        "rlap": _itself,
    }
    | _ACCENTS
    | _ALPHABETS
    | _CLASSES
)
