"""What the pictures show: a card of a shipped deck, and what is typed."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.tui.study.derivation_field import DerivationField
from tests.tui.sitting import Sitting


@dataclass(frozen=True, slots=True)
class Scene:
    """``deck`` and ``card`` name what is studied; ``play`` is what the learner does."""

    name: str
    size: tuple[int, int]
    play: Callable[[Sitting], Awaitable[None]]
    deck: str = ""
    card: str = ""

    @property
    def studies(self) -> bool:
        return bool(self.card)

    def decks(self, shipped: Path) -> Mapping[str, str]:
        """The decks on the desk: the whole of a shipped one, with the card alone in it."""
        if not self.deck:
            return {}
        text = (shipped / f"{self.deck}.yaml").read_text(encoding="utf-8")
        head, *cards = re.split(r"(?m)^(?=  - id: )", text)
        return {f"{self.deck}.yaml": head + next(card for card in cards if card.startswith(f"  - id: {self.card}\n"))}


async def _wrong_answer(on: Sitting) -> None:
    await on.wait()
    await on.type("[-0.0893, 0.1151, 0]")
    await on.press("enter")
    await on.wait()
    await on.type("-0.0253")
    await on.press("enter")
    await on.wait()


async def _derivation(on: Sitting) -> None:
    await on.wait()
    field = on.app.screen.query_one(DerivationField)
    field.insert("= sum_i p_i ln p_i - sum_i p_i ln q_i\n= H(p, q) + H(p)\n")
    await on.pilot.pause()
    await on.wait()
    await on.press("f9")
    await on.wait()


async def _experiment(on: Sitting) -> None:
    await on.press("x")
    await on.press(*["down"] * list(EXPERIMENTS).index("forward-reverse"), "enter", "r")
    await on.wait()


SCENES = (
    Scene("exercise", (88, 26), _wrong_answer, "kl-view", "forward-kl-by-hand"),
    Scene("derivation", (88, 28), _derivation, "kl-view", "kl-from-entropies"),
    Scene("experiment", (88, 40), _experiment),
)
