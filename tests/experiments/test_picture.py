"""The densities beside a fit."""

from __future__ import annotations

import math

import pytest

from quizkl.experiments.picture import picture
from quizkl.experiments.run import Record, Run, prepared

FITS = {
    "fit-normal-mean": {"mu": 0.5},
    "fit-normal": {"mu": 0.5, "sigma": 2.0},
    "forward-reverse": {"forward_mu": 0.0, "forward_sigma": 2.1, "reverse_mu": 2.0, "reverse_sigma": 0.6},
}


def made(name: str) -> Run:
    run = prepared(name, None, {})
    assert isinstance(run, Run)
    return run


@pytest.mark.parametrize("name", FITS)
def test_what_is_fitted_to_is_drawn_first_and_holds_all_its_probability(name: str) -> None:
    shown = picture(made(name), Record(1, 1, FITS[name]))
    assert shown is not None
    first, *others = shown.curves
    assert first.is_true
    assert not any(curve.is_true for curve in others)
    assert sum(first.ys) * (shown.xs[1] - shown.xs[0]) == pytest.approx(1, abs=1e-3)
    assert max(first.ys) < shown.highest


def test_a_fit_out_of_all_bounds_is_flat() -> None:
    shown = picture(made("fit-normal"), Record(1, 1, {"mu": math.inf, "sigma": math.nan}))
    assert shown is not None
    assert set(shown.curves[1].ys) == {0.0}


def test_an_estimate_has_no_densities_to_show() -> None:
    assert picture(made("monte-carlo"), Record(1, 1, {})) is None
