"""Reads a function with its power and its argument or arguments."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizkl.maths.functions.table import FUNCTIONS, function_named
from quizkl.maths.syntax.calls import DIVERGENCES, call, takes_one
from quizkl.maths.syntax.complaints import comma_hint
from quizkl.maths.syntax.elsewhere import OF_ONE_ARGUMENT
from quizkl.maths.syntax.names import FunctionName
from quizkl.maths.syntax.parse_bound import starts_bound
from quizkl.maths.syntax.parse_brackets import close, entries_in
from quizkl.maths.syntax.parse_postfix import superscript
from quizkl.maths.syntax.products import joined_side_by_side
from quizkl.maths.syntax.token import Kind, Token, is_sign
from quizkl.maths.syntax.tree import Binary, Call, Expression, Negate, Number, Operator
from quizkl.maths.syntax.unreadable import Refusal

if TYPE_CHECKING:
    from quizkl.maths.syntax.parse import Parser

_OVER_A_PRODUCT = frozenset({"sum", "prod"})
"""``sum p ln(p/q)`` goes over the whole product."""
_GROWS_FAST = frozenset({"factorial", "pow", "exp", "expm1", "sinh", "cosh", "choose"})


def parse_call(parser: Parser, function: FunctionName, name: Token) -> Expression:
    """The call of ``function``, whose name the parser has just stepped over."""
    if function.name == "mle":
        return _estimate(parser, name)
    if name.text == "lg":
        parser.remarks.on_short_logarithm()
    power = _power_of_function(parser)
    if power is not None:
        function, power = _inverse_or_power(function, power, name)
    opened = parser.token
    separators: list[int] = []
    if opened.kind is Kind.SIGN and opened.text == "(":
        parser.place += 1
        if parser.token.kind is Kind.SIGN and parser.token.text == ")":
            raise Refusal(parser.token.start, f"`{name.text}` of what?", "Put its argument between the brackets.")
        arguments, separators = entries_in(parser, opened, divergence=function.name in DIVERGENCES)
    else:
        arguments = [_bare_argument(parser, function, name)]
    node = call(function, tuple(arguments))
    if function.name == "𝒩":
        parser.remarks.on_variance()
    if isinstance(node, str):
        hint = comma_hint(parser.tokens, separators) or OF_ONE_ARGUMENT.get(function.name, "")
        raise Refusal(name.start, node, hint)
    if power is not None or function.name in _GROWS_FAST:
        parser.sizable = True
    return node if power is None else Binary(Operator.POWER, node, power)


def _estimate(parser: Parser, name: Token) -> Expression:
    """``mle(normal, x)``: the first argument is the name of a family."""
    opened, family, comma = (parser.tokens[parser.place :] + [parser.tokens[-1]] * 3)[:3]
    entry = function_named(f"mle_{family.text.lower()}")
    if not is_sign(opened, "(") or not is_sign(comma, ",") or entry is None:
        known = ", ".join(word.removeprefix("mle_") for word in FUNCTIONS if word.startswith("mle_"))
        raise Refusal(name.start, "`mle` wants a family and the data: mle(normal, x).", f"The families are {known}.")
    parser.place += 3
    data = parser.sum()
    close(parser, ")", opened)
    return Call(entry.name, (data,))


def _power_of_function(parser: Parser) -> Expression | None:
    """The power between a function and its argument: ``sin^2 x``, ``sin²x``."""
    if parser.token.kind is Kind.SUPERSCRIPT:
        parser.place += 1
        return superscript(parser, parser.previous)
    if parser.at_power():
        parser.place += 1
        return parser.exponent()
    return None


def _inverse_or_power(function: FunctionName, power: Expression, name: Token) -> tuple[FunctionName, Expression | None]:
    """``sin^-1`` is arcsin, ``ln^-1`` is refused, any other power is that of the value."""
    if power != Negate(Number(Fraction(1))):
        return function, power
    entry = FUNCTIONS.get(function.name)
    if entry is not None and entry.inverse is not None:
        return FunctionName(entry.inverse), None
    hint = f"Write 1/{name.text}(x), or name the inverse."
    raise Refusal(name.start, f"`{name.text}^-1` can be read in two ways.", hint)


def _bare_argument(parser: Parser, function: FunctionName, name: Token) -> Expression:
    """``ln 2πσ²``: the factors that stand side by side, up to an operator or another function.

    After ``sum`` and ``prod`` it is the whole product, as in mathematics.
    """
    if not takes_one(function):
        entry = FUNCTIONS.get(function.name)
        hint = f"Write {entry.signature}." if entry else "Write its arguments in brackets, separated by commas."
        raise Refusal(name.start, f"`{name.text}` needs its arguments in brackets.", hint)
    before = parser.token
    if name.text[-1].isdigit() and before.text.startswith(".") and before.start == name.end:
        raise Refusal(name.start, f"`{name.text}{before.text}` can be read in two ways.", "Write the brackets.")
    negative = _is_sign_of_next(parser)
    parser.place += negative
    if not parser.can_begin():
        raise Refusal(name.start, f"`{name.text}` of what?", f"Write its argument in brackets: {name.text}(x).")
    if function.name in _OVER_A_PRODUCT and not negative:
        return parser.product()
    argument = parser.factor()
    while parser.starts_factor() and not _at_function(parser):
        if parser.token.kind is Kind.SIGN:
            parser.remarks.on_swallowed_bracket(name, before.start, parser.token.start)
        argument = joined_side_by_side(argument, parser.side_by_side())
    parser.remarks.bare_call = (name.start, before.start, parser.place)
    return Negate(argument) if negative else argument


def _is_sign_of_next(parser: Parser) -> bool:
    """``exp -x`` but not ``exp - x``: a minus that stands off the function and close to what follows."""
    minus, after = parser.token, parser.tokens[min(parser.place + 1, len(parser.tokens) - 1)]
    return (
        minus.kind is Kind.SIGN and minus.text == "-" and after.start == minus.end and minus.start > parser.previous.end
    )


def _at_function(parser: Parser) -> bool:
    if starts_bound(parser):
        return True
    return parser.token.kind is Kind.NAME and isinstance(parser.vocabulary.meaning(parser.token.text), FunctionName)
