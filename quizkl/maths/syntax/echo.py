"""Shows a tree as one line of mathematics, so that a learner sees how an answer was read."""

from __future__ import annotations

from quizkl.maths.functions.elementary import LOGARITHMS_AND_POWERS, TRIGONOMETRIC
from quizkl.maths.syntax.characters import LETTER_OF, SUBSCRIPTS, SUPERSCRIPTS
from quizkl.maths.syntax.echo_bound import show_bound
from quizkl.maths.syntax.products import is_literal
from quizkl.maths.syntax.rank import RANK_OF, Rank, digits_of, is_small_whole
from quizkl.maths.syntax.source import is_power_of_ten
from quizkl.maths.syntax.tree import (
    Absolute,
    Application,
    Binary,
    Call,
    Constant,
    Derivative,
    Entry,
    Expectation,
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
    Prefix,
    Product,
    Sum,
    Symbol,
    Transpose,
    Vector,
)

_RAISED = {plain: raised for raised, plain in SUPERSCRIPTS.items()}
_LOWERED = {plain: lowered for lowered, plain in SUBSCRIPTS.items() if plain.isdigit()}
_CONSTANTS = {Symbol.PI: "π", Symbol.E: "e", Symbol.INFINITY: "∞"}
_SHOWN = {
    "kl": "KL", "js": "JS", "tv": "TV", "entropy": "H", "cross_entropy": "H", "log2": "log₂", "log10": "log₁₀",
    "Phi": "Φ",
}  # fmt: skip
_BARE = frozenset(entry.name for entry in LOGARITHMS_AND_POWERS[:3] + TRIGONOMETRIC if entry.most == 1)


def echo(expression: Expression) -> str:
    """``0.4·ln 0.8 + 0.4·ln(4/3)``, ``KL(p ‖ q)``, ``2πσ²``: one line, numbers as typed, every reading visible.

    A dot without spaces multiplies by a number, a dot between spaces is the product of vectors; entry by entry is
    written side by side, or with a star.
    """
    return _write(expression, last=True)[0]


def _write(expression: Expression, last: bool) -> tuple[str, Rank]:
    """The text and its rank. ``last``: nothing is multiplied to its right, so ``ln x`` needs no brackets."""
    match expression:
        case Number():
            return _number(expression)
        case Constant(symbol):
            return _CONSTANTS[symbol], Rank.ATOM
        case Name(text):
            return shown_name(text), Rank.ATOM
        case Negate(operand):
            return f"−{_in_rank(operand, Rank.SERIES, last)}", Rank.SUM
        case Percent(operand):
            return f"{_in_rank(operand, Rank.ATOM)}%", Rank.POSTFIX
        case Factorial(operand):
            return f"{_in_rank(operand, Rank.ATOM)}!", Rank.POSTFIX
        case Absolute(operand):
            inner = echo(operand)
            return (f"abs({inner})" if "|" in inner or "‖" in inner else f"|{inner}|"), Rank.ATOM
        case Norm(operand):
            inner = echo(operand)
            return (f"norm({inner})" if "|" in inner or "‖" in inner else f"‖{inner}‖"), Rank.ATOM
        case Transpose(operand):
            if is_literal(operand):
                return f"transpose({echo(operand)})", Rank.ATOM
            return f"{_in_rank(operand, Rank.ATOM)}ᵀ", Rank.POSTFIX
        case Binary(Operator.POWER, base, exponent):
            return _write_power(base, exponent, last)
        case Binary(operator, left, right) if RANK_OF[operator] is Rank.SUM:
            sign = "+" if operator is Operator.ADD else "−"
            return f"{_in_rank(left, Rank.SUM, True)} {sign} {_in_rank(right, Rank.SERIES, last)}", Rank.SUM
        case Binary(operator, left, right):
            return _write_product(operator, left, right, last)
        case Call(function, arguments):
            return _write_call(function, arguments, last)
        case Vector(entries):
            return f"[{', '.join(map(echo, entries))}]", Rank.ATOM
        case Index(base, index):
            return _write_index(base, index), Rank.ATOM
        case Field(base, name):
            return f"{_in_rank(base, Rank.ATOM)}.{name}", Rank.ATOM
        case Entry() | Prefix() | Application() | Sum() | Product() | Expectation() | Derivative():
            return show_bound(expression, lambda part: _write(part, last=True))


def _in_rank(expression: Expression, needed: Rank, last: bool = False) -> str:
    text, rank = _write(expression, last)
    return text if rank >= needed else f"({text})"


def _number(number: Number) -> tuple[str, Rank]:
    """``2.58e-2`` is shown as 2.58·10⁻², everything else as typed."""
    text, rank = digits_of(number)
    mantissa, _, exponent = text.lower().partition("e")
    if not exponent:
        return text.replace("-", "−"), rank
    return f"{mantissa}·10{raised(str(int(exponent)))}", Rank.PRODUCT


def raised(digits: str) -> str:
    """Digits and a sign as superscripts."""
    return "".join(_RAISED[digit] for digit in digits)


def shown_name(name: str) -> str:
    """``sigma_1`` as σ₁, ``x_i`` as it is."""
    base, *below = name.split("_")
    letters = base.rstrip("0123456789")
    shown = LETTER_OF.get(letters, letters) + base[len(letters) :]
    for part in below:
        lowered = part.isdigit() and len(below) == 1
        shown += "".join(_LOWERED[digit] for digit in part) if lowered else f"_{LETTER_OF.get(part, part)}"
    return shown


def _write_index(base: Expression, index: int) -> str:
    if isinstance(base, Name) and (len(base.text) == 1 or base.text in LETTER_OF):
        return shown_name(f"{base.text}_{index}")
    text = echo(base)
    if isinstance(base, Entry) and base.raised:
        return f"{text}_{index}"
    return f"{text}[{index}]" if isinstance(base, Name | Field | Entry) else f"({text})[{index}]"


def _write_power(base: Expression, exponent: Expression, last: bool) -> tuple[str, Rank]:
    below = _in_rank(base, Rank.POSTFIX)
    match exponent:
        case Number() if isinstance(base, Call) and base.function in _BARE and is_small_whole(exponent):
            called = _write(base, last)[0]
            name = _SHOWN.get(base.function, base.function)
            return f"{name}{raised(str(exponent.value))}{called.removeprefix(name)}", Rank.POWER
        case Number() if is_small_whole(exponent):
            return below + raised(str(exponent.value)), Rank.POWER
        case Negate(Number() as size) if is_small_whole(size):
            return below + raised(f"-{size.value}"), Rank.POWER
        case Name("n"):
            return f"{below}ⁿ", Rank.POWER
        case Name() | Constant() | Number() if exponent != Name("T"):
            text, rank = _write(exponent, last=False)
            return f"{below}^{text}" if rank is Rank.ATOM else f"{below}^({text})", Rank.POWER
        case _:
            return f"{below}^({echo(exponent)})", Rank.POWER


def _write_product(operator: Operator, left: Expression, right: Expression, last: bool) -> tuple[str, Rank]:
    if operator is Operator.DOT and (is_literal(left) or is_literal(right)):
        return f"dot({echo(left)}, {echo(right)})", Rank.ATOM
    flows_on = not isinstance(left, Binary) or _flows_on(left.operator, operator)
    first = _in_rank(left, Rank.PRODUCT if flows_on else Rank.POWER)
    second = _in_rank(right, _last_factor(right, last), last)
    match operator:
        case Operator.DIVIDE:
            return f"{first}/{second}", Rank.PRODUCT
        case Operator.DOT:
            return f"{first} · {second}", Rank.PRODUCT
        case Operator.MATRIX_PRODUCT:
            return f"{first} @ {second}", Rank.PRODUCT
        case _:
            if isinstance(left, Number) and is_power_of_ten(right):
                second = f"({second})"
            return first + _times(left, right, first, second) + second, Rank.PRODUCT


def _last_factor(right: Expression, last: bool) -> Rank:
    """``2·∑_i x_i``: what takes everything that follows needs no brackets where nothing does."""
    return Rank.SERIES if last and isinstance(right, Sum | Product | Derivative) else Rank.POWER


def _flows_on(left: Operator, operator: Operator) -> bool:
    """Whether ``a left b operator c`` is understood from left to right without brackets."""
    return left is operator is not Operator.DIVIDE or (left is Operator.MULTIPLY and operator is Operator.DIVIDE)


def _times(left: Expression, right: Expression, first: str, second: str) -> str:
    """What stands between two factors: nothing, a space, a dot or a star, so that it reads back as it was."""
    if is_literal(left) or is_literal(right):
        if second[0] in "∑∏":
            return " "
        greek = second[0] in LETTER_OF.values() or second[0] in "πμ"
        if greek and first[-1] not in ")!%":
            return ""
        letter = isinstance(_base(right), Name | Index) and second[0].isalpha() and second[0] not in "eE"
        return "" if isinstance(left, Number) and letter and "·" not in first else "·"
    if isinstance(right, Transpose) or _ends_in_transpose(left) or second[0] in "[|‖.0123456789":
        return " * "
    return " "


def _base(expression: Expression) -> Expression:
    while isinstance(expression, Binary) and expression.operator is Operator.POWER:
        expression = expression.left
    return expression


def _ends_in_transpose(left: Expression) -> bool:
    last = left.right if isinstance(left, Binary) and left.operator is Operator.MULTIPLY else left
    return isinstance(last, Transpose)


def _write_call(function: str, arguments: tuple[Expression, ...], last: bool) -> tuple[str, Rank]:
    shown = _SHOWN.get(function, function)
    if function.startswith("mle_"):
        return f"mle({function.removeprefix('mle_')}, {echo(arguments[0])})", Rank.ATOM
    if function in ("kl", "js"):
        return f"{shown}({echo(arguments[0])} ‖ {echo(arguments[1])})", Rank.ATOM
    if len(arguments) == 1:
        text, rank = _write(arguments[0], last=True)
        simple = rank is Rank.ATOM and isinstance(arguments[0], Number | Constant | Name | Entry | Application)
        if function in ("sqrt", "cbrt"):
            sign = "√" if function == "sqrt" else "∛"
            return (f"{sign}{text}" if simple else f"{sign}({text})"), Rank.POWER
        return (
            (f"{shown} {text}", Rank.POWER)
            if function in _BARE and simple and last
            else (f"{shown}({text})", Rank.ATOM)
        )
    return f"{shown}({', '.join(map(echo, arguments))})", Rank.ATOM
