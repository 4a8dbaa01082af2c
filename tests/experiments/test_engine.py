"""What the experiments compute, at small sizes, against closed forms and laws."""

from __future__ import annotations

import dataclasses
from importlib import import_module
from itertools import zip_longest

import numpy
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.distributions import Normal, kl_divergence

from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.experiments.engine.autoregressive_digits import entropy_of_next_digit
from quizkl.experiments.engine.begin import Begun, begin
from quizkl.experiments.engine.monte_carlo import normal_moment
from quizkl.experiments.engine.monte_carlo_kl import Parameters, variance_of_log_ratio
from quizkl.experiments.engine.normal import divergence
from quizkl.experiments.engine.step import Step
from quizkl.experiments.experiment import Kind, Parameter
from quizkl.experiments.read_value import Written
from quizkl.experiments.run import Run, prepared

SMALL = 12
"""The largest size, number of steps and so on in a random run."""


def begun(name: str, preset: str | None = None, **changes: Written) -> Begun:
    run = prepared(name, preset, changes)
    assert isinstance(run, Run), run
    return begin(run)


def steps(name: str, preset: str | None = None, **changes: Written) -> list[Step]:
    return [step for step in begun(name, preset, **changes).steps if step is not None]


def number(step: Step, result: str) -> float:
    value = step.results[result]
    assert isinstance(value, float)
    return value


def within(parameter: Parameter) -> st.SearchStrategy[Written]:
    """Values within the bounds, sizes being small."""
    match parameter.kind:
        case Kind.WHOLE:
            high = int(parameter.high) if parameter.name == "seed" else min(int(parameter.high), SMALL)
            return st.integers(int(parameter.low), high)
        case Kind.NUMBER:
            return st.floats(parameter.low, parameter.high)
        case Kind.SIZES:
            return st.lists(st.integers(int(parameter.low), SMALL), max_size=3)
        case Kind.CHOICE:
            return st.sampled_from(parameter.choices)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_computes_with_the_parameters_that_it_describes(name: str) -> None:
    module = import_module(f"quizkl.experiments.engine.{name.replace('-', '_')}")
    fields = [field.name for field in dataclasses.fields(module.Parameters)]
    assert fields == [parameter.name for parameter in EXPERIMENTS[name].parameters]


@pytest.mark.parametrize("name", EXPERIMENTS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_step_has_all_columns_and_results_whatever_is_asked_within_bounds(name: str, data: st.DataObject) -> None:
    experiment = EXPERIMENTS[name]
    asked = prepared(name, None, {each.name: data.draw(within(each), each.name) for each in experiment.parameters})
    assert isinstance(asked, Run), asked
    run = begin(asked)
    made = [step for step in run.steps if step is not None]
    assert len(made) == run.total
    for step in made:
        assert set(step.values) == {column.name for column in experiment.columns}
        assert all(isinstance(value, int | float) for value in step.values.values())
        vectors = {result.name for result in experiment.results if result.is_vector}
        assert set(step.results) == {result.name for result in experiment.results}
        assert {key for key, value in step.results.items() if isinstance(value, tuple)} == vectors


def test_random_numbers_are_nobody_elses() -> None:
    alone = steps("fit-normal-mean", data="stream", n=5, steps=4)
    torch.manual_seed(7)
    state = torch.get_rng_state()
    together = []
    pairs = zip_longest(
        begun("fit-normal-mean", data="stream", n=5, steps=4).steps,
        begun("autoregressive-digits", train=3, validation=3, epochs=1).steps,
    )
    for mine, _ in pairs:
        together += [mine] if mine is not None else []
        torch.testing.assert_close(torch.get_rng_state(), state)
    assert together == alone


def test_a_prelude_draws_from_the_seed_first() -> None:
    drawn = steps("monte-carlo", n=7, prelude=[20, 3], power=1)[-1]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        torch.randn(20), torch.randn(3)
        assert number(drawn, "estimate") == torch.randn(7).mean().item()


@given(start=st.floats(-5, 5), lr=st.floats(0.01, 1.0), sigma=st.floats(0.5, 2.0))
@settings(max_examples=20, deadline=None)
def test_gradient_descent_closes_a_fixed_share_of_the_way_to_the_mean_of_the_data(
    start: float, lr: float, sigma: float
) -> None:
    last = steps("fit-normal-mean", n=50, steps=6, start=start, lr=lr, sigma=sigma)[-1]
    mean = number(last, "data_mean")
    assert number(last, "mu") == pytest.approx(mean + (start - mean) * (1 - lr / sigma**2) ** 6, rel=1e-3, abs=1e-4)


def test_the_most_likely_normal_has_mean_and_deviation_of_the_data() -> None:
    last = steps("fit-normal", n=100, steps=2000, lr=0.01)[-1]
    assert number(last, "mu") == pytest.approx(number(last, "data_mean"), abs=1e-4)
    assert number(last, "sigma") == pytest.approx(number(last, "data_sigma"), abs=1e-4)


NORMALS = st.tuples(st.floats(-3, 3), st.floats(0.3, 3))


@given(p=NORMALS, power=st.integers(0, 8))
def test_a_normal_moment_is_the_integral_of_the_power(p: tuple[float, float], power: int) -> None:
    z, weights = numpy.polynomial.hermite_e.hermegauss(12)
    integral = weights @ (p[0] + p[1] * z) ** power / weights.sum()
    assert normal_moment(*p, power) == pytest.approx(integral, rel=1e-9, abs=1e-6)


@given(p=NORMALS, q=NORMALS)
def test_divergence_and_variance_are_the_moments_of_the_log_ratio(
    p: tuple[float, float], q: tuple[float, float]
) -> None:
    z, weights = numpy.polynomial.hermite_e.hermegauss(12)
    ratio = -(z**2) / 2 - numpy.log(p[1]) + ((p[0] + p[1] * z - q[0]) / q[1]) ** 2 / 2 + numpy.log(q[1])
    mean = weights @ ratio / weights.sum()
    assert divergence(*p, *q) == pytest.approx(mean, rel=1e-8, abs=1e-8)
    variance = weights @ (ratio - mean) ** 2 / weights.sum()
    assert variance_of_log_ratio(Parameters(*p, *q, 1, 0, ())) == pytest.approx(variance, rel=1e-7, abs=1e-8)


@pytest.mark.parametrize("name", ["monte-carlo", "monte-carlo-kl"])
def test_nineteen_estimates_in_twenty_lie_within_the_band(name: str) -> None:
    ends = [steps(name, n=400, seed=seed, prelude="none")[-1] for seed in range(200)]
    inside = sum(step.values["low"] <= step.values["estimate"] <= step.values["high"] for step in ends)
    assert 180 <= inside <= 198


def test_the_deviation_of_an_estimate_halves_with_four_times_the_samples() -> None:
    few, many = (number(steps("monte-carlo", n=n)[-1], "deviation") for n in (250, 1000))
    assert few == pytest.approx(2 * many)


def test_the_loss_of_a_batch_is_cross_entropy_minus_entropy_and_has_its_gradient() -> None:
    last = steps("batch-loss", rows=6, classes=4, prelude="none")[-1]
    assert number(last, "loss") == pytest.approx(number(last, "cross_entropy") - number(last, "entropy"), rel=1e-5)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        logits = torch.randn(6, 4, requires_grad=True)
        targets = torch.randn(6, 4).softmax(dim=1)
    loss = torch.nn.functional.kl_div(logits.log_softmax(dim=1), targets, reduction="batchmean")
    (gradient,) = torch.autograd.grad(loss, logits)
    assert number(last, "loss") == pytest.approx(loss.item(), rel=1e-5)
    assert number(last, "gradient") == pytest.approx(gradient.norm().item(), rel=1e-5)


def test_the_term_of_a_code_is_its_divergence_from_the_standard_normal() -> None:
    (only,) = steps("vae-term", batch=1, dimensions=3, mu=0.5, logvar=-1)
    code = Normal(torch.tensor(0.5), torch.tensor(-0.5).exp())
    expected = 3 * kl_divergence(code, Normal(0.0, 1.0)).item()
    assert only.values["kl"] == pytest.approx(expected, rel=1e-6)


def test_the_forward_fit_takes_mean_and_deviation_and_the_reverse_fit_one_peak() -> None:
    last = steps("forward-reverse", preset="unequal")[-1]
    assert number(last, "forward_mu") == pytest.approx(number(last, "p_mean"), abs=1e-3)
    assert number(last, "forward_sigma") == pytest.approx(number(last, "p_sigma"), abs=1e-3)
    assert number(last, "reverse_mu") == pytest.approx(2.0, abs=0.01)
    assert number(last, "reverse_sigma") == pytest.approx(0.6, abs=0.01)
    # Nearly all of q is where p is 0.7 of a normal density: KL(q ‖ p) = −ln 0.7.
    assert number(last, "reverse_kl") == pytest.approx(0.3567, abs=0.005)


def test_a_reverse_fit_that_begins_in_the_middle_stays_there() -> None:
    last = steps("forward-reverse", "middle")[-1]
    assert number(last, "reverse_mu") == pytest.approx(0.0, abs=1e-3)
    assert number(last, "reverse_kl") > number(steps("forward-reverse")[-1], "reverse_kl")


def test_the_entropy_of_the_next_digit() -> None:
    # One digit in ten is drawn at random: the successor has 0.91, each other 0.01.
    assert entropy_of_next_digit(10, 0.1) == pytest.approx(0.5003, abs=5e-5)
    assert entropy_of_next_digit(10, 0.0) == 0
    assert entropy_of_next_digit(8, 1.0) == pytest.approx(numpy.log(8))


def test_without_noise_the_network_learns_every_next_digit() -> None:
    last = steps("autoregressive-digits", noise=0, digits=4, train=200, validation=50, epochs=12, batch=8, lr=0.01)[-1]
    assert number(last, "validation_nll") < 0.02
    assert number(last, "validation_perplexity") == pytest.approx(1.0, abs=0.03)
