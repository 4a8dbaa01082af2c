"""Reads tokens into rows, groups and scripts; the constructs that commands start are given to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import ascii_letters

from quizkl.formula.problem import Refused
from quizkl.formula.symbols import SYMBOLS, symbol_of
from quizkl.formula.tokens import Token
from quizkl.formula.tree import (
    EMPTY,
    Brace,
    Letter,
    Node,
    Number,
    Placement,
    Row,
    Scripts,
    Side,
    Sign,
    Space,
    alone,
)

DEEPEST = 40
"""How deep groups may nest. Each level takes a few frames of the parser and of a writer, far from Python's limit."""

Construct = Callable[["Reader", Token], Node | None]
"""What a command does: reads its arguments; None where nothing is to be seen, as with ``\\displaystyle``."""

Switch = Callable[["Reader", Token, list[Node], frozenset[str]], Node]
"""What a command such as ``\\over`` does: makes one node of the atoms before it and of the rest of its group."""

_NOTHING = frozenset[str]()
_DIGITS = frozenset("0123456789")
_MISPLACED = {
    "}": ("This } has no {.", "Take it away, or write { before."),
    "&": ("& stands outside a matrix, cases or aligned.", r"Write \& for the sign itself."),
    "\\\\": (r"\\ stands outside a matrix, cases or aligned.", r"Use \begin{aligned} for more than one line."),
    "\\end": (r"\end has no \begin before it.", ""),
    "\\right": (r"\right has no \left before it.", r"Write \left. for an invisible one."),
    "\\middle": (r"\middle stands outside \left and \right.", ""),
    "$": ("$ stands inside a formula.", r"Write \$ for the sign itself."),
    "#": ("# stands inside a formula.", r"Write \# for the sign itself."),
}
_SCRIPTS = frozenset("^_'")
_AFTER_BASE = _SCRIPTS | {"\\limits", "\\nolimits"}
_PRIME = Sign(SYMBOLS["prime"])
_LETTERS = {letter: Letter(letter) for letter in ascii_letters}
_SIGNS = {key: Sign(symbol) for key, symbol in SYMBOLS.items()}
"""Nodes do not change: the same letter is the same node wherever it stands."""


class Reader:
    """A cursor over the tokens of one formula. Everything raises ``Refused`` at what it cannot read."""

    def __init__(
        self,
        tokens: list[Token],
        end: int,
        constructs: Mapping[str, Construct],
        switches: Mapping[str, Switch],
        unknown: Callable[[Token], Refused],
    ) -> None:
        self._tokens = tokens
        self._texts = [token.text for token in tokens] + [""]
        self._end = end
        self._constructs = constructs
        self._switches = switches
        self._unknown = unknown
        self._position = 0
        self._depth = 0

    @property
    def upcoming(self) -> str:
        """The text of the next token, empty at the end."""
        return self._texts[self._position]

    @property
    def offset(self) -> int:
        """Where the next token stands in the source."""
        return self._tokens[self._position].offset if self._position < len(self._tokens) else self._end

    def take(self, what: str = "something") -> Token:
        """The next token, which must exist: ``what`` names it in the message."""
        if self._position == len(self._tokens):
            raise Refused(self._end, f"The formula ends where {what} should stand.")
        token = self._tokens[self._position]
        self._position += 1
        return token

    def take_if(self, text: str) -> bool:
        """Takes the next token if it is ``text``."""
        if self._texts[self._position] == text:
            self._position += 1
            return True
        return False

    def upcoming_token(self) -> Token | None:
        return self._tokens[self._position] if self._position < len(self._tokens) else None

    def ahead(self, distance: int) -> str:
        """The text of the token ``distance`` after the next one."""
        index = self._position + distance
        return self._tokens[index].text if index < len(self._tokens) else ""

    def mark(self) -> int:
        """A place to come back to by ``rewind``."""
        return self._position

    def rewind(self, place: int) -> None:
        self._position = place

    def row(self, stops: frozenset[str] = _NOTHING) -> Row:
        """Atoms up to the end or to a token in ``stops``, which is left to be taken."""
        self._descend()
        children: list[Node] = []
        texts, switches = self._texts, self._switches
        while (text := texts[self._position]) and text not in stops:
            if text in _MISPLACED:
                raise Refused(self.offset, *_MISPLACED[text])
            switch = switches.get(text)
            if switch is not None:
                children = [switch(self, self.take(), children, stops)]
                continue
            node = self._scripted()
            if node is not None:
                children.append(node)
        self._depth -= 1
        return Row(tuple(children))

    def group(self, what: str) -> Row:
        """A group in braces."""
        opening = self.take(what)
        if opening.text != "{":
            raise Refused(
                opening.offset, f"{what.capitalize()} should stand here in braces.", f"Write {{…}} around {what}."
            )
        return self._rest_of_group(opening)

    def argument(self, what: str) -> Node:
        """An argument: a group in braces, or one atom."""
        text = self.upcoming
        if not text:
            raise Refused(self._end, f"The formula ends where {what} should stand.", f"Write {{…}} for {what}.")
        if text == "{":
            return alone(self._rest_of_group(self.take()))
        if text in _MISPLACED or text in "^_":
            raise Refused(self.offset, f"{text} stands where {what} should stand.", f"Write {{…}} for {what}.")
        if text in _DIGITS:
            return Number(self.take().text)  # TeX takes one token: \\frac12 is a half, x^12 is x to the 1, and 2
        node = self.nested(self._atom)
        return EMPTY if node is None else node

    def optional(self, what: str) -> Node | None:
        """An argument in square brackets, or None."""
        opening = self.offset
        if not self.take_if("["):
            return None
        row = self.row(frozenset("]"))
        if not self.take_if("]"):
            raise Refused(opening, f"The [ of {what} is never closed.", "Write ] after it.")
        return alone(row)

    def nested(self, construct: Callable[[], Node | None]) -> Node | None:
        """What ``construct`` reads, one level deeper."""
        self._descend()
        node = construct()
        self._depth -= 1
        return node

    def _descend(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Refused(
                self.offset, f"The formula nests deeper than {DEEPEST} levels.", "Split it into smaller ones."
            )

    def _rest_of_group(self, opening: Token) -> Row:
        row = self.row(frozenset("}"))
        if not self.take_if("}"):
            raise Refused(opening.offset, "This { is never closed.", "Write } where the group ends.")
        return row

    def _scripted(self) -> Node | None:
        base = EMPTY if self.upcoming in _SCRIPTS else self._atom()
        if base is None or self.upcoming not in _AFTER_BASE:
            return base
        placement = Placement.AUTO
        while self.upcoming in ("\\limits", "\\nolimits"):
            placement = Placement.LIMITS if self.take().text == "\\limits" else Placement.BESIDE
        lower: Node | None = None
        upper: Node | None = None
        primes = 0
        while (text := self.upcoming) in _SCRIPTS:
            token = self.take()
            if text == "'":
                primes += 1
            elif text == "^":
                upper = self._script(upper, token, "superscript")
            else:
                lower = self._script(lower, token, "subscript")
        if primes:
            rest = () if upper is None else upper.children if isinstance(upper, Row) else (upper,)
            upper = alone(Row((_PRIME,) * primes + rest))
        return _with_scripts(base, lower, upper, placement)

    def _script(self, present: Node | None, token: Token, name: str) -> Node:
        if present is not None:
            raise Refused(token.offset, f"There are two {name}s on one base.", "Put the inner one in braces: {x^a}^b.")
        return self.argument(f"the {name}")

    def _atom(self) -> Node | None:
        token = self.take()
        text = token.text
        if text in _LETTERS:
            return _LETTERS[text]
        if text[0] == "\\":
            return self._command(token)
        if text == "{":
            row = self._rest_of_group(token)
            return row.children[0] if len(row.children) == 1 and isinstance(row.children[0], (Letter, Number)) else row
        if text in _DIGITS or (text == "." and self.upcoming in _DIGITS):
            return Number(self._digits(text))
        if text == "~":
            return Space(6)
        if text in _SIGNS:
            return _SIGNS[text]
        symbol = symbol_of(text)
        if symbol is not None:
            return Sign(symbol)
        if text.isalpha() or text.isdecimal():
            return Letter(text)
        raise Refused(token.offset, f"{text} is not a character of mathematics.", rf"Put words into \text{{{text}}}.")

    def _digits(self, first: str) -> str:
        digits = first
        while (text := self.upcoming) and (
            text in _DIGITS or (text == "." and self.ahead(1) in _DIGITS and self.ahead(1))
        ):
            digits += self.take().text
        return digits

    def _command(self, token: Token) -> Node | None:
        name = token.text[1:]
        construct = self._constructs.get(name)
        if construct is not None:
            return construct(self, token)
        if name.isalpha() and name in _SIGNS:
            return _SIGNS[name]
        raise self._unknown(token)


def _with_scripts(base: Node, lower: Node | None, upper: Node | None, placement: Placement) -> Node:
    if isinstance(base, Brace) and base.label is None:
        if base.side is Side.BELOW and lower is not None:
            base, lower = Brace(base.base, base.side, lower), None
        elif base.side is Side.ABOVE and upper is not None:
            base, upper = Brace(base.base, base.side, upper), None
    if lower is None and upper is None:
        return base
    return Scripts(base, lower, upper, placement)
