"""Divergences as losses: of a batch of predictions, and of an encoder's codes."""

from __future__ import annotations

from quizkl.experiments.described.parameters import number, prelude, seed, whole
from quizkl.experiments.experiment import Bound, Column, Experiment, Plot, Result

BATCH_LOSS = Experiment(
    name="batch-loss",
    title="The divergence of a batch of predictions",
    says="Random targets and random logits: KL(target ‖ softmax of the logits) row by row, and its mean over the"
    " batch, which is the loss. Cross-entropy minus entropy is the same number.",
    parameters=(
        whole("rows", 3, 1, 1000, "how many predictions are in the batch"),
        whole("classes", 5, 2, 10_000, "how many classes each is over"),
        seed(),
        prelude(200_000),
    ),
    columns=(
        Column("row", "row", "d", "the number of the row, from 1"),
        Column("cross_entropy", "cross-entropy", ".4f", "the cross-entropy of the row in nats"),
        Column("entropy", "entropy", ".4f", "the entropy of the row's target in nats"),
        Column("kl", "KL", ".4f", "the divergence of the row in nats"),
        Column("mean", "mean KL so far", ".4f", "the mean divergence of the rows so far"),
    ),
    results=(
        Result("loss", "the mean divergence over the batch, in nats"),
        Result("cross_entropy", "the mean cross-entropy over the batch, in nats"),
        Result("entropy", "the mean entropy of the targets, in nats"),
        Result("gradient", "the length of the loss's gradient in the logits"),
    ),
    bounds=(Bound(("rows", "classes"), 1_000_000),),
    plots=(Plot("the divergence row by row", "row", ("kl", "mean")),),
)

VAE_TERM = Experiment(
    name="vae-term",
    title="The divergence that a variational autoencoder pays",
    says="KL(N(mu, exp(logvar)) ‖ N(0, 1)) summed over the dimensions of a code, sample by sample. It is 0 exactly"
    " where the encoder says nothing of its input.",
    parameters=(
        whole("batch", 4, 1, 200, "how many samples there are"),
        whole("dimensions", 8, 1, 10_000, "how many dimensions a code has"),
        number("mu", 0.0, -10.0, 10.0, "the mean in every dimension"),
        number("logvar", 0.0, -10.0, 10.0, "the logarithm of the variance in every dimension"),
        number("spread", 0.0, 0.0, 10.0, "the deviation of random amounts added to every mu and logvar"),
        seed(),
        prelude(),
    ),
    columns=(
        Column("sample", "sample", "d", "the number of the sample, from 1"),
        Column("from_mu", "from mu", ".4f", "the part of the means: half the sum of mu²"),
        Column("from_variance", "from variance", ".4f", "the part of the variances: half the sum of σ² − 1 − ln σ²"),
        Column("kl", "KL", ".4f", "the divergence of the sample's code in nats"),
    ),
    results=(
        Result("kl", "the divergence of each sample, in nats", is_vector=True),
        Result("mean", "the mean divergence over the batch, in nats"),
    ),
    bounds=(Bound(("batch", "dimensions"), 1_000_000),),
    plots=(Plot("the divergence sample by sample", "sample", ("kl", "from_mu", "from_variance")),),
)
