"""Maximum likelihood for an autoregressive model."""

from __future__ import annotations

from quizkl.experiments.described.parameters import learning_rate, number, prelude, seed, whole
from quizkl.experiments.experiment import Bound, Column, Experiment, Plot, Result

AUTOREGRESSIVE_DIGITS = Experiment(
    name="autoregressive-digits",
    title="Teach a recurrent network the next digit",
    says="Sequences in which the next digit is one more than the last, except that noise now and then draws any digit."
    " A small GRU learns them by maximum likelihood; its loss cannot stay below the entropy of the noise.",
    parameters=(
        whole("digits", 10, 2, 50, "how many digits there are"),
        whole("length", 12, 2, 50, "how many digits a sequence has"),
        whole("train", 5000, 1, 20_000, "how many sequences it learns from"),
        whole("validation", 1000, 1, 20_000, "how many sequences it is tried on"),
        number("noise", 0.1, 0.0, 1.0, "the probability that a next digit is drawn at random"),
        whole("width", 64, 1, 256, "how wide the embedding and the hidden state are"),
        whole("batch", 64, 4, 4096, "how many sequences a step of the optimiser sees"),
        learning_rate(0.003),
        whole("epochs", 10, 1, 100, "how often it sees all sequences"),
        seed(),
        prelude(),
    ),
    columns=(
        Column("epoch", "epoch", "02d", "the number of the epoch, from 1"),
        Column("train_nll", "train NLL/tok", ".3f", "the mean negative log-likelihood of a digit in training, in nats"),
        Column("train_perplexity", "ppl", ".2f", "its exponential: the perplexity in training"),
        Column("validation_nll", "val NLL/tok", ".3f", "the same on sequences it has not learned from, in nats"),
        Column("validation_perplexity", "ppl", ".2f", "its exponential: the perplexity there"),
        Column("floor", "floor", ".4f", "the entropy of a next digit in nats: no model is better", in_table=False),
    ),
    results=(
        Result("train_nll", "the mean negative log-likelihood of a digit in training, in nats"),
        Result("train_perplexity", "the perplexity in training"),
        Result("validation_nll", "the same on sequences it has not learned from, in nats"),
        Result("validation_perplexity", "the perplexity on sequences it has not seen"),
        Result("floor", "the entropy of a next digit given the last, in nats"),
    ),
    bounds=(
        Bound(("train", "length", "epochs"), 6_000_000),
        Bound(("validation", "length", "epochs"), 6_000_000),
        Bound(("train", "length", "epochs", "width", "width"), 10_000_000_000),
        Bound(("batch", "length", "width", "width"), 250_000_000),
    ),
    plots=(
        Plot(
            "nats per digit",
            "epoch",
            ("train_nll", "validation_nll"),
            ("floor",),
            tends_to="both fall to the entropy of the noise; on few sequences they may end a little beside it",
        ),
    ),
    seconds=300.0,
)
