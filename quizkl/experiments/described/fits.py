"""Fitting a normal distribution to data by maximum likelihood."""

from __future__ import annotations

from quizkl.experiments.described.parameters import choice, every, learning_rate, number, prelude, seed, steps, whole
from quizkl.experiments.experiment import Bound, Column, Experiment, Plot, Preset, Result

_STEP = Column("step", "step", "02d", "the number of the step, from 0")
_LONG_STEP = Column("step", "step", "03d", "the number of the step, from 0")
_MU = Column("mu", "mu", ".3f", "the estimated mean after the step")
_NLL = Column("nll", "NLL", ".3f", "the mean negative log-likelihood in nats, before the step")
_KL = Column("kl", "KL", ".3f", "the divergence of the model from the true distribution in nats, after the step")
_TRUE_MU = Column("true_mu", "true mu", ".3f", "the mean that the data are drawn with", in_table=False)
_TRUE_SIGMA = Column("true_sigma", "true sigma", ".3f", "the deviation that the data are drawn with", in_table=False)
_DATA_MEAN = Column("data_mean", "data mean", ".3f", "the mean of the data seen so far", in_table=False)

_MOST_TERMS = 100_000_000
"""Data points times steps: some tens of seconds."""

FIT_NORMAL_MEAN = Experiment(
    name="fit-normal-mean",
    title="Fit the mean of a normal distribution",
    says="Gradient descent on the mean negative log-likelihood of the data, the deviation being known. The mean goes"
    " to that of the data, and the divergence from the true distribution falls with it.",
    parameters=(
        number("mu", 2.0, -100.0, 100.0, "the true mean"),
        number("sigma", 1.0, 0.01, 100.0, "the true deviation, which the model knows"),
        number("start", 0.0, -100.0, 100.0, "the mean that the model begins with"),
        choice("data", "fixed", ("fixed", "stream"), "the same n points at every step, or n fresh ones"),
        whole("n", 2000, 1, 1_000_000, "how many data points a step sees"),
        learning_rate(0.1),
        steps(25),
        seed(),
        prelude(),
        every(5),
    ),
    presets=(
        Preset(
            "stream",
            "512 fresh points at each of 20 steps; the seed has been drawn from before",
            {"data": "stream", "n": 512, "steps": 20, "prelude": (200_000, 15, 15), "every": 1},
        ),
    ),
    columns=(_STEP, _MU, _NLL, _KL, _TRUE_MU, _DATA_MEAN),
    results=(
        Result("mu", "the estimated mean"),
        Result("nll", "the mean negative log-likelihood before the last step, in nats"),
        Result("kl", "the divergence of the model from the true distribution, in nats"),
        Result("data_mean", "the mean of all data seen: the estimate that maximises the likelihood"),
        Result("true_mu", "the true mean"),
    ),
    bounds=(Bound(("n", "steps"), _MOST_TERMS),),
    plots=(
        Plot("the mean", "step", ("mu",), ("true_mu",), tends_to="the mean of the data, near the true one"),
        Plot("the loss and the divergence", "step", ("nll", "kl"), tends_to="both fall; only KL falls to 0"),
    ),
)

FIT_NORMAL = Experiment(
    name="fit-normal",
    title="Fit mean and deviation of a normal distribution",
    says="Mean and logarithm of the deviation are learned together by maximum likelihood. The logarithm keeps the"
    " deviation positive whatever the optimiser does.",
    parameters=(
        number("mu", 1.5, -100.0, 100.0, "the true mean"),
        number("sigma", 0.7, 0.01, 100.0, "the true deviation"),
        number("start", 0.0, -100.0, 100.0, "the mean that the model begins with"),
        number("start_log_sigma", 0.0, -5.0, 5.0, "the logarithm of the deviation that the model begins with"),
        whole("n", 3000, 1, 1_000_000, "how many data points there are"),
        choice("optimiser", "adam", ("adam", "sgd"), "Adam, or plain gradient descent"),
        learning_rate(0.05),
        steps(200),
        seed(),
        prelude(),
        every(40),
    ),
    columns=(
        _LONG_STEP,
        _MU,
        Column("sigma", "sigma", ".3f", "the estimated deviation after the step"),
        _NLL,
        Column("log_sigma", "log sigma", ".3f", "the logarithm of the estimated deviation", in_table=False),
        Column("kl", "KL", ".3f", "the divergence of the model from the true distribution in nats", in_table=False),
        _TRUE_MU,
        _TRUE_SIGMA,
    ),
    results=(
        Result("mu", "the estimated mean"),
        Result("sigma", "the estimated deviation"),
        Result("log_sigma", "the logarithm of the estimated deviation"),
        Result("nll", "the mean negative log-likelihood before the last step, in nats"),
        Result("kl", "the divergence of the model from the true distribution, in nats"),
        Result("data_mean", "the mean of the data: the most likely mean"),
        Result("data_sigma", "the deviation of the data, divided by n: the most likely deviation"),
        Result("true_mu", "the true mean"),
        Result("true_sigma", "the true deviation"),
    ),
    bounds=(Bound(("n", "steps"), _MOST_TERMS),),
    plots=(
        Plot("mean and deviation", "step", ("mu", "sigma"), ("true_mu", "true_sigma"), tends_to="the true values"),
        Plot("the loss", "step", ("nll",), tends_to="it falls to the entropy of the data"),
    ),
)
