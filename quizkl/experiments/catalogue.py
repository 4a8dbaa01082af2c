"""The experiments there are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from quizkl.experiments.described.digits import AUTOREGRESSIVE_DIGITS
from quizkl.experiments.described.directions import FORWARD_REVERSE
from quizkl.experiments.described.estimates import MONTE_CARLO, MONTE_CARLO_KL
from quizkl.experiments.described.fits import FIT_NORMAL, FIT_NORMAL_MEAN
from quizkl.experiments.described.losses import BATCH_LOSS, VAE_TERM
from quizkl.experiments.experiment import Experiment

EXPERIMENTS: Final[Mapping[str, Experiment]] = MappingProxyType(
    {
        experiment.name: experiment
        for experiment in (
            FIT_NORMAL_MEAN,
            FIT_NORMAL,
            MONTE_CARLO,
            MONTE_CARLO_KL,
            BATCH_LOSS,
            VAE_TERM,
            FORWARD_REVERSE,
            AUTOREGRESSIVE_DIGITS,
        )
    }
)
"""By name, in the order in which they are listed: simple ones first."""
