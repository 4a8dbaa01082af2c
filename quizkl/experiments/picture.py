"""The densities that a fit is about, at one moment of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from quizkl.experiments.run import Record, Run

_POINTS = 201
_REACH = 4.0
"""Deviations to either side of every peak that a picture shows."""


@dataclass(frozen=True, slots=True)
class Curve:
    """``ys`` has a density for each of the picture's ``xs``. ``is_true`` for what is fitted to, which never moves."""

    name: str
    ys: tuple[float, ...]
    is_true: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The same ``xs`` and the same ``highest`` for every record of a run, so that only the curves move."""

    title: str
    xs: tuple[float, ...]
    curves: tuple[Curve, ...]
    highest: float


def picture(run: Run, record: Record) -> Picture | None:
    """The densities after the record's step; None where the experiment fits none."""
    settings = {name: value for name, value in run.settings.items() if isinstance(value, int | float)}
    match run.experiment.name:
        case "fit-normal-mean":
            fits = {"the model": (record.values["mu"], settings["sigma"])}
            return _picture("the data's density and the model's", _one_peak(settings), fits)
        case "fit-normal":
            fits = {"the model": (record.values["mu"], record.values["sigma"])}
            return _picture("the data's density and the model's", _one_peak(settings), fits)
        case "forward-reverse":
            fits = {
                "forward fit": (record.values["forward_mu"], record.values["forward_sigma"]),
                "reverse fit": (record.values["reverse_mu"], record.values["reverse_sigma"]),
            }
            return _picture("p and the two fits", _two_peaks(settings), fits)
        case _:
            return None


@dataclass(frozen=True, slots=True)
class _Truth:
    """Peaks as (weight, mean, deviation), and the mean where the fits begin."""

    name: str
    peaks: tuple[tuple[float, float, float], ...]
    start: float


def _one_peak(settings: Mapping[str, float]) -> _Truth:
    return _Truth("the data", ((1.0, settings["mu"], settings["sigma"]),), settings["start"])


def _two_peaks(settings: Mapping[str, float]) -> _Truth:
    weight, sigma = settings["weight"], settings["sigma"]
    peaks = ((weight, settings["left"], sigma), (1 - weight, settings["right"], sigma))
    return _Truth("p", peaks, settings["start"])


def _picture(title: str, truth: _Truth, fits: Mapping[str, tuple[float, float]]) -> Picture:
    reach = _REACH * max(deviation for _, _, deviation in truth.peaks)
    centres = [truth.start, *(mean for _, mean, _ in truth.peaks)]
    low, high = min(centres) - reach, max(centres) + reach
    xs = tuple(low + (high - low) * place / (_POINTS - 1) for place in range(_POINTS))
    true = tuple(sum(weight * _density(x, mean, deviation) for weight, mean, deviation in truth.peaks) for x in xs)
    curves = [Curve(name, tuple(_density(x, *fit) for x in xs)) for name, fit in fits.items()]
    return Picture(title, xs, (Curve(truth.name, true, is_true=True), *curves), 1.25 * max(true))


def _density(x: float, mean: float, deviation: float) -> float:
    """N(x; mean, deviation²); 0 where a run has driven one of them out of all bounds."""
    if not (math.isfinite(mean) and math.isfinite(deviation) and deviation > 0):
        return 0.0
    z = max(-40.0, min(40.0, (x - mean) / deviation))
    return math.exp(-z * z / 2) / (deviation * math.sqrt(2 * math.pi))
