"""The precedence parser: tokens in, a tree out. The grammar is in the docstring of ``quizkl.maths.syntax``."""

from __future__ import annotations

from enum import Enum, auto
from fractions import Fraction

from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.brackets import entries_of_group, matrix
from quizkl.maths.syntax.calls import DIVERGENCES, call, takes_one
from quizkl.maths.syntax.characters import FRACTIONS
from quizkl.maths.syntax.limits import NESTING
from quizkl.maths.syntax.names import Function, Vocabulary
from quizkl.maths.syntax.products import join, joined_side_by_side, times_power_of_ten
from quizkl.maths.syntax.token import Kind, Token
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Expression,
    Factorial,
    Field,
    Index,
    Name,
    Negate,
    Norm,
    Number,
    Operator,
    Percent,
    Symbol,
    Transpose,
)
from quizkl.maths.syntax.unreadable import Refusal


class Inside(Enum):
    """What the parser is inside of: it decides what a bar means."""

    BRACKET = auto()
    DIVERGENCE = auto()
    ABSOLUTE = auto()
    NORM = auto()


_PRODUCT_SIGNS = {"*": Operator.MULTIPLY, "/": Operator.DIVIDE, "·": Operator.DOT, "@": Operator.MATRIX_PRODUCT}
_OPERATORS = frozenset({"+", "-", "*", "/", "·", "@", "^", "**"})
_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_DEGREES = frozenset({"degree", "degrees", "deg"})


class Parser:
    """Reads the expression that starts at ``tokens[place]``. Raises ``Refusal``; ``remarks`` collects the traps met."""

    def __init__(self, text: str, tokens: list[Token], vocabulary: Vocabulary) -> None:
        self.text = text
        self.tokens = tokens
        self.place = 0
        self.vocabulary = vocabulary
        self.inside = [Inside.BRACKET]
        self.depth = 0
        self.remarks: list[str] = []
        self.sizable = False
        self.bare_call: tuple[int, int, int] | None = None

    @property
    def token(self) -> Token:
        return self.tokens[self.place]

    # sums, products, factors

    def sum(self) -> Expression:
        """A sum of terms, each a product that may have a sign."""
        self.deeper()
        left = self.term()
        while self.token.kind is Kind.SIGN and self.token.text in ("+", "-"):
            operator = Operator.ADD if self.token.text == "+" else Operator.SUBTRACT
            self.place += 1
            left = Binary(operator, left, self.term())
        self.depth -= 1
        return left

    def term(self) -> Expression:
        negative = self.sign()
        product = self.product()
        return Negate(product) if negative else product

    def sign(self) -> bool:
        """Steps over one sign, if there is one; True for a minus."""
        token = self.token
        if token.kind is not Kind.SIGN or token.text not in ("+", "-"):
            return False
        self.place += 1
        self.refuse_second_operator()
        return token.text == "-"

    def refuse_second_operator(self) -> None:
        token = self.token
        if token.kind is Kind.SIGN and token.text in _OPERATORS:
            raise Refusal(
                token.start, "Two operators follow each other.", "Put the second sign and what it belongs to in ( )."
            )

    def product(self) -> Expression:
        """Factors joined by ``* / · @`` or by standing side by side, all of one rank, from left to right."""
        start = self.token.start
        left = self.factor()
        divisor: Token | None = None
        while True:
            token = self.token
            operator = _PRODUCT_SIGNS.get(token.text) if token.kind is Kind.SIGN else None
            if operator is not None:
                scaled = times_power_of_ten(left, self.tokens, self.place)
                if scaled is not None:
                    left, self.place = scaled
                    continue
                slashed_call = self.bare_call if operator is Operator.DIVIDE else None
                self.place += 1
                divisor = self.token if operator is Operator.DIVIDE else None
                left = join(operator, left, self.signed_factor())
                self.remark_on_divided_call(slashed_call, token)
            elif self.starts_factor():
                self.remark_on_divided_product(divisor, start)
                left = joined_side_by_side(left, self.factor())
            else:
                return left

    def signed_factor(self) -> Expression:
        """What follows ``*`` or ``/``: a factor that may have a sign of its own (``6*-2``)."""
        if self.token.kind is Kind.SIGN and self.token.text in ("*", "/", "·", "@", "^", "**"):
            self.refuse_second_operator()
        negative = self.sign()
        factor = self.factor()
        return Negate(factor) if negative else factor

    def factor(self) -> Expression:
        """A primary with its postfixes and its power; powers are read from the right."""
        self.deeper()
        start = self.token
        base = self.postfixes(self.primary())
        if self.at_power():
            self.place += 1
            if self.token.text == "T" and self.token.kind is Kind.NAME and self.is_transpose(base):
                self.place += 1
                base = self.postfixes(Transpose(base))
            else:
                exponent = self.exponent()
                self.sizable = True
                base = Binary(Operator.POWER, base, exponent)
                self.remark_on_power_of_e(base, start)
        self.depth -= 1
        return base

    def at_power(self) -> bool:
        return self.token.kind is Kind.SIGN and self.token.text in ("^", "**")

    def is_transpose(self, base: Expression) -> bool:
        return not isinstance(base, Number | Constant) and "T" not in self.vocabulary.quantities

    def exponent(self) -> Expression:
        if self.token.text == "{" and self.token.kind is Kind.SIGN:
            return self.bracketed()
        if self.token.kind is Kind.SIGN and self.token.text in ("*", "/", "·", "@", "^", "**"):
            self.refuse_second_operator()
        negative = self.sign()
        power = self.factor()
        return Negate(power) if negative else power

    def postfixes(self, base: Expression) -> Expression:
        """``! % ' ° ² [1] .name`` after a primary."""
        while True:
            token = self.token
            match token.text if token.kind in (Kind.SIGN, Kind.SUPERSCRIPT) else "":
                case "":
                    if token.kind is Kind.NAME and self.is_degrees(token):
                        self.place += 1
                        base = _degrees(base)
                        continue
                    return base
                case "!" | "%" | "'" | "°" | "ᵀ" as sign:
                    base = self.marked(base, sign)
                case "[":
                    if not isinstance(base, Name | Index | Field | Call | Transpose) and not self.after_bracket():
                        return base
                    base = self.indexed(base)
                case ".":
                    base = self.field(base)
                case digits if token.kind is Kind.SUPERSCRIPT:
                    self.place += 1
                    self.sizable = True
                    base = Binary(Operator.POWER, base, self.superscript(digits, token))
                case _:
                    return base

    def marked(self, base: Expression, sign: str) -> Expression:
        token = self.token
        self.place += 1
        if self.token.kind is Kind.SIGN and self.token.text == sign and sign != "°":
            raise Refusal(self.token.start, f"`{sign}` stands twice.", "If both are meant, put the first in ( ).")
        match sign:
            case "!":
                self.sizable = True
                return Factorial(base)
            case "%":
                return Percent(base)
            case "°":
                return _degrees(base)
            case _:
                if isinstance(base, Number | Constant):
                    raise Refusal(token.start, "A number has no transpose.")
                if sign == "'" and self.token.text == "(" and isinstance(base, Name):
                    raise Refusal(token.start, "Derivatives cannot be read.", "A prime after a vector transposes it.")
                return Transpose(base)

    def is_degrees(self, token: Token) -> bool:
        return token.text in _DEGREES and self.vocabulary.meaning(token.text) is None

    def superscript(self, digits: str, token: Token) -> Expression:
        body = digits.lstrip("+-")
        sign = digits[: len(digits) - len(body)]
        if len(sign) > 1 or not body or "+" in body or "-" in body or (body != "n" and not body.isdigit()):
            raise Refusal(token.start, "This superscript is no whole number.", "Write the power with ^ and ( ).")
        if len(body) > 8:
            raise Refusal(token.start, "This exponent is too large.")
        if body == "n":
            power = self.quantity(Token(Kind.NAME, "n", token.start, token.end))
        else:
            power = number(body)
        return Negate(power) if sign == "-" else power

    def indexed(self, base: Expression) -> Expression:
        opened = self.token
        self.place += 1
        while True:
            token = self.token
            if token.kind is not Kind.NUMBER or not token.text.isdigit() or len(token.text) > 6:
                raise Refusal(token.start, "An index is a whole number.", "For a product with a vector write *.")
            if int(token.text) == 0:
                raise Refusal(token.start, "Entries are counted from 1.", "The first entry is x[1].")
            base = Index(base, int(token.text))
            self.place += 1
            if self.token.text == "," and self.token.kind is Kind.SIGN:
                self.place += 1
                continue
            self.close("]", opened)
            return base

    def field(self, base: Expression) -> Expression:
        dot = self.token
        name = self.tokens[self.place + 1]
        if not isinstance(base, Name) or name.kind is not Kind.NAME or name.start != dot.end:
            raise Refusal(dot.start, "This point belongs to no number.", "Leave it out, or write * for a product.")
        self.place += 2
        return Field(base, name.text)

    # what a factor begins with

    def starts_factor(self) -> bool:
        """Whether the next token can only begin a further factor: multiplication without a sign."""
        token = self.token
        match token.kind:
            case Kind.NAME:
                self.split_run()
                return True
            case Kind.FRACTION | Kind.NUMBER:
                self.refuse_number_after_number()
                return True
            case Kind.SIGN:
                if token.text in ("|", "||", "‖"):
                    return self.inside[-1] is Inside.BRACKET or (
                        self.inside[-1] is Inside.ABSOLUTE and token.text == "‖"
                    )
                return token.text in ("(", "[", "√", "∛")
            case _:
                return False

    def refuse_number_after_number(self) -> None:
        token, previous = self.token, self.tokens[self.place - 1]
        if previous.kind is Kind.SIGN and previous.text in (")", "!", "|", "‖", "||"):
            return
        if previous.kind is Kind.NUMBER and token.kind is Kind.FRACTION:
            hint = f"Write {previous.text} + {token.text}, or a decimal number."
            raise Refusal(token.start, "A fraction right after a number can be read in two ways.", hint)
        if previous.kind is Kind.NUMBER and token.text.startswith(".") and token.start == previous.end:
            raise Refusal(token.start, "This number has two decimal points.")
        if previous.kind is Kind.NUMBER:
            hint = "Write numbers without spaces in them, and products with *."
            raise Refusal(token.start, "Two numbers stand next to each other.", hint)
        raise Refusal(token.start, "A number follows without an operator.", "For a product write *, for a power ^.")

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
            case Kind.SIGN:
                return self.signed_primary(token)
            case _:
                raise Refusal(token.start, *self.nothing_here(token))

    def signed_primary(self, token: Token) -> Expression:
        match token.text:
            case "(" | "[":
                return self.bracketed()
            case "|":
                return self.between_bars("|", Inside.ABSOLUTE)
            case "||" | "‖":
                return self.between_bars(token.text, Inside.NORM)
            case "√" | "∛":
                self.place += 1
                if not self.can_begin():
                    raise Refusal(token.start, f"`{token.text}` of what?", f"Write {token.text}2 or {token.text}(x+1).")
                return Call("sqrt" if token.text == "√" else "cbrt", (self.factor(),))
            case _:
                raise Refusal(token.start, *self.nothing_here(token))

    def nothing_here(self, token: Token) -> tuple[str, str]:
        """The message and hint where an expression should begin and does not."""
        before = self.tokens[self.place - 1] if self.place else None
        if before is not None and before.kind is Kind.SIGN and before.text in _OPERATORS:
            if token.kind is Kind.SIGN and token.text in _OPERATORS:
                return "Two operators follow each other.", "Put the second sign and what it belongs to in ( )."
            return f"Something is missing after `{before.text}`.", ""
        if token.kind is Kind.END:
            if before is not None and before.text in _CLOSERS:
                return f"This `{before.text}` is never closed.", ""
            return "Something is missing here.", "Type a number or an expression."
        if token.text in (")", "]"):
            if before is not None and before.text in _CLOSERS:
                return "There is nothing between these brackets.", ""
            if before is not None and before.text in (",", ";"):
                return f"Something is missing after `{before.text}`.", ""
            return f"This `{token.text}` was never opened.", ""
        if token.text in _OPERATORS or token.text in (",", ";", "!", "%"):
            return f"Something is missing before `{token.text}`.", ""
        if token.text == "{":
            return "Braces have no meaning here.", "Write ( ) to group, [ ] for a vector."
        return f"`{token.text}` has no meaning here.", ""

    def can_begin(self) -> bool:
        token = self.token
        if token.kind is Kind.SIGN:
            if token.text in ("|", "||", "‖"):
                return self.inside[-1] is Inside.BRACKET
            return token.text in ("(", "[", "√", "∛")
        return token.kind in (Kind.NUMBER, Kind.NAME, Kind.FRACTION)

    # brackets and bars

    def bracketed(self) -> Expression:
        opened = self.token
        self.place += 1
        entries, separators = self.entries(opened, Inside.BRACKET)
        if opened.text == "[":
            return matrix(entries, separators, opened)
        return entries_of_group(entries, separators, opened, self.tokens)

    def entries(self, opened: Token, inside: Inside) -> tuple[list[Expression], list[Token]]:
        """Expressions up to the bracket that closes ``opened``, and the tokens between them."""
        self.inside.append(inside)
        entries: list[Expression] = []
        separators: list[Token] = []
        while True:
            entries.append(self.sum())
            token = self.token
            bars = inside is Inside.DIVERGENCE and token.text in ("||", "‖", "|")
            if token.kind is not Kind.SIGN or not (bars or token.text in (",", ";")):
                break
            separators.append(token)
            self.place += 1
        self.close(_CLOSERS[opened.text], opened)
        self.inside.pop()
        return entries, separators

    def close(self, closer: str, opened: Token) -> None:
        token = self.token
        if token.kind is Kind.SIGN and token.text == closer:
            self.place += 1
            return
        if token.kind is Kind.END:
            raise Refusal(opened.start, f"This `{opened.text}` is never closed.")
        if token.text in (")", "]", "}"):
            raise Refusal(token.start, f"`{opened.text}` is closed by `{token.text}`.", f"Write `{closer}` here.")
        raise Refusal(token.start, *self.unexpected(token))

    def between_bars(self, bar: str, inside: Inside) -> Expression:
        opened = self.token
        self.place += 1
        self.inside.append(inside)
        body = self.sum()
        self.inside.pop()
        if self.token.kind is not Kind.SIGN or self.token.text not in ((bar,) if bar != "|" else ("|", "||")):
            word = "abs(x)" if inside is Inside.ABSOLUTE else "norm(x)"
            raise Refusal(
                opened.start, f"This `{opened.text}` is never closed.", f"{word} says the same with brackets."
            )
        if bar == "|" and self.token.text == "||":  # |x||y|: the first bar closes, the second opens
            half = self.token
            self.tokens[self.place] = Token(Kind.SIGN, "|", half.start, half.start + 1)
            self.tokens.insert(self.place + 1, Token(Kind.SIGN, "|", half.start + 1, half.end))
        self.place += 1
        return Absolute(body) if inside is Inside.ABSOLUTE else Norm(body)

    def after_bracket(self) -> bool:
        previous = self.tokens[self.place - 1]
        return previous.kind is Kind.SIGN and previous.text in (")", "]") and previous.end == self.token.start

    def unexpected(self, token: Token) -> tuple[str, str]:
        """The message and hint for a token after a complete expression."""
        from quizkl.maths.syntax.complaints import after_expression

        return after_expression(self.tokens, self.place, self.vocabulary)

    # names and calls

    def split_run(self) -> None:
        """Replaces a run of letters by its pieces, where it is a product."""
        token = self.token
        if self.vocabulary.meaning(token.text) is not None:
            return
        pieces = self.vocabulary.pieces(token.text)
        if pieces is None:
            return
        start = token.start
        parts = []
        for piece in pieces:
            kind = Kind.NUMBER if piece[0].isdigit() else Kind.NAME
            parts.append(Token(kind, piece, start, min(start + len(piece), token.end)))
            start = parts[-1].end
        self.tokens[self.place : self.place + 1] = parts

    def named(self) -> Expression:
        self.split_run()
        token = self.token
        meaning = self.vocabulary.meaning(token.text)
        if isinstance(meaning, Function):
            self.place += 1
            return self.call(meaning, token)
        return self.quantity(token, step=True)

    def quantity(self, token: Token, step: bool = False) -> Expression:
        meaning = self.vocabulary.meaning(token.text)
        if meaning is None or isinstance(meaning, Function):
            from quizkl.maths.syntax.complaints import unknown_name

            raise Refusal(token.start, *unknown_name(self.tokens, token, self.vocabulary))
        self.place += step
        return meaning

    def call(self, function: Function, name: Token) -> Expression:
        """A function's power, if one stands before its argument, and its argument or arguments."""
        power: Expression | None = None
        if self.token.kind is Kind.SUPERSCRIPT:
            self.place += 1
            power = self.superscript(self.tokens[self.place - 1].text, self.tokens[self.place - 1])
        elif self.at_power():
            self.place += 1
            power = self.exponent()
        if power is not None:
            function, power = self.inverse_or_power(function, power, name)
        opened = self.token
        if opened.kind is Kind.SIGN and opened.text == "(":
            self.place += 1
            inside = Inside.DIVERGENCE if function.name in DIVERGENCES else Inside.BRACKET
            if self.token.text == ")" and self.token.kind is Kind.SIGN:
                raise Refusal(self.token.start, f"`{name.text}` of what?", "Put its argument between the brackets.")
            entries, separators = self.entries(opened, inside)
        else:
            entries, separators = [self.bare_argument(function, name)], []
        node = call(function, tuple(entries))
        if isinstance(node, str):
            from quizkl.maths.syntax.complaints import comma_hint

            raise Refusal(name.start, node, comma_hint(self.tokens, separators))
        self.sizable = self.sizable or function.name in ("factorial", "pow", "exp", "expm1", "sinh", "cosh", "choose")
        return node if power is None else Binary(Operator.POWER, node, power)

    def inverse_or_power(
        self, function: Function, power: Expression, name: Token
    ) -> tuple[Function, Expression | None]:
        """``sin^-1`` is arcsin, ``ln^-1`` is refused, any other power is that of the value."""
        self.sizable = True
        if power != Negate(Number(Fraction(1))):
            return function, power
        entry = FUNCTIONS.get(function.name)
        if entry is not None and entry.inverse is not None:
            return Function(entry.inverse), None
        raise Refusal(
            name.start, f"`{name.text}^-1` can be read in two ways.", f"Write 1/{name.text}(x), or name the inverse."
        )

    def bare_argument(self, function: Function, name: Token) -> Expression:
        """``ln 2πσ²``: the factors that stand side by side, up to an operator or another function."""
        if not takes_one(function):
            raise Refusal(name.start, f"`{name.text}` needs its arguments in brackets.", _signature(function))
        before = self.place
        minus = self.token
        negative = (
            minus.text == "-"
            and minus.kind is Kind.SIGN
            and self.tokens[self.place + 1].start == minus.end
            and minus.start > self.tokens[self.place - 1].end
        )
        self.place += negative
        if not self.can_begin():
            raise Refusal(name.start, f"`{name.text}` of what?", f"Write its argument in brackets: {name.text}(x).")
        argument = self.factor()
        while self.starts_factor() and not self.at_function():
            if self.token.kind is Kind.SIGN:
                self.remark_on_swallowed_bracket(name, before)
            argument = joined_side_by_side(argument, self.factor())
        self.bare_call = (self.place, name.start, self.tokens[before].start)
        return Negate(argument) if negative else argument

    def at_function(self) -> bool:
        return self.token.kind is Kind.NAME and isinstance(self.vocabulary.meaning(self.token.text), Function)

    # remarks on traps: each says how it was read and how to write the other

    def typed(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].split())

    def remark_on_divided_call(self, bare: tuple[int, int, int] | None, slash: Token) -> None:
        if bare is None or self.tokens[bare[0]] is not slash:
            return
        name = self.typed(bare[1], bare[2])
        argument = self.typed(bare[2], slash.start)
        divisor = self.typed(slash.end, self.tokens[self.place - 1].end)
        self.remarks.append(
            f"Read as ({name} {argument})/{divisor}. Do you mean {name}({argument}/{divisor})? Then write the brackets."
        )

    def remark_on_divided_product(self, divisor: Token | None, start: int) -> None:
        if divisor is None or self.token.start != self.tokens[self.place - 1].end:
            return
        left = self.typed(start, self.token.start)
        self.remarks.append(
            f"Read as ({left}) times what follows. If that belongs under the line, put the divisor in brackets."
        )

    def remark_on_swallowed_bracket(self, name: Token, before: int) -> None:
        argument = self.typed(self.tokens[before].start, self.token.start)
        self.remarks.append(
            f"The bracket is read as part of the argument of {name.text}. For the other reading write "
            f"{name.text}({argument})."
        )

    def remark_on_power_of_e(self, power: Binary, start: Token) -> None:
        if power.left != Constant(Symbol.E) or self.tokens[self.place - 1].text in (")", "}"):
            return
        token = self.token
        adjacent = token.kind in (Kind.NAME, Kind.NUMBER) and token.start == self.tokens[self.place - 1].end
        if adjacent or (token.kind is Kind.SIGN and token.text == "/"):
            typed = self.typed(start.start, token.start)
            self.remarks.append(f"Only {typed} is read as the power. If more belongs to the exponent, write e^( ).")

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > 2 * NESTING:
            raise Refusal(self.token.start, f"This is nested more than {NESTING} deep.", "Write it in smaller parts.")


def number(text: str) -> Number:
    """An exact number from its digits; ``text`` is within the limits."""
    return Number(Fraction(int(text)) if text.isdigit() else Fraction(text), text)


def _degrees(angle: Expression) -> Expression:
    product = Binary(Operator.MULTIPLY, angle, Constant(Symbol.PI))
    return Binary(Operator.DIVIDE, product, number("180"))


def _signature(function: Function) -> str:
    entry = FUNCTIONS.get(function.name)
    return f"Write {entry.signature}." if entry else "Write its arguments in brackets, separated by commas."
