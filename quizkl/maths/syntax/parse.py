"""The precedence parser: tokens in, a tree out. The grammar is in the docstring of ``quizkl.maths.syntax``."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from quizkl.maths.syntax.brackets import is_decimal_comma
from quizkl.maths.syntax.characters import FRACTIONS
from quizkl.maths.syntax.complaints import after_expression, nothing_here, number_after, unknown_name
from quizkl.maths.syntax.limits import NESTING
from quizkl.maths.syntax.names import FunctionName, Vocabulary
from quizkl.maths.syntax.parse_application import application, is_application, is_called
from quizkl.maths.syntax.parse_bound import parse_bound, starts_bound
from quizkl.maths.syntax.parse_brackets import BARS, Inside, between_bars, bracketed
from quizkl.maths.syntax.parse_call import parse_call
from quizkl.maths.syntax.parse_entry import example
from quizkl.maths.syntax.parse_postfix import postfixes
from quizkl.maths.syntax.products import join, joined_side_by_side, times_power_of_ten
from quizkl.maths.syntax.remarks import Remarks
from quizkl.maths.syntax.token import Kind, Token
from quizkl.maths.syntax.tree import (
    Binary,
    Call,
    Constant,
    Expression,
    Name,
    Negate,
    Number,
    Operator,
    Transpose,
    Vector,
)
from quizkl.maths.syntax.unreadable import Refusal

_PRODUCT_SIGNS = {"*": Operator.MULTIPLY, "/": Operator.DIVIDE, "·": Operator.DOT, "@": Operator.MATRIX_PRODUCT}


_Operand = Callable[[], Expression]


class Parser:
    """Reads the expression that starts at ``tokens[place]``; raises ``Refusal``.

    ``sizable`` is set once something was read whose value may be astronomically large.
    """

    def __init__(self, text: str, tokens: list[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.place = 0
        self.vocabulary = vocabulary
        self.remarks = Remarks(text)
        self.inside = [Inside.BRACKET]
        self.depth = 0
        self.sizable = False
        self.second_tries = 0
        self.derivatives = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.place]

    @property
    def previous(self) -> Token:
        return self.tokens[self.place - 1]

    def whole(self) -> Expression:
        """The expression that all tokens make; several of them, separated by commas, are a vector."""
        entries = [self.sum()]
        while self.token.text == "," and not is_decimal_comma(self.tokens, self.place):
            self.place += 1
            entries.append(self.sum())
        if self.token.kind is not Kind.END:
            raise Refusal(self.token.start, *after_expression(self.tokens, self.place))
        return entries[0] if len(entries) == 1 else Vector(tuple(entries))

    # sums, products, factors

    def sum(self) -> Expression:
        """Terms joined by ``+`` and ``-``, each a product that may have a sign."""
        self.deeper()
        left = self.signed(self.product)
        while self.token.text in ("+", "-") and self.token.kind is Kind.SIGN:
            operator = Operator.ADD if self.token.text == "+" else Operator.SUBTRACT
            self.place += 1
            if self.token.text in ("+", "-") and self.token.kind is Kind.SIGN:
                self.remarks.on_several_signs()
            left = Binary(operator, left, self.signed(self.product))
        self.depth -= 1
        return left

    def signed(self, operand: _Operand) -> Expression:
        """What ``operand`` reads, negated if an odd number of minus signs stands before it."""
        token = self.token
        if token.kind is not Kind.SIGN or token.text not in ("+", "-"):
            return operand()
        signs = self.place
        negative = False
        while self.token.kind is Kind.SIGN and self.token.text in ("+", "-"):
            negative ^= self.token.text == "-"
            self.place += 1
        if self.place - signs > 1:
            self.remarks.on_several_signs()
        expression = operand()
        return Negate(expression) if negative else expression

    def product(self) -> Expression:
        """Factors joined by ``* / · @`` or by standing side by side, all of one rank, from left to right."""
        start = self.token.start
        left = self.factor()
        divided = False
        while True:
            token = self.token
            operator = _PRODUCT_SIGNS.get(token.text) if token.kind is Kind.SIGN else None
            if operator is not None:
                scaled = times_power_of_ten(left, self.tokens, self.place)
                if scaled is not None:
                    left, self.place = scaled
                    continue
                divided = operator is Operator.DIVIDE
                bare = self.remarks.bare_call if divided else None
                slash = self.place
                self.place += 1
                left = join(operator, left, self.signed(self.factor))
                if bare is not None and bare[2] == slash:
                    self.remarks.on_divided_call(bare, token, self.previous.end)
            elif self.starts_factor():
                if divided:
                    self.remarks.on_divided_product(start, self.token, self.previous)
                left = joined_side_by_side(left, self.side_by_side())
            else:
                return left

    def side_by_side(self) -> Expression:
        """A further factor without a sign before it. ``f(x, y)`` is no product of f and a vector."""
        before, token = self.previous, self.token
        if token.text == "e" and before.kind is Kind.NUMBER and self.place + 2 < len(self.tokens):
            self.remarks.on_spaced_exponent(before, token, *self.tokens[self.place + 1 : self.place + 3])
        right = self.factor()
        if isinstance(right, Vector) and token.text == "(" and before.kind is Kind.NAME:
            raise Refusal(before.start, f"`{before.text}` is no function.", "For a product with a vector write *.")
        return right

    def factor(self) -> Expression:
        """A primary with its postfixes and its power; powers are read from the right."""
        self.deeper()
        start = self.token.start
        base = postfixes(self, self.primary())
        while self.at_power():
            raised = example(self, base)
            if raised is None:
                break
            base = postfixes(self, raised)
        if self.at_power():
            self.place += 1
            if self.is_transpose(base):
                self.place += 1
                base = postfixes(self, Transpose(base))
            else:
                self.sizable = True
                base = Binary(Operator.POWER, base, self.exponent())
                self.remarks.on_power_of_e(base, start, self.previous, self.token)
        self.depth -= 1
        return base

    def at_power(self) -> bool:
        return self.token.kind is Kind.SIGN and self.token.text in ("^", "**")

    def is_transpose(self, base: Expression) -> bool:
        return (
            self.token.text == "T" and not isinstance(base, Number | Constant) and "T" not in self.vocabulary.quantities
        )

    def exponent(self) -> Expression:
        """What follows ``^``: a factor that may have a sign, or anything in brackets or braces."""
        if self.token.text == "{" and self.token.kind is Kind.SIGN:
            return bracketed(self)
        return self.signed(self.factor)

    # what a factor begins with

    def primary(self) -> Expression:
        token = self.token
        match token.kind:
            case Kind.NUMBER:
                self.place += 1
                return number(token.text)
            case Kind.NAME:
                return self.named()
            case Kind.FRACTION:
                self.place += 1
                above, below = FRACTIONS[token.text]
                return Binary(Operator.DIVIDE, number(str(above)), number(str(below)))
            case Kind.SIGN if token.text in ("(", "["):
                return bracketed(self)
            case Kind.SIGN if token.text in BARS:
                return between_bars(self)
            case Kind.SIGN if token.text == "∂":
                return parse_bound(self)
            case Kind.SIGN if token.text in ("√", "∛"):
                self.place += 1
                if not self.can_begin():
                    raise Refusal(token.start, f"`{token.text}` of what?", f"Write {token.text}2 or {token.text}(x+1).")
                return Call("sqrt" if token.text == "√" else "cbrt", (self.factor(),))
            case _:
                raise Refusal(token.start, *nothing_here(self.tokens, self.place))

    def can_begin(self) -> bool:
        """Whether the next token can begin a factor."""
        token = self.token
        if token.kind is Kind.SIGN:
            return token.text in ("(", "[", "√", "∛", "∂") or (token.text in BARS and self.opens(token))
        return token.kind in (Kind.NUMBER, Kind.NAME, Kind.FRACTION)

    def starts_factor(self) -> bool:
        """Whether the next token can only begin a further factor: multiplication without a sign."""
        if not self.can_begin():
            return False
        if self.token.kind is Kind.NAME:
            self.split_run()
        elif self.token.kind in (Kind.NUMBER, Kind.FRACTION):
            complaint = number_after(self.previous, self.token)
            if complaint is not None:
                raise Refusal(self.token.start, *complaint)
        return True

    def opens(self, bar: Token) -> bool:
        """Whether a bar after an expression opens: not where it closes what we are inside of."""
        inside = self.inside[-1]
        return inside is Inside.BRACKET or (inside is Inside.ABSOLUTE and bar.text == "‖")

    def named(self) -> Expression:
        if starts_bound(self):
            return parse_bound(self)
        self.split_run()
        token = self.token
        meaning = self.vocabulary.meaning(token.text, called=is_called(self.tokens, self.place))
        meaning = self.vocabulary.short_logarithm(token.text) if meaning is None else meaning
        if isinstance(meaning, FunctionName):
            self.place += 1
            return parse_call(self, meaning, token)
        if meaning is None or (isinstance(meaning, Name) and self.is_times_ten(token)):
            raise Refusal(token.start, *unknown_name(self.tokens, self.place, self.vocabulary))
        self.place += 1
        return application(self, meaning) if is_application(self, meaning) else meaning

    def is_times_ten(self, token: Token) -> bool:
        """``3.67x10^2``: an x for a times sign, even where ``x10`` could be a free variable."""
        return (
            token.text == "x10"
            and "x10" not in self.vocabulary.quantities
            and self.place > 0
            and self.previous.kind is Kind.NUMBER
        )

    def split_run(self) -> None:
        """Replaces a run of letters by its pieces, where it is a product."""
        token = self.token
        known = self.vocabulary
        if known.meaning(token.text) is not None or known.short_logarithm(token.text) or starts_bound(self):
            return
        pieces = self.vocabulary.pieces(token.text, called=self.tokens[self.place + 1].text == "(")
        if pieces is None:
            return
        start = token.start
        parts = []
        for piece in pieces:
            kind = Kind.NUMBER if piece[0].isdigit() else Kind.NAME
            parts.append(Token(kind, piece, start, min(start + len(piece), token.end)))
            start = parts[-1].end
        after = self.tokens[self.place + 1]
        if parts[-1].kind is after.kind is Kind.NUMBER and after.text.startswith(".") and after.start == token.end:
            parts[-1] = Token(Kind.NUMBER, parts[-1].text + after.text, parts[-1].start, after.end)  # ln0.8
            del self.tokens[self.place + 1]
        self.tokens[self.place : self.place + 1] = parts

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > 2 * NESTING:  # each bracket is a sum and a factor
            raise Refusal(self.token.start, "This is nested too deep.", "Write it in smaller parts.")


def number(text: str) -> Number:
    """An exact number from its digits; ``text`` is within the limits."""
    return Number(Fraction(int(text)) if text.isdigit() else Fraction(text), text)
