"""What the functions are made of, as a person writes it out.

A definition is a pattern and what it stands for, both in the answer language; the names in them are holes. The forms
are those of ``quizkl.maths.functions``, where their sources are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from quizkl.deck.substitute import substitute
from quizkl.maths.functions.entry import Kind
from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Binary, Call, Expression, Name, Number

_FAMILIES = frozenset(function.name for function in FUNCTIONS.values() if function.result is Kind.FAMILY)
_FOR_FAMILIES = frozenset({"P", "Q"})

_DEFINITIONS = (
    ("kl(normal(m, s), normal(n, t))", "ln(t/s) + (s^2 + (m - n)^2)/(2*t^2) - 1/2"),
    ("kl(normal(m, s), normal(n, t))", "1/2*(ln(t^2/s^2) + s^2/t^2 + (m - n)^2/t^2 - 1)"),
    ("kl(normal(m, s), normal(n, s))", "(m - n)^2/(2*s^2)"),
    (
        "kl(mvn(m, A), mvn(n, B))",
        "1/2*(tr(inv(B) @ A) + (n - m) @ inv(B) @ (n - m) - length(m) + ln(det(B)/det(A)))",
    ),
    ("kl(bernoulli(p), bernoulli(q))", "p*ln(p/q) + (1 - p)*ln((1 - p)/(1 - q))"),
    ("kl(categorical(p), categorical(q))", "sum(p*ln(p/q))"),
    ("kl(exponential(a), exponential(b))", "ln(a/b) + b/a - 1"),
    ("kl(p, q)", "sum(p*ln(p/q))"),
    ("entropy(normal(m, s))", "1/2*ln(2*pi*e*s^2)"),
    ("entropy(normal(m, s))", "1/2*(1 + ln(2*pi)) + ln(s)"),
    ("entropy(bernoulli(p))", "-(p*ln(p)) - (1 - p)*ln(1 - p)"),
    ("entropy(categorical(p))", "-sum(p*ln(p))"),
    ("entropy(exponential(a))", "1 - ln(a)"),
    ("entropy(p)", "-sum(p*ln(p))"),
    ("cross_entropy(normal(m, s), normal(n, t))", "1/2*ln(2*pi) + ln(t) + (s^2 + (m - n)^2)/(2*t^2)"),
    ("cross_entropy(p, q)", "-sum(p*ln(q))"),
    ("js(p, q)", "1/2*kl(p, (p + q)/2) + 1/2*kl(q, (p + q)/2)"),
    ("tv(p, q)", "sum(abs(p - q))/2"),
    ("hellinger(p, q)", "sqrt(sum((sqrt(p) - sqrt(q))^2)/2)"),
    ("perplexity(x)", "exp(x)"),
    ("softmax(z)", "exp(z)/sum(exp(z))"),
    ("log_softmax(z)", "z - ln(sum(exp(z)))"),
    ("logsumexp(z)", "ln(sum(exp(z)))"),
    ("normalize(w)", "w/sum(w)"),
    ("mean(x)", "sum(x)/length(x)"),
    ("var(x)", "sum((x - mean(x))^2)/length(x)"),
    ("var(x)", "sum(x^2)/length(x) - mean(x)^2"),
    ("var(x, 1)", "sum((x - mean(x))^2)/(length(x) - 1)"),
    ("std(x)", "sqrt(var(x))"),
    ("std(x, 1)", "sqrt(var(x, 1))"),
    ("cov(x, y)", "sum((x - mean(x))*(y - mean(y)))/length(x)"),
    ("pdf(normal(m, s), x)", "exp(-(x - m)^2/(2*s^2))/(s*sqrt(2*pi))"),
    ("logpdf(normal(m, s), x)", "-1/2*ln(2*pi) - ln(s) - (x - m)^2/(2*s^2)"),
    ("pdf(exponential(a), x)", "a*exp(-a*x)"),
    ("logpdf(exponential(a), x)", "ln(a) - a*x"),
    ("Phi(x)", "(1 + erf(x/sqrt(2)))/2"),
    ("cdf(normal(m, s), x)", "Phi((x - m)/s)"),
    ("cdf(exponential(a), x)", "1 - exp(-a*x)"),
    ("quantile(normal(m, s), u)", "m + s*probit(u)"),
    ("quantile(exponential(a), u)", "-ln(1 - u)/a"),
    ("corr(x, y)", "cov(x, y)/(std(x)*std(y))"),
    ("solve(A, b)", "inv(A) @ b"),
    ("sigmoid(x)", "1/(1 + exp(-x))"),
    ("logit(p)", "ln(p/(1 - p))"),
    ("softplus(x)", "ln(1 + exp(x))"),
)
"""How each is worked out."""

_IDENTITIES = (
    ("kl(p, q)", "cross_entropy(p, q) - entropy(p)"),
    ("entropy(p)", "sum(-p*ln(p))"),
    ("cross_entropy(p, q)", "sum(-p*ln(q))"),
    ("cross_entropy(p, q)", "entropy(p) + kl(p, q)"),
    ("cross_entropy(p, softmax(z))", "-sum(p*log_softmax(z))"),
    ("kl(p, softmax(z))", "sum(p*(ln(p) - log_softmax(z)))"),
    ("softmax(z)", "exp(log_softmax(z))"),
    ("softmax(z)", "exp(z - logsumexp(z))"),
    ("log_softmax(z)", "ln(softmax(z))"),
    ("log_softmax(z)", "z - logsumexp(z)"),
    ("std(x)", "sqrt(var(x))"),
)
"""Other ways to the same value, from which a person may go on."""

Holes = Mapping[str, Expression]


@dataclass(frozen=True, slots=True)
class Definition:
    pattern: Expression
    body: Expression

    def applied(self, expression: Expression) -> Expression | None:
        """The body with its holes filled from ``expression``; None where the pattern does not fit."""
        holes = fitted(self.pattern, expression)
        return None if holes is None else filled(self.body, holes)


def definitions_of(expression: Expression) -> Iterator[tuple[Expression, Holes]]:
    """The bodies that a call stands for, with the arguments by their holes' names."""
    for definition in definitions():
        holes = fitted(definition.pattern, expression)
        if holes is not None:
            yield definition.body, holes


def written_out(expression: Expression) -> Iterator[Expression]:
    """The call in every other form known: its definition first."""
    for definition in (*definitions(), *identities()):
        other = definition.applied(expression)
        if other is not None:
            yield other


@cache
def definitions() -> tuple[Definition, ...]:
    return tuple(Definition(pattern_of(pattern), pattern_of(body)) for pattern, body in _DEFINITIONS)


@cache
def identities() -> tuple[Definition, ...]:
    return tuple(Definition(pattern_of(pattern), pattern_of(body)) for pattern, body in _IDENTITIES)


@cache
def pattern_of(text: str) -> Expression:
    """A pattern in the answer language; its single letters are holes."""
    letters = frozenset("abmnpqstuvwxyzABPQ")
    reading = read(text, Names(quantities=letters))
    assert isinstance(reading, Reading), reading
    return reading.expression


def fitted(pattern: Expression, expression: Expression) -> dict[str, Expression] | None:
    """What each hole of the pattern stands for; None where it does not fit.

    A hole takes anything but a family of distributions; ``P`` and ``Q`` take that too.
    """
    holes: dict[str, Expression] = {}
    return holes if _fits(pattern, expression, holes) else None


def _fits(pattern: Expression, expression: Expression, holes: dict[str, Expression]) -> bool:
    match pattern, expression:
        case Name(text), _:
            if text not in _FOR_FAMILIES and isinstance(expression, Call) and expression.function in _FAMILIES:
                return False
            return holes.setdefault(text, expression) == expression
        case Call(function, arguments), Call(other, others):
            if function != other or len(arguments) != len(others):
                return False
            return all(_fits(ours, theirs, holes) for ours, theirs in zip(arguments, others, strict=True))
        case Binary(operator, left, right), Binary(other_operator, other_left, other_right):
            return operator is other_operator and _fits(left, other_left, holes) and _fits(right, other_right, holes)
        case Number(), Number():
            return pattern == expression
        case _:
            return False


def filled(body: Expression, holes: Holes) -> Expression:
    """The body with its holes filled."""
    return substitute(body, lambda part: holes.get(part.text) if isinstance(part, Name) else None)
