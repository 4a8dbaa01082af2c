"""Thousands of variants at once: a batch gives what its members give one by one."""

from __future__ import annotations

import pytest
import torch

from quizkl.maths.engine.numeric.array import Array
from quizkl.maths.engine.numeric.evaluate import evaluate
from tests.maths.engine.reading import expression

BATCH = 7

EXPRESSIONS = [
    "kl(p, q)",
    "p * ln(p/q)",
    "cross_entropy(p, q) - entropy(p)",
    "js(p, q) + tv(p, q) + hellinger(p, q)",
    "softmax(z)[2]",
    "log_softmax(z)",
    "logsumexp(z) / x",
    "kl(normal(x, 1), normal(0, x^2 + 1))",
    "kl(mvn(z, S), mvn(p, S + S))",
    "entropy(mvn(z, S))",
    "entropy(categorical(p)) + entropy(bernoulli(p[1])) + entropy(exponential(p[1]))",
    "pdf(normal(x, 2), z)",
    "pdf(categorical(p), 2)",
    "logpdf(mvn(z, S), p)",
    "mean(z) + var(z, 1) + std(p) + cov(p, z)",
    "var(categorical(p)) + mean(exponential(p[1]))",
    "[x, 2, x^2]",
    "[[x, 1], [0, x]] @ [1, x]",
    "det(S) + tr(inv(S))",
    "p · ln q",
    "S @ z + x z",
    "x p + |z| - max(z) + prod(p)",
    "‖z‖ sqrt(p) / x",
    "normalize(p + q)",
]


def variants() -> dict[str, Array]:
    """A batch of probability vectors p and q, logits z, numbers x, and covariances S."""
    generator = torch.Generator().manual_seed(0)

    def draw(*shape: int) -> torch.Tensor:
        return torch.rand(BATCH, *shape, generator=generator, dtype=torch.float64) + 0.1

    p, q, root = draw(3), draw(3), draw(3, 3)
    return {
        "p": Array(p / p.sum(-1, keepdim=True), 1),
        "q": Array(q / q.sum(-1, keepdim=True), 1),
        "z": Array(draw(3) - 0.5, 1),
        "x": Array(draw(), 0),
        "S": Array(root @ root.mT + torch.eye(3), 2),
    }


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_a_batch_is_its_members(text: str) -> None:
    quantities = variants()
    tree = expression(text, *quantities)
    together = evaluate(tree, quantities)
    assert together.reason is None and isinstance(together.value, Array)
    for member in range(BATCH):
        alone = evaluate(tree, {name: Array(array.data[member], array.rank) for name, array in quantities.items()})
        assert isinstance(alone.value, Array)
        assert alone.value.rank == together.value.rank
        assert torch.allclose(together.value.data[member], alone.value.data, rtol=1e-12, atol=1e-14)


def test_members_without_a_value_are_told_from_the_others() -> None:
    x = Array(torch.tensor([2.0, 0.0, -1.0], dtype=torch.float64), 0)
    outcome = evaluate(expression("ln(x) + 1/x", "x"), {"x": x})
    assert outcome.missing.tolist() == [False, True, True]
    assert outcome.reason is not None


def test_members_that_are_no_distributions_are_told() -> None:
    p = Array(torch.tensor([[0.5, 0.5], [0.5, 0.4], [1.5, -0.5]], dtype=torch.float64), 1)
    assert evaluate(expression("entropy(p)", "p"), {"p": p}).missing.tolist() == [False, True, True]


def test_zero_times_the_logarithm_of_zero_member_by_member() -> None:
    p = Array(torch.tensor([[0.5, 0.5], [1.0, 0.0]], dtype=torch.float64), 1)
    outcome = evaluate(expression("-sum(p ln p)", "p"), {"p": p})
    assert isinstance(outcome.value, Array)
    assert outcome.value.data.tolist() == pytest.approx([0.6931471805599453, 0.0])
    assert not outcome.missing.any()


def test_batches_along_several_dimensions_meet() -> None:
    rows = Array(torch.tensor([[0.25, 0.75], [0.5, 0.5]], dtype=torch.float64).unsqueeze(1), 1)
    columns = Array(torch.tensor([[0.5, 0.5], [0.1, 0.9], [0.25, 0.75]], dtype=torch.float64), 1)
    outcome = evaluate(expression("kl(p, q)", "p", "q"), {"p": rows, "q": columns})
    assert isinstance(outcome.value, Array)
    assert outcome.value.data.shape == (2, 3)
    assert outcome.value.data[0, 2] == 0 and outcome.value.data[1, 0] == 0
