"""Monte Carlo estimates of an expectation and of a divergence."""

from __future__ import annotations

from quizkl.experiments.described.parameters import number, prelude, seed, whole
from quizkl.experiments.experiment import Column, Experiment, Plot, Result

_N = Column("n", "n", "d", "how many samples have been used")
_ESTIMATE = Column("estimate", "estimate", ".4f", "the mean over the first n samples")
_ERROR = Column("error", "error", ".4f", "the estimate minus the exact value")
_WIDTH = Column("deviation", "sd/√n", ".4f", "the standard deviation of such an estimate: it falls with 1/√n")
_EXACT = Column("exact", "exact", ".4f", "the exact value", in_table=False)
_LOW = Column("low", "low", ".4f", "two standard deviations below the exact value", in_table=False)
_HIGH = Column("high", "high", ".4f", "two standard deviations above the exact value", in_table=False)
_COLUMNS = (_N, _ESTIMATE, _ERROR, _WIDTH, _EXACT, _LOW, _HIGH)

_RESULTS = (
    Result("estimate", "the mean over all samples"),
    Result("exact", "the exact value"),
    Result("error", "the estimate minus the exact value"),
    Result("deviation", "the standard deviation of an estimate from so many samples"),
)

_PLOTS = (
    Plot(
        "the estimate over the number of samples",
        "n",
        ("estimate",),
        ("exact",),
        ("low", "high"),
        log_x=True,
        tends_to="19 estimates in 20 lie within the band, which narrows with 1/√n",
    ),
)

MONTE_CARLO = Experiment(
    name="monte-carlo",
    title="Estimate an expectation from samples",
    says="The mean of x to a power over samples of a normal distribution, as more and more samples are used. The"
    " estimate is itself random; four times the samples halve its deviation.",
    parameters=(
        number("mu", 0.0, -10.0, 10.0, "the mean of the distribution that is sampled"),
        number("sigma", 1.0, 0.01, 10.0, "its deviation"),
        whole("power", 2, 1, 4, "the power of x whose expectation is wanted"),
        whole("n", 1000, 1, 5_000_000, "how many samples are drawn"),
        seed(),
        prelude(3000),
    ),
    columns=_COLUMNS,
    results=_RESULTS,
    plots=_PLOTS,
)

MONTE_CARLO_KL = Experiment(
    name="monte-carlo-kl",
    title="Estimate a divergence from samples",
    says="KL(P ‖ Q) of two normal distributions as the mean of log p(x) − log q(x) over samples of P, beside its"
    " closed form.",
    parameters=(
        number("mu_p", 0.0, -10.0, 10.0, "the mean of P"),
        number("sigma_p", 1.0, 0.01, 10.0, "the deviation of P"),
        number("mu_q", 1.0, -10.0, 10.0, "the mean of Q"),
        number("sigma_q", 0.5, 0.01, 10.0, "the deviation of Q"),
        whole("n", 200_000, 1, 5_000_000, "how many samples of P are drawn"),
        seed(),
        prelude(),
    ),
    columns=_COLUMNS,
    results=_RESULTS,
    plots=_PLOTS,
)
