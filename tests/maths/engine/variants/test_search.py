"""Draws in a batch: the same as one by one, with conditions met and bad questions drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from quizkl.maths.engine.numeric.array import Array
from quizkl.maths.engine.variants.batch import draw_batch
from quizkl.maths.engine.variants.search import search, survey
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.variation.condition import read_conditions
from quizkl.maths.variation.draw import drawn
from quizkl.maths.variation.kinds import Drawn
from quizkl.maths.variation.search import Asked, Grain, Search, Survey, Trouble, Variation
from tests.maths.variation.draws import EVERY_KIND, draw

NAMES = Names(quantities=frozenset("pqabxy"))
FOUR = Grain(places=4)


def expression(text: str) -> Expression:
    reading = read(text, NAMES)
    assert isinstance(reading, Reading), reading
    return reading.expression


def variation(where: str = "", y: str = "0", **draws: str) -> Variation:
    """``y`` is given beside what is drawn."""
    conditions = read_conditions(where, NAMES) if where else ()
    assert not isinstance(conditions, Unreadable), conditions
    beside = {"y": expression(y)}
    return Variation({name: draw(text) for name, text in draws.items()}, beside, conditions)


def asked(answer: str, grain: Grain = FOUR, named: Sequence[str] = (), slips: Sequence[str] = ()) -> Asked:
    return Asked(expression(answer), grain, tuple(map(expression, (*named, *slips))), len(named))


def troubles(what: Variation, *questions: Asked) -> dict[Trouble, int]:
    return {one.trouble: one.draws for one in survey(Survey(what, questions, 500)).affected}


def floats(value: Drawn) -> Any:
    return [floats(part) for part in value] if isinstance(value, tuple) else float(value)


TWO = {"p": "simplex(3, step=0.1, min=0.1)", "q": "simplex(3, step=0.1, min=0.1)"}


@pytest.mark.parametrize("text", EVERY_KIND)
def test_a_batch_draws_what_is_drawn_one_by_one(text: str) -> None:
    draws, seeds = {"x": draw(text)}, [*range(100), 2**48 - 1, 20261120]
    batch = draw_batch(draws, {}, seeds)
    values = batch.quantities["x"]
    assert isinstance(values, Array)
    assert values.data.tolist() == [floats(drawn(draws, seed)["x"]) for seed in seeds]


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        ("a < b", lambda a, b: a < b),
        ("a <= b", lambda a, b: a <= b),
        ("a > b", lambda a, b: a > b),
        ("a >= b", lambda a, b: a >= b),
        ("a = b", lambda a, b: a == b),
        ("a != b", lambda a, b: a != b),
        ("a + 0.1 < b + 0.2 and b != 0.5", lambda a, b: a < b + Fraction(1, 10) and b != Fraction(1, 2)),
        ("0.2 < a < b", lambda a, b: Fraction(1, 5) < a < b),
    ],
)
def test_a_draw_meets_the_conditions(where: str, holds: Any) -> None:
    """Compared exactly: 0.1 + 0.2 is 0.3, whatever float64 makes of it."""
    what = variation(where, a="uniform(0, 1, step=0.1)", b="uniform(0, 1, step=0.1)")
    for seed in range(0, 60_000, 1_000):
        found = search(Search(what, (), seed))
        assert found.seed is not None
        values = drawn(what.draws, found.seed)
        assert holds(values["a"], values["b"])
        for passed_over in range(seed, found.seed):
            values = drawn(what.draws, passed_over)
            assert not holds(values["a"], values["b"])


def test_vectors_are_compared_entry_by_entry() -> None:
    for where in ("p > 0.1", "p[1] > 0.1 and p[2] > 0.1 and p[3] > 0.1"):
        assert search(Search(variation(where, **TWO), (), 7)) == search(Search(variation("p >= 0.2", **TWO), (), 7))


def test_what_is_given_follows_the_draw() -> None:
    what = variation("y > 1", "p[1]/q[1]", **TWO)
    found = search(Search(what, (asked("ln(y)"),), 0))
    assert found.seed is not None
    values = drawn(what.draws, found.seed)
    assert floats(values["p"])[0] > floats(values["q"])[0]


def test_conditions_that_no_draw_meets_find_nothing() -> None:
    found = search(Search(variation("a > 7", a="integer(1, 6)"), (asked("a"),), 0))
    assert (found.seed, found.met) == (None, 0)
    assert survey(Survey(variation("a > 7", a="integer(1, 6)"), (asked("a"),), 100)).met == 0


def test_an_answer_that_is_undefined_is_drawn_again() -> None:
    what = variation(a="integer(-2, 2)")
    assert set(troubles(what, asked("ln(a)"))) == {Trouble.UNDEFINED}
    for seed in range(30):
        found = search(Search(what, (asked("ln(a) + 1"),), seed))
        assert found.seed is not None
        assert floats(drawn(what.draws, found.seed)["a"]) > 0


def test_an_answer_that_is_infinite_is_drawn_again() -> None:
    what = variation(q="choice([0.8, 0.2], [1, 0])")
    against = asked("kl([0.5, 0.5], q)")
    assert set(troubles(what, against)) == {Trouble.INFINITE}
    seeds = [search(Search(what, (against,), seed)).seed for seed in range(30)]
    assert all(floats(drawn(what.draws, seed)["q"]) == [0.8, 0.2] for seed in seeds if seed is not None)
    assert None not in seeds


def test_an_answer_with_less_than_two_figures_at_the_places_asked_is_too_small() -> None:
    what = variation(a="choice(0.0037, 0.5)")
    assert set(troubles(what, asked("exp(a) - 1", Grain(places=3)))) == {Trouble.TOO_SMALL}
    assert troubles(what, asked("exp(a) - 1", Grain(figures=2))) == {}


def test_an_answer_that_comes_out_even_is_never_too_small() -> None:
    assert troubles(variation(a="integer(0, 9)"), asked("a", Grain(places=0)), asked("a/10", Grain(places=1))) == {}


def test_a_swapped_divergence_that_is_the_same_number_is_seen() -> None:
    """KL(p ‖ q) = KL(q ‖ p) where q is p with two entries exchanged."""
    what = variation(q="choice([0.3, 0.5, 0.2], [0.1, 0.2, 0.7])")
    named = asked("kl([0.5, 0.3, 0.2], q)", named=["kl(q, [0.5, 0.3, 0.2])"])
    assert set(troubles(what, named)) == {Trouble.NAMED_MISTAKE_IS_RIGHT}
    found = search(Search(what, (named,), 3))
    assert found.seed is not None
    assert floats(drawn(what.draws, found.seed)["q"]) == [0.1, 0.2, 0.7]


def test_a_mistake_within_hand_rounding_is_seen() -> None:
    """KL(p ‖ q) is 0.0968 and 0.0970 the other way: who rounds to 4 places on the way reaches both."""
    what = variation(q="choice([0.2, 0.3, 0.5], [0.8, 0.1, 0.1])")
    for places, seen in ((4, {Trouble.MISTAKE_LOOKS_RIGHT}), (6, set())):
        swapped = asked("kl([0.1, 0.5, 0.4], q)", Grain(places=places), slips=["kl(q, [0.1, 0.5, 0.4])"])
        assert set(troubles(what, swapped)) == seen


def test_a_slip_that_never_changes_anything_is_none() -> None:
    assert troubles(variation(a="integer(1, 6)", b="integer(1, 6)"), asked("(a - b)^2", slips=["(b - a)^2"])) == {}


def test_where_every_draw_has_its_trouble_one_that_has_an_answer_is_given() -> None:
    found = search(Search(variation(a="integer(1, 6)"), (asked("a", named=["a"]),), 0))
    assert (found.seed, found.good) == (0, False)


def test_a_survey_counts_draws_and_names_the_first_seed() -> None:
    what = variation("a != 6", a="integer(1, 6)")
    found = survey(Survey(what, (asked("1/(a - 3)"),), 1_000))
    assert found.met == 1_000
    assert 1_000 < found.draws < 1_400
    (undefined,) = found.affected
    assert drawn(what.draws, undefined.seed)["a"] == 3
    assert found.good == 1_000 - undefined.draws
    assert all(drawn(what.draws, seed)["a"] not in (3, 6) for seed in found.sample)
