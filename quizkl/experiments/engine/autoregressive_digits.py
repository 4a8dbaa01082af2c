"""A small recurrent network that learns which digit comes next."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from torch.utils.data import DataLoader, TensorDataset

from quizkl.experiments.engine.randomness import begin_drawing
from quizkl.experiments.engine.step import Step, Steps

_VALIDATION_BATCH = 128


@dataclass(frozen=True, slots=True)
class Parameters:
    digits: int
    length: int
    train: int
    validation: int
    noise: float
    width: int
    batch: int
    lr: float
    epochs: int
    seed: int
    prelude: tuple[int, ...]


def total(parameters: Parameters) -> int:
    return parameters.epochs


def steps(parameters: Parameters) -> Steps:
    """An epoch each: training, then the same on what was kept apart. In between it can be left after every batch."""
    begin_drawing(parameters.seed, parameters.prelude)
    sequences: list[list[int]] = []
    for sequence in _sequences(parameters):
        sequences.append(sequence)
        yield None
    drawn = torch.tensor(sequences)
    training = DataLoader(TensorDataset(drawn[: parameters.train]), batch_size=parameters.batch, shuffle=True)
    trying = DataLoader(TensorDataset(drawn[parameters.train :]), batch_size=_VALIDATION_BATCH)
    network = NextDigit(parameters.digits, parameters.width)
    optimiser = torch.optim.Adam(network.parameters(), lr=parameters.lr)
    floor = entropy_of_next_digit(parameters.digits, parameters.noise)
    for epoch in range(1, parameters.epochs + 1):
        nll = []
        for loader, learns in ((training, optimiser), (trying, None)):
            average = _Average()
            for (batch,) in loader:
                average.add(*_one_batch(network, batch, learns))
                yield None
            nll.append(average.value)
        found = {
            "train_nll": nll[0],
            "train_perplexity": perplexity(nll[0]),
            "validation_nll": nll[1],
            "validation_perplexity": perplexity(nll[1]),
            "floor": floor,
        }
        yield Step({"epoch": epoch, **found}, found)


class NextDigit(nn.Module):
    """Digits (batch, length) to logits of the digit after each (batch, length, digits)."""

    def __init__(self, digits: int, width: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(digits, width)
        self.recurrent = nn.GRU(width, width, batch_first=True)
        self.head = nn.Linear(width, digits)

    def forward(self, digits: Tensor) -> Tensor:
        hidden, _ = self.recurrent(self.embedding(digits))
        logits: Tensor = self.head(hidden)
        return logits


def entropy_of_next_digit(digits: int, noise: float) -> float:
    """In nats, given the last digit. The successor has 1 − noise + noise/digits, every other noise/digits."""
    other = noise / digits
    successor = 1 - noise + other
    return -sum(p * math.log(p) for p in [successor, *[other] * (digits - 1)] if p > 0)


def perplexity(nll: float) -> float:
    """exp of nats per digit; inf where that is more than a float32 can be."""
    return torch.exp(torch.tensor(nll)).item()


def _sequences(parameters: Parameters) -> Iterator[list[int]]:
    """The sequences to learn from, then those to try. Drawn digit by digit, because the seed's meaning depends on the
    order of the draws.
    """
    for _ in range(parameters.train + parameters.validation):
        digits = [int(torch.randint(0, parameters.digits, (1,)))]
        for _ in range(parameters.length - 1):
            if float(torch.rand(())) < parameters.noise:
                digits.append(int(torch.randint(0, parameters.digits, (1,))))
            else:
                digits.append((digits[-1] + 1) % parameters.digits)
        yield digits


def _one_batch(network: NextDigit, batch: Tensor, optimiser: torch.optim.Optimizer | None) -> tuple[float, int]:
    """The mean loss per digit on ``batch`` (sequences, length) and over how many digits; learns where there is an
    optimiser.
    """
    network.train(optimiser is not None)
    with torch.set_grad_enabled(optimiser is not None):
        wanted = batch[:, 1:]
        logits = network(batch[:, :-1])
        loss = cross_entropy(logits.flatten(0, 1), wanted.flatten())
    if optimiser is not None:
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
    return loss.item(), wanted.numel()


@dataclass(slots=True)
class _Average:
    """A mean of batches, weighted by their size."""

    sum: float = 0.0
    count: int = 0

    def add(self, mean: float, count: int) -> None:
        self.sum += mean * count
        self.count += count

    @property
    def value(self) -> float:
        return self.sum / self.count
