"""The two directions of a divergence, each fitted."""

from __future__ import annotations

from quizkl.experiments.described.parameters import every, learning_rate, number, steps
from quizkl.experiments.experiment import Bell, Column, Experiment, Plot, Preset, Result, TwoPeaks

_FITS = (
    Column("forward_mu", "forward mu", ".3f", "the mean of the forward fit after the step"),
    Column("forward_sigma", "sigma", ".3f", "the deviation of the forward fit after the step"),
    Column("forward_kl", "KL(p ‖ q)", ".3f", "what the forward fit minimises, in nats, before the step"),
    Column("reverse_mu", "reverse mu", ".3f", "the mean of the reverse fit after the step"),
    Column("reverse_sigma", "sigma", ".3f", "the deviation of the reverse fit after the step"),
    Column("reverse_kl", "KL(q ‖ p)", ".3f", "what the reverse fit minimises, in nats, before the step"),
)

FORWARD_REVERSE = Experiment(
    name="forward-reverse",
    title="Forward and reverse divergence, fitted to two peaks",
    says="One normal distribution q is fitted to a density p with two peaks, by KL(p ‖ q) and by KL(q ‖ p). The"
    " forward fit covers both peaks; the reverse fit sits down on one.",
    parameters=(
        number("left", -2.0, -10.0, 10.0, "where the first peak of p is"),
        number("right", 2.0, -10.0, 10.0, "where the second peak of p is"),
        number("sigma", 0.6, 0.1, 5.0, "the deviation of each peak"),
        number("weight", 0.5, 0.0, 1.0, "the weight of the first peak"),
        number("start", 1.0, -10.0, 10.0, "the mean that both fits begin with"),
        number("start_sigma", 1.0, 0.1, 10.0, "the deviation that both fits begin with"),
        learning_rate(0.05),
        steps(300),
        every(30),
    ),
    presets=(
        Preset("middle", "both fits begin between the peaks, where the reverse fit stays", {"start": 0.0}),
        Preset("unequal", "a light first peak and a heavy second one", {"weight": 0.3}),
    ),
    columns=(
        Column("step", "step", "03d", "the number of the step, from 0"),
        *_FITS,
        Column("p_mean", "mean of p", ".3f", "the mean of p", in_table=False),
        Column("left", "left", ".3f", "where the first peak of p is", in_table=False),
        Column("right", "right", ".3f", "where the second peak of p is", in_table=False),
    ),
    results=(
        Result("forward_mu", "the mean of the forward fit"),
        Result("forward_sigma", "the deviation of the forward fit"),
        Result("forward_kl", "KL(p ‖ q) before the last step, in nats"),
        Result("reverse_mu", "the mean of the reverse fit"),
        Result("reverse_sigma", "the deviation of the reverse fit"),
        Result("reverse_kl", "KL(q ‖ p) before the last step, in nats"),
        Result("p_mean", "the mean of p, to which the forward fit tends"),
        Result("p_sigma", "the deviation of p, to which the forward fit tends"),
    ),
    plots=(
        Plot("where each fit is", "step", ("forward_mu", "reverse_mu"), ("left", "p_mean", "right")),
        Plot("what each fit minimises", "step", ("forward_kl", "reverse_kl")),
    ),
    densities=TwoPeaks(
        (Bell("forward", "forward_mu", "forward_sigma"), Bell("reverse", "reverse_mu", "reverse_sigma")),
    ),
)
