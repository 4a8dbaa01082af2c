"""A person with pen and paper: over 1,000 random pairs of distributions nobody is punished for rounding as they go."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice

import pytest

from quizkl.deck.card import Decimals
from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.judge import judge
from quizkl.marking.question import Question
from quizkl.marking.say import sentence
from quizkl.marking.verdict import Verdict, is_right
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.inquiry import Finding

Distribution = tuple[Decimal, ...]
Ask = Callable[..., Question]

UNIT = Decimal("0.0001")
A_REQUEST = 100


def rounded(value: Decimal) -> Decimal:
    """What a person writes down: four decimals."""
    return value.quantize(UNIT, ROUND_HALF_UP)


def by_ratios(p: Distribution, q: Distribution) -> Decimal:
    """KL(p ‖ q) term by term, as p ln(p/q), every intermediate result rounded."""
    return sum((rounded(a * rounded(rounded(a / b).ln())) for a, b in zip(p, q, strict=True)), Decimal(0))


def by_differences(p: Distribution, q: Distribution) -> Decimal:
    """KL(p ‖ q) as p (ln p - ln q)."""
    terms = (rounded(a * (rounded(a.ln()) - rounded(b.ln()))) for a, b in zip(p, q, strict=True))
    return sum(terms, Decimal(0))


def entropy_by_hand(p: Distribution) -> Decimal:
    return -sum((rounded(a * rounded(a.ln())) for a in p), Decimal(0))


def cross_entropy_by_hand(p: Distribution, q: Distribution) -> Decimal:
    return -sum((rounded(a * rounded(b.ln())) for a, b in zip(p, q, strict=True)), Decimal(0))


def random_distribution(random_numbers: random.Random, size: int) -> Distribution:
    """Hundredths that sum to 1, none below 0.05: a person divides by them."""
    cuts = sorted(random_numbers.sample(range(1, 100 - 4 * size), size - 1))
    return tuple(Decimal(high - low + 4) / 100 for low, high in zip([0, *cuts], [*cuts, 100 - 4 * size], strict=True))


@pytest.fixture(scope="module")
def pairs() -> Sequence[tuple[Distribution, Distribution]]:
    random_numbers = random.Random(0)
    sizes = [random_numbers.randint(2, 4) for _ in range(1000)]
    return [(random_distribution(random_numbers, size), random_distribution(random_numbers, size)) for size in sizes]


def written(distribution: Distribution) -> str:
    return f"[{', '.join(map(str, distribution))}]"


def findings_of(mathematician: BlockingHelper, questions: Sequence[Question]) -> list[tuple[Finding, ...]]:
    """What the engines find when any answer of four decimals is typed."""
    waiting = [inquiries(question, "0.0001", diagnose=False) for question in questions]
    asked = [pending.inquiries for pending in waiting if isinstance(pending, Pending)]
    found: list[tuple[Finding, ...]] = []
    for start in range(0, len(asked), A_REQUEST):
        part = asked[start : start + A_REQUEST]
        answers = iter(mathematician.ask([inquiry for some in part for inquiry in some]))
        found += [tuple(islice(answers, len(some))) for some in part]
    return found


def verdict_on(question: Question, findings: Sequence[Finding], typed: Decimal) -> Verdict:
    pending = inquiries(question, f"{typed:f}", diagnose=False)
    assert isinstance(pending, Pending)
    return judge(pending, findings)


Marked = tuple[Distribution, Distribution, Question, tuple[Finding, ...]]


@pytest.fixture(scope="module")
def divergences(
    ask: Ask, mathematician: BlockingHelper, pairs: Sequence[tuple[Distribution, Distribution]]
) -> Sequence[Marked]:
    """Every pair with the question of its KL(p ‖ q) and the findings."""
    questions = [ask("kl(p, q)", Decimals(4), given={"p": written(p), "q": written(q)}) for p, q in pairs]
    found = findings_of(mathematician, questions)
    return [(p, q, question, findings) for (p, q), question, findings in zip(pairs, questions, found, strict=True)]


def bounds_of_term(a: Decimal, b: Decimal) -> tuple[float, float]:
    """What rounding can make of a ln(a/b), worked out here: half a unit for every result that is not exact."""
    if a == b:
        return 0.0, 0.0
    half = float(UNIT) / 2
    weight, ratio, logarithms = float(a), float(a / b), (math.log(a), math.log(b))
    slack = 0.0 if a / b == rounded(a / b) else half
    by_ratio = math.log(ratio - slack) - half, math.log(ratio + slack) + half
    difference = logarithms[0] - logarithms[1]
    by_difference = difference - 2 * half, difference + 2 * half
    apart = weight * difference - 2 * weight * half - half, weight * difference + 2 * weight * half + half
    ways = [(weight * low - half, weight * high + half) for low, high in (by_ratio, by_difference)]
    ways.append((apart[0] - half, apart[1] + half))
    return min(low for low, _ in ways), max(high for _, high in ways)


def interval_by_hand(p: Distribution, q: Distribution) -> tuple[float, float]:
    """What a person may reach for KL(p ‖ q), at most three units from the true value."""
    bounds = [bounds_of_term(a, b) for a, b in zip(p, q, strict=True)]
    true = math.fsum(float(a) * math.log(a / b) for a, b in zip(p, q, strict=True))
    low, high = (sum(ends) for ends in zip(*bounds, strict=True))
    return max(low, true - 3 * float(UNIT)), min(high, true + 3 * float(UNIT))


@pytest.mark.parametrize("by_hand", [by_ratios, by_differences])
def test_who_rounds_every_intermediate_result_is_always_right(
    divergences: Sequence[Marked], by_hand: Callable[[Distribution, Distribution], Decimal]
) -> None:
    found = [verdict_on(question, findings, by_hand(p, q)) for p, q, question, findings in divergences]
    assert [sentence(verdict) for verdict in found if not is_right(verdict)] == []


def test_the_swapped_direction_is_right_only_where_rounding_truly_reaches_it(divergences: Sequence[Marked]) -> None:
    called_right = reached = 0
    for p, q, question, findings in divergences:
        swapped = by_ratios(q, p)
        low, high = interval_by_hand(p, q)
        called_right += is_right(verdict_on(question, findings, swapped))
        reached += low - 1e-9 <= float(swapped) <= high + 1e-9
    assert called_right <= reached


@pytest.mark.parametrize(
    ("answer", "by_hand"),
    [
        ("entropy(p)", lambda p, q: entropy_by_hand(p)),
        ("cross_entropy(p, q)", cross_entropy_by_hand),
        ("cross_entropy(p, q) - entropy(p)", lambda p, q: cross_entropy_by_hand(p, q) - entropy_by_hand(p)),
    ],
)
def test_entropies_by_hand_are_right(
    ask: Ask,
    mathematician: BlockingHelper,
    pairs: Sequence[tuple[Distribution, Distribution]],
    answer: str,
    by_hand: Callable[[Distribution, Distribution], Decimal],
) -> None:
    some = pairs[:100]
    questions = [ask(answer, Decimals(4), given={"p": written(p), "q": written(q)}) for p, q in some]
    found = zip(some, questions, findings_of(mathematician, questions), strict=True)
    verdicts = [verdict_on(question, findings, by_hand(p, q)) for (p, q), question, findings in found]
    assert [sentence(verdict) for verdict in verdicts if not is_right(verdict)] == []
