"""The settings, with what holds where nothing is set."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizkl.deck.problem import Place
from quizkl.formula.characters import Characters
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.queue import Limits
from quizkl.schedule.scheduler import Scheduler


@dataclass(frozen=True, slots=True)
class Settings:
    """``decks`` are the folders or files to look for decks in, as written; empty where none is set.
    ``day_turns_at`` is the hour at which the learner's day begins. ``theme`` is the name of a colour theme, ``""`` for
    the default one; ``theme_place`` is where it is set, because only the terminal application knows the names.
    """

    decks: tuple[str, ...] = ()
    limits: Limits = Limits()
    leitner: Leitner = Leitner()
    day_turns_at: int = 4
    characters: Characters = Characters.DEJAVU
    theme: str = ""
    chosen_scheduler: Scheduler | None = None
    theme_place: Place = field(default=Place("config.toml"), compare=False)

    @property
    def scheduler(self) -> Scheduler:
        """The scheduler that was named, else the Leitner boxes."""
        return self.chosen_scheduler or self.leitner


DEFAULTS = Settings()
