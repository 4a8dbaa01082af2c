"""Whoever works honestly with pen and paper is never called wrong, whatever way they go and wherever they round."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.deck.card import Decimals
from quizkl.marking.question import Question
from quizkl.marking.say import sentence
from quizkl.marking.verdict import Verdict, is_right

Ask = Callable[..., Question]
MarkAnswer = Callable[[Question, str], Verdict]
Logarithm = Callable[["Person", Fraction], Decimal]

CAP = 3
"""Units from the true value beyond which rounding excuses nothing."""
MOST_SUMMED = 6
"""Logarithms that somebody adds up for one."""


@dataclass(frozen=True)
class Person:
    """Keeps ``places`` decimals of everything, and knows logarithms to ``known`` decimals."""

    places: int
    known: int
    rounding: str
    logarithm: Logarithm

    def keep(self, value: Decimal | Fraction) -> Decimal:
        exact = value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)
        return exact.quantize(Decimal(1).scaleb(-self.places), self.rounding)

    def table(self, value: Fraction, base: float = math.e) -> Decimal:
        """A logarithm from a table or a key."""
        looked_up = Decimal(repr(math.log(value.numerator / value.denominator) / math.log(base)))
        return looked_up.quantize(Decimal(1).scaleb(-self.known), ROUND_HALF_UP)

    def ln(self, value: Fraction) -> Decimal:
        return Decimal(0) if value == 1 else self.keep(self.logarithm(self, value))


def by_key(person: Person, value: Fraction) -> Decimal:
    return person.table(value)


def by_primes(person: Person, value: Fraction) -> Decimal:
    """ln 12 as 2 ln 2 + ln 3, of a quotient as a difference of such sums."""
    above, below = primes(value.numerator), primes(value.denominator)
    if len(above) + len(below) > MOST_SUMMED:
        return person.table(value)
    signed = [(prime, 1) for prime in above] + [(prime, -1) for prime in below]
    return sum((sign * person.table(Fraction(prime)) for prime, sign in signed), Decimal(0))


def by_tens(person: Person, value: Fraction) -> Decimal:
    """ln 0.35 as ln 35 - 2 ln 10; what is no decimal fraction is looked up."""
    for places in range(1, 4):
        if (value * 10**places).denominator == 1:
            rest = person.table(value * 10**places) if value * 10**places != 1 else Decimal(0)
            return rest - places * person.table(Fraction(10))
    return person.table(value)


def by_quotient(person: Person, value: Fraction) -> Decimal:
    above, below = value.as_integer_ratio()
    return person.table(Fraction(above)) - person.table(Fraction(below))


def by_common_logarithms(person: Person, value: Fraction) -> Decimal:
    """log10 x · 2.3026"""
    return person.table(value, 10) * person.table(Fraction(10))


def from_bits(person: Person, value: Fraction) -> Decimal:
    """log2 x · 0.6931"""
    return person.table(value, 2) * person.table(Fraction(2))


def primes(number: int) -> list[int]:
    divisor = next((one for one in range(2, number + 1) if number % one == 0), None)
    return [] if divisor is None else [divisor, *primes(number // divisor)]


WAYS: Sequence[Logarithm] = (by_key, by_primes, by_tens, by_quotient, by_common_logarithms, from_bits)


@st.composite
def people(draw: st.DrawFn) -> Person:
    places = draw(st.integers(3, 5))
    known = places + draw(st.integers(0, 1))
    return Person(places, known, draw(st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN])), draw(st.sampled_from(WAYS)))


@st.composite
def distributions(draw: st.DrawFn, size: int) -> list[Fraction]:
    """Twentieths that sum to 1, no part empty."""
    cuts = sorted(draw(st.lists(st.integers(1, 19), min_size=size - 1, max_size=size - 1, unique=True)))
    return [Fraction(high - low, 20) for low, high in pairwise([0, *cuts, 20])]


def divergence(person: Person, p: Sequence[Fraction], q: Sequence[Fraction], apart: bool, bare: bool) -> Decimal:
    """Term by term: p ln(p/q) or p (ln p - ln q); with ``bare`` only the terms are rounded, not what leads there."""
    total = Decimal(0)
    for a, b in zip(p, q, strict=True):
        logarithm = person.ln(a) - person.ln(b) if apart else person.ln(a / b)
        if bare:
            logarithm = person.logarithm(person, a / b) if a != b else Decimal(0)
        total += person.keep(Decimal(a.numerator) / Decimal(a.denominator) * logarithm)
    return total


def written(vector: Sequence[Fraction]) -> str:
    return f"[{', '.join(map(str, vector))}]"


def held_right(question: Question, typed: Decimal, true: float, mark: MarkAnswer) -> None:
    unit = Decimal(1).scaleb(typed.as_tuple().exponent)  # type: ignore[arg-type]
    if abs(typed - Decimal(repr(true))) > CAP * unit:
        return
    verdict = mark(question, f"{typed:f}")
    assert is_right(verdict), f"{typed} for {true}: {sentence(verdict)}"


@settings(max_examples=100, deadline=None)
@given(people(), st.integers(1, 400), st.sampled_from([1, 2, 3, 4, 5, 7, 8, 10, 20, 25, 50, 100, 1000]))
def test_a_logarithm(ask: Ask, mark: MarkAnswer, person: Person, above: int, below: int) -> None:
    value = Fraction(above, below)
    question = ask(f"ln({value})", Decimals(person.places), given={})
    held_right(question, person.ln(value), math.log(value), mark)


@settings(max_examples=60, deadline=None)
@given(people(), st.integers(1, 9), st.integers(1, 99))
def test_a_weighted_logarithm(ask: Ask, mark: MarkAnswer, person: Person, weight: int, hundredths: int) -> None:
    value = Fraction(hundredths, 100)
    question = ask(f"-0.{weight} ln({hundredths / 100})", Decimals(person.places), given={})
    typed = -person.keep(Decimal(weight) / 10 * person.ln(value))
    held_right(question, typed, -weight / 10 * math.log(value), mark)


@settings(max_examples=100, deadline=None)
@given(people(), st.data(), st.integers(2, 4), st.booleans(), st.booleans())
def test_a_divergence(
    ask: Ask, mark: MarkAnswer, person: Person, data: st.DataObject, size: int, apart: bool, bare: bool
) -> None:
    p, q = data.draw(distributions(size)), data.draw(distributions(size))
    question = ask("kl(p, q)", Decimals(person.places), given={"p": written(p), "q": written(q)})
    true = math.fsum(float(a) * math.log(a / b) for a, b in zip(p, q, strict=True))
    held_right(question, divergence(person, p, q, apart, bare), true, mark)


@settings(max_examples=60, deadline=None)
@given(people(), st.data(), st.integers(2, 4))
def test_an_entropy_and_what_follows_from_it(
    ask: Ask, mark: MarkAnswer, person: Person, data: st.DataObject, size: int
) -> None:
    p = data.draw(distributions(size))
    given = {"p": written(p)}
    entropy = -sum((person.keep(Decimal(a.numerator) / Decimal(a.denominator) * person.ln(a)) for a in p), Decimal(0))
    true = -math.fsum(float(a) * math.log(a) for a in p)
    held_right(ask("entropy(p)", Decimals(person.places), given=given), entropy, true, mark)
    held_right(
        ask("exp(entropy(p))", Decimals(person.places), given=given), person.keep(entropy.exp()), math.exp(true), mark
    )


@settings(max_examples=60, deadline=None)
@given(people(), st.lists(st.integers(-20, 20), min_size=2, max_size=3), st.booleans())
def test_a_softmax_and_its_loss(ask: Ask, mark: MarkAnswer, person: Person, tenths: list[int], shifted: bool) -> None:
    z = [Decimal(one) / 10 for one in tenths]
    less = max(z) if shifted else Decimal(0)
    weights = [person.keep((one - less).exp()) for one in z]
    given = {"z": f"[{', '.join(map(str, z))}]"}
    whole = math.fsum(math.exp(float(one)) for one in z)
    share = person.keep(weights[0] / sum(weights))
    held_right(ask("softmax(z)[1]", Decimals(person.places), given=given), share, math.exp(float(z[0])) / whole, mark)
    if share:
        loss = -person.ln(Fraction(share))
        true = math.log(whole) - float(z[0])
        held_right(ask("-ln(softmax(z)[1])", Decimals(person.places), given=given), loss, true, mark)


@settings(max_examples=60, deadline=None)
@given(people(), st.integers(-3, 3), st.integers(1, 5), st.integers(1, 5), st.booleans())
def test_a_divergence_of_normals(
    ask: Ask, mark: MarkAnswer, person: Person, gap: int, first: int, second: int, apart: bool
) -> None:
    s, t = Fraction(first, 2), Fraction(second, 2)
    logarithm = person.ln(t) - person.ln(s) if apart else person.ln(t / s)
    quotient = person.keep((s * s + gap * gap) / (2 * t * t))
    true = math.log(t / s) + float((s * s + gap * gap) / (2 * t * t)) - 0.5
    question = ask(f"kl(normal({gap}, {s}), normal(0, {t}))", Decimals(person.places), given={})
    held_right(question, logarithm + quotient - Decimal("0.5"), true, mark)


def test_digits_that_were_cut_off_are_not_excused(ask: Ask, mark: MarkAnswer) -> None:
    """√7 = 2.64575"""
    assert not is_right(mark(ask("sqrt(7)", Decimals(3), given={}), "2.645"))


def test_a_logarithm_by_its_factors_is_right_and_no_further_off(ask: Ask, mark: MarkAnswer) -> None:
    for asked, right, wrong in (("ln(4)", "1.3862", "1.3861"), ("-ln(0.001)", "6.9077", "6.9080")):
        question = ask(asked, Decimals(4), given={})
        assert is_right(mark(question, right))
        assert not is_right(mark(question, wrong))
