"""The mistakes that people make with each function, by its name in the function table.

A mistake is a pattern, what is written for it, its kind, and why it is wrong. The names in patterns are holes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from quizkl.marking.definitions import filled, fitted, pattern_of
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.mutant import VALUE, Mutant
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Call, Expression, Name, Negate, Number


@dataclass(frozen=True, slots=True)
class Typical:
    """``becomes`` is written where ``pattern`` should be; ``why`` ends the sentence, holes in braces."""

    pattern: str
    becomes: str
    kind: MistakeKind
    why: str


_K = MistakeKind
_SWAPPED = "the arguments are swapped"
_OTHER_TAIL = "the probability on the other side"
_DENSITY = "the density there, not a probability"
_VARIANCE = "the variance stands where the standard deviation goes"

TYPICAL: Mapping[str, tuple[Typical, ...]] = MappingProxyType(
    {
        "kl": (
            Typical("kl(P, Q)", "kl(Q, P)", _K.SWAPPED_ARGUMENTS, _SWAPPED),
            Typical(
                "kl(P, Q)",
                "cross_entropy(P, Q)",
                _K.CROSS_ENTROPY_FOR_KL,
                "the entropy of {P} is still to be subtracted",
            ),
            Typical("kl(P, Q)", "entropy(P)", _K.ENTROPY_FOR_KL, "an entropy, not the divergence"),
            Typical("kl(P, Q)", "entropy(Q)", _K.ENTROPY_FOR_KL, "an entropy, not the divergence"),
        ),
        "cross_entropy": (
            Typical("cross_entropy(P, Q)", "cross_entropy(Q, P)", _K.SWAPPED_ARGUMENTS, _SWAPPED),
            Typical("cross_entropy(P, Q)", "entropy(P)", _K.ENTROPY_FOR_CROSS_ENTROPY, "{Q} does not occur in it"),
            Typical("cross_entropy(P, Q)", "entropy(Q)", _K.ENTROPY_FOR_CROSS_ENTROPY, "{P} does not occur in it"),
        ),
        "normal": (
            Typical("normal(m, s)", "normal(m, s^2)", _K.VARIANCE_FOR_DEVIATION, _VARIANCE),
            Typical(
                "normal(m, s)", "normal(m, sqrt(s))", _K.DEVIATION_FOR_VARIANCE, "it is the standard deviation already"
            ),
        ),
        "var": (
            Typical("var(x)", "std(x)", _K.DEVIATION_FOR_VARIANCE, "the variance is its square"),
            Typical("var(x)", "var(x, 1)", _K.DIVIDED_BY_N_MINUS_1, "divided by n − 1; here it is n"),
            Typical("var(x, 1)", "var(x)", _K.DIVIDED_BY_N_MINUS_1, "divided by n; here it is n − 1"),
            Typical("var(x, 1)", "std(x, 1)", _K.DEVIATION_FOR_VARIANCE, "the variance is its square"),
        ),
        "std": (
            Typical("std(x)", "var(x)", _K.VARIANCE_FOR_DEVIATION, "its square root is still to be taken"),
            Typical("std(x)", "std(x, 1)", _K.DIVIDED_BY_N_MINUS_1, "divided by n − 1; here it is n"),
            Typical("std(x, 1)", "std(x)", _K.DIVIDED_BY_N_MINUS_1, "divided by n; here it is n − 1"),
            Typical("std(x, 1)", "var(x, 1)", _K.VARIANCE_FOR_DEVIATION, "its square root is still to be taken"),
        ),
        "softmax": (
            Typical("softmax(z)", "log_softmax(z)", _K.FORGOTTEN_EXPONENTIAL, "the exponential is still to be taken"),
            Typical("softmax(z)", "z/sum(z)", _K.FORGOTTEN_EXPONENTIAL, "the exponentials are missing"),
            Typical("softmax(z)", "exp(z)", _K.NOT_NORMALISED, "not yet divided by the sum"),
        ),
        "log_softmax": (
            Typical("log_softmax(z)", "softmax(z)", _K.FORGOTTEN_LOGARITHM, "the logarithm is still to be taken"),
            Typical(
                "log_softmax(z)", "z - sum(exp(z))", _K.FORGOTTEN_LOGARITHM, "the logarithm of the sum is subtracted"
            ),
        ),
        "normalize": (Typical("normalize(w)", "w", _K.NOT_NORMALISED, "not yet divided by the sum"),),
        "logpdf": (Typical("logpdf(P, x)", "pdf(P, x)", _K.FORGOTTEN_LOGARITHM, "its logarithm is asked"),),
        "pdf": (Typical("pdf(P, x)", "logpdf(P, x)", _K.FORGOTTEN_EXPONENTIAL, "that is the logarithm of it"),),
        "Phi": (
            Typical("Phi(x)", "1 - Phi(x)", _K.OTHER_TAIL, _OTHER_TAIL),
            Typical("Phi(x)", "pdf(normal(0, 1), x)", _K.DENSITY_FOR_PROBABILITY, _DENSITY),
        ),
        "cdf": (
            Typical("cdf(P, x)", "1 - cdf(P, x)", _K.OTHER_TAIL, _OTHER_TAIL),
            Typical("cdf(P, x)", "pdf(P, x)", _K.DENSITY_FOR_PROBABILITY, _DENSITY),
            Typical("cdf(poisson(a), x)", "cdf(poisson(a), x - 1)", _K.OFF_BY_ONE, "{x} itself belongs to it"),
            Typical("cdf(poisson(a), x)", "cdf(poisson(a), x + 1)", _K.OFF_BY_ONE, "it goes only to {x}"),
        ),
        "probit": (Typical("probit(u)", "probit(1 - u)", _K.OTHER_TAIL, "the other side is asked"),),
        "quantile": (Typical("quantile(P, u)", "quantile(P, 1 - u)", _K.OTHER_TAIL, "the other side is asked"),),
        "corr": (
            Typical("corr(x, y)", "cov(x, y)", _K.NOT_NORMALISED, "still to be divided by both standard deviations"),
            Typical("corr(x, y)", "corr(x, y)^2", _K.FORGOTTEN_ROOT, "that is its square"),
        ),
        "median": (Typical("median(x)", "mean(x)", _K.WRONG_OPERATION, "the mean, not the median"),),
        "solve": (Typical("solve(A, b)", "A @ b", _K.RECIPROCAL, "that multiplies by the matrix"),),
        "inv": (Typical("inv(A)", "A", _K.RECIPROCAL, "the inverse is meant"),),
        "exp": (
            Typical("exp(x)", "x", _K.FORGOTTEN_EXPONENTIAL, "its exponential is still to be taken"),
            Typical("exp(x)", "2^x", _K.WRONG_BASE, "the base is e, not 2"),
            Typical("exp(x)", "10^x", _K.WRONG_BASE, "the base is e, not 10"),
            Typical("exp(x)", "exp(-x)", _K.WRONG_SIGN, "the exponent has the wrong sign"),
            Typical("exp(x)", "e*x", _K.WRONG_OPERATION, "a product stands where the power goes"),
        ),
        "perplexity": (
            Typical("perplexity(x)", "exp(-x)", _K.WRONG_SIGN, "the exponent has the wrong sign"),
            Typical("perplexity(x)", "e*x", _K.WRONG_OPERATION, "a product stands where the power goes"),
        ),
        "ln": (
            Typical("ln(x)", "x", _K.FORGOTTEN_LOGARITHM, "its logarithm is still to be taken"),
            Typical("ln(a/b)", "ln(b/a)", _K.RATIO_TURNED, "the ratio stands upside down"),
            Typical("ln(sum(exp(z)))", "ln(sum(z))", _K.FORGOTTEN_EXPONENTIAL, "the exponentials are missing"),
        ),
        "log2": (
            Typical("log2(x)", "x", _K.FORGOTTEN_LOGARITHM, "its logarithm is still to be taken"),
            Typical("log2(a/b)", "log2(b/a)", _K.RATIO_TURNED, "the ratio stands upside down"),
        ),
        "sqrt": (
            Typical("sqrt(x)", "x", _K.FORGOTTEN_ROOT, "the square root is still to be taken"),
            Typical("sqrt(a/b)", "sqrt(a)/b", _K.FORGOTTEN_ROOT, "the root is of the denominator too"),
            Typical("sqrt(a/b)", "a/sqrt(b)", _K.FORGOTTEN_ROOT, "the root is of the numerator too"),
        ),
        "logsumexp": (
            Typical("logsumexp(z)", "sum(exp(z))", _K.FORGOTTEN_LOGARITHM, "its logarithm is still to be taken"),
        ),
    }
)


def edits_of_function(call: Call) -> Iterator[Mutant]:
    """The call with one of its typical mistakes."""
    for mistake in TYPICAL.get(call.function, ()):
        holes = fitted(pattern_of(mistake.pattern), call)
        if holes is None or (mistake.becomes == "exp(-x)" and _has_plain_sign(call)):
            continue
        written = filled(pattern_of(mistake.becomes), holes)
        if written != call:
            why = mistake.why.format_map({name: _short(value) for name, value in holes.items()})
            yield Mutant(written, mistake.kind, _inside(call, written, why), _whole(written, why))


def _has_plain_sign(call: Call) -> bool:
    """Whether a wrong sign of the exponent may have come with the number itself."""
    return call.function == "exp" and isinstance(call.arguments[0], Name | Number | Negate)


def _inside(call: Expression, written: Expression, why: str) -> str:
    return f"You used {_short(written)} in the place of {_short(call)}: {why}."


def _whole(written: Expression, why: str) -> str:
    shown = VALUE if isinstance(written, Number) else f"{_short(written)} = {VALUE}"
    return f"That is {shown}: {why}."


def _short(expression: Expression) -> str:
    text = echo(expression)
    return text if len(text) <= 60 else f"{text[:59]}…"
