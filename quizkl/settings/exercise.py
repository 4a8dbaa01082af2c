"""What tries, hints and "show me" do to the grade that is suggested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizkl.schedule.grade import Grade

_ORDER = (Grade.MISSED, Grade.PARTLY, Grade.KNEW)


@dataclass(frozen=True, slots=True)
class ExerciseRules:
    """``second_try``, ``hint`` and ``show_me`` are the best grades that are suggested after them. A step that is right
    only after more than ``attempts`` tries is missed. After ``shown_after`` wrong tries the answer is shown as if it
    had been asked for; 0: never.
    """

    attempts: int = 2
    second_try: Grade = Grade.PARTLY
    hint: Grade = Grade.PARTLY
    show_me: Grade = Grade.MISSED
    shown_after: int = 0

    def of_tries(self, tries: int) -> Grade:
        """The best grade for what is right at try number ``tries``."""
        if tries <= 1:
            return Grade.KNEW
        return self.second_try if tries <= self.attempts else Grade.MISSED

    def in_words(self) -> str:
        """The rules as a few plain sentences."""
        return " ".join(_sentences(self))


USUAL = ExerciseRules()


def worse(*grades: Grade) -> Grade:
    """The worst of the grades."""
    return min(grades, key=_ORDER.index)


def at_best(grade: Grade) -> str:
    """What a grade means as a bound: ``partly at best``, ``missed``; ``""`` where nothing is lost."""
    match grade:
        case Grade.KNEW:
            return ""
        case Grade.PARTLY:
            return "partly at best"
        case Grade.MISSED:
            return "missed"


def _tries(rules: ExerciseRules) -> str:
    """What being right suggests, up to the last try that suggests anything but missed."""
    match rules.of_tries(2):
        case Grade.KNEW:
            return f"within {rules.attempts} tries suggests knew"
        case Grade.PARTLY:
            later = "at the second try" if rules.attempts == 2 else f"within {rules.attempts} tries"
            return f"at the first try suggests knew, {later} partly"
        case Grade.MISSED:
            return "at the first try suggests knew"


def _sentences(rules: ExerciseRules) -> Iterator[str]:
    yield f"Right {_tries(rules)}, after that missed."
    yield f"After a hint: {at_best(rules.hint) or 'nothing is lost'}."
    yield f"After show me: {at_best(rules.show_me) or 'nothing is lost'}."
    if rules.shown_after:
        times = "one wrong try" if rules.shown_after == 1 else f"{rules.shown_after} wrong tries"
        yield f"After {times} the answer is shown."
    yield "You may always choose another grade."
