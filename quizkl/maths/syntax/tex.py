"""Writes a tree as TeX, for the formula room to draw."""

from __future__ import annotations

import re

from quizkl.maths.syntax.characters import LETTER_OF
from quizkl.maths.syntax.rank import RANK_OF, Rank, digits_of
from quizkl.maths.syntax.tex_bound import tex_bound
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

_CONSTANTS = {Symbol.PI: r"\pi", Symbol.E: "e", Symbol.INFINITY: r"\infty"}
_NAMED = {
    "ln": r"\ln", "log2": r"\log_{2}", "log10": r"\log_{10}", "exp": r"\exp", "sin": r"\sin", "cos": r"\cos",
    "tan": r"\tan", "sec": r"\sec", "csc": r"\csc", "cot": r"\cot", "arcsin": r"\arcsin", "arccos": r"\arccos",
    "arctan": r"\arctan", "sinh": r"\sinh", "cosh": r"\cosh", "tanh": r"\tanh", "coth": r"\coth", "det": r"\det",
    "min": r"\min", "max": r"\max", "Phi": r"\Phi",
}  # fmt: skip
_SUMS = {"sum": r"\sum", "prod": r"\prod"}
_WORD = r"\mathrm{"
_LAST_WORD = re.compile(r"\\mathrm\{\w+\}(?:_\{[^{}]*\})?$")
_PLAIN_GREEK = frozenset(LETTER_OF)


def to_tex(expression: Expression) -> str:
    r"""``\frac{1}{2} \ln 2``, ``D_{\mathrm{KL}}(p \,\|\, q)``: TeX mathematics without dollar signs."""
    return _write(expression, last=True)[0]


def _write(expression: Expression, last: bool) -> tuple[str, Rank]:
    r"""The text and its rank. ``last``: nothing is multiplied to its right, so ``\ln x`` needs no brackets."""
    match expression:
        case Number():
            return _number(expression)
        case Constant(symbol):
            return _CONSTANTS[symbol], Rank.ATOM
        case Name(text):
            return tex_name(text), Rank.ATOM
        case Negate(operand):
            return f"-{_in_rank(operand, Rank.SERIES, last)}", Rank.SUM
        case Percent(operand):
            return rf"{_in_rank(operand, Rank.ATOM)}\%", Rank.POSTFIX
        case Factorial(operand):
            return f"{_in_rank(operand, Rank.ATOM)}!", Rank.POSTFIX
        case Absolute(operand):
            return rf"\left|{to_tex(operand)}\right|", Rank.ATOM
        case Norm(operand):
            return rf"\left\|{to_tex(operand)}\right\|", Rank.ATOM
        case Transpose(operand):
            return f"{_in_rank(operand, Rank.ATOM)}^{{\\top}}", Rank.POWER
        case Binary(operator, left, right):
            return _write_binary(operator, left, right, last)
        case Call(function, arguments):
            return _write_call(function, arguments, last)
        case Vector(entries):
            return _write_vector(entries), Rank.ATOM
        case Index(base, index):
            return _write_index(base, [index]), Rank.ATOM
        case Field(base, name):
            return rf"{_in_rank(base, Rank.ATOM)}.\mathrm{{{name}}}".replace("_", r"\_"), Rank.ATOM
        case Entry() | Prefix() | Application() | Sum() | Product() | Expectation() | Derivative():
            return tex_bound(expression, lambda part: _write(part, last=True))


def _in_rank(expression: Expression, needed: Rank, last: bool = False) -> str:
    text, rank = _write(expression, last)
    return text if rank >= needed else _bracketed(text)


def _bracketed(text: str) -> str:
    return rf"\left({text}\right)" if r"\frac" in text or r"\sum" in text else f"({text})"


def _number(number: Number) -> tuple[str, Rank]:
    text, rank = digits_of(number)
    if rank is Rank.PRODUCT:
        above, below = text.split("/")
        return rf"\frac{{{above}}}{{{below}}}", Rank.ATOM
    mantissa, _, exponent = text.lower().partition("e")
    return (rf"{mantissa} \cdot 10^{{{int(exponent)}}}", Rank.PRODUCT) if exponent else (text, rank)


def _write_index(base: Expression, indices: list[int]) -> str:
    if isinstance(base, Index):
        return _write_index(base.base, [base.index, *indices])
    text = _in_rank(base, Rank.ATOM)
    return f"{f'{{{text}}}' if '_' in text else text}_{{{', '.join(map(str, indices))}}}"


def tex_name(name: str) -> str:
    r"""``sigma_1`` as ``\sigma_{1}``, ``nll`` as ``\mathrm{nll}``."""
    base, *below = name.split("_")
    subscript = ",".join(_tex_word(part) for part in below)
    return f"{_tex_word(base)}_{{{subscript}}}" if below else _tex_word(base)


def _tex_word(word: str) -> str:
    letters = word.rstrip("0123456789")
    digits = word[len(letters) :]
    if letters in _PLAIN_GREEK:
        return f"\\{letters}_{{{digits}}}" if digits else f"\\{letters}"
    if len(letters) <= 1:
        return f"{letters}_{{{digits}}}" if letters and digits else word
    return rf"\mathrm{{{word}}}"


def _write_binary(operator: Operator, left: Expression, right: Expression, last: bool) -> tuple[str, Rank]:
    rank = RANK_OF[operator]
    match operator:
        case Operator.ADD | Operator.SUBTRACT:
            return f"{_in_rank(left, rank, True)} {operator.value} {_in_rank(right, Rank.SERIES, last)}", rank
        case Operator.DIVIDE:
            return rf"\frac{{{to_tex(left)}}}{{{to_tex(right)}}}", Rank.POSTFIX
        case Operator.POWER:
            below = _in_rank(left, Rank.ATOM)
            return f"{below}^{{{to_tex(right)}}}", rank
        case Operator.MULTIPLY:
            open_ended = last and isinstance(right, Sum | Product | Derivative)
            second = _in_rank(right, Rank.SERIES if open_ended else Rank.POWER, last)
            first = _in_rank(left, rank)
            return f"{first}{_times(left, first, second)}{second}", rank
        case Operator.DOT:
            return rf"{_in_rank(left, rank)} \cdot {_in_rank(right, Rank.POWER, last)}", rank
        case Operator.MATRIX_PRODUCT:
            return rf"{_in_rank(left, rank)} \, {_in_rank(right, Rank.POWER, last)}", rank


def _times(left: Expression, first: str, second: str) -> str:
    if second[0] in "0123456789." or second.startswith(r"\frac"):
        return r" \cdot " if second[0] != "\\" or isinstance(left, Number) else " "
    if second.startswith(_WORD) or _LAST_WORD.search(first):
        return r" \, "  # without a space two words would be one
    return " " if isinstance(left, Number | Constant) or second.startswith("\\") else r" \, "


def _write_call(function: str, arguments: tuple[Expression, ...], last: bool) -> tuple[str, Rank]:
    match function, len(arguments):
        case _, 1 if function in _NAMED:
            return f"{_NAMED[function]} {_argument(arguments[0], last)}", Rank.POWER
        case "log", 2:
            return rf"\log_{{{to_tex(arguments[1])}}} {_argument(arguments[0], last)}", Rank.POWER
        case "inv", 1:
            return f"{_in_rank(arguments[0], Rank.ATOM)}^{{-1}}", Rank.POWER
        case (("sum" | "prod"), 1):
            return f"{_SUMS[function]} {_in_rank(arguments[0], Rank.SERIES)}", Rank.SERIES
        case _:
            return _write_arguments(function, [to_tex(argument) for argument in arguments]), Rank.ATOM


def _write_arguments(function: str, arguments: list[str]) -> str:
    """A call that brackets its arguments in its own way."""
    inside = ", ".join(arguments)
    match function, arguments:
        case "kl", [p, q]:
            return rf"D_{{\mathrm{{KL}}}}({p} \,\|\, {q})"
        case "js", [p, q]:
            return rf"\mathrm{{JS}}({p} \,\|\, {q})"
        case (("entropy" | "cross_entropy"), _):
            return f"H({inside})"
        case "sqrt", [x]:
            return rf"\sqrt{{{x}}}"
        case "cbrt", [x]:
            return rf"\sqrt[3]{{{x}}}"
        case "choose", [n, k]:
            return rf"\binom{{{n}}}{{{k}}}"
        case "floor", [x]:
            return rf"\lfloor {x} \rfloor"
        case "ceil", [x]:
            return rf"\lceil {x} \rceil"
        case _:
            return f"{_operator(function)}{_bracketed(inside)}"


def _argument(argument: Expression, last: bool) -> str:
    """A fraction, and at the end a name or a number, follows a function as it is; everything else in brackets."""
    text, rank = _write(argument, last=True)
    is_fraction = isinstance(argument, Binary) and argument.operator is Operator.DIVIDE
    simple = last and rank is Rank.ATOM and not isinstance(argument, Call)
    return text if is_fraction or simple else _bracketed(text)


def _operator(function: str) -> str:
    if function.startswith("mle_"):
        return rf"\operatorname{{mle}}_{{\mathrm{{{function.removeprefix('mle_')}}}}}"
    if function in _NAMED:
        return _NAMED[function]
    return rf"\operatorname{{{function.replace('_', ' ')}}}"


def _write_vector(entries: tuple[Expression, ...]) -> str:
    rows = [entry.entries for entry in entries if isinstance(entry, Vector)]
    if rows and len(rows) == len(entries):
        body = r" \\ ".join(" & ".join(map(to_tex, row)) for row in rows)
        return rf"\begin{{pmatrix}} {body} \end{{pmatrix}}"
    return f"[{', '.join(map(to_tex, entries))}]"
