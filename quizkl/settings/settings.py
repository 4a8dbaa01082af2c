"""The settings, with what holds where nothing is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from quizkl.deck.problem import Place
from quizkl.formula.characters import Characters
from quizkl.schedule.leitner import Leitner
from quizkl.schedule.queue import Limits
from quizkl.schedule.scheduler import Scheduler
from quizkl.settings.exercise import USUAL, ExerciseRules

NOWHERE: Final[Mapping[str, Place]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settings:
    """``decks`` are the folders or files to look for decks in, as written; empty where none is set.
    ``day_turns_at`` is the hour at which the learner's day begins. ``theme`` is the name of a colour theme, ``""`` for
    the default one. ``keys`` are pairs of the id of a key binding and its keys (``h,f2``).

    ``places`` has for each key of the file that is in force where it stands there, ``keys.study.hint`` among them. The
    names of themes, ids and keys are known to the terminal application alone, which looks into them.
    """

    decks: tuple[str, ...] = ()
    limits: Limits = Limits()
    leitner: Leitner = Leitner()
    day_turns_at: int = 4
    characters: Characters = Characters.DEJAVU
    theme: str = ""
    reduced_motion: bool = False
    chosen_scheduler: Scheduler | None = None
    exercise: ExerciseRules = USUAL
    keys: tuple[tuple[str, str], ...] = ()
    places: Mapping[str, Place] = field(default_factory=lambda: NOWHERE, compare=False, repr=False)

    @property
    def scheduler(self) -> Scheduler:
        """The scheduler that was named, else the Leitner boxes."""
        return self.chosen_scheduler or self.leitner

    def place(self, key: str) -> Place:
        """Where ``key`` is set."""
        return self.places.get(key, Place("config.toml"))


DEFAULTS = Settings()
