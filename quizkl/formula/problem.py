"""What is wrong in a formula, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormulaProblem:
    """``offset`` counts from 0 in the source as it was written; ``hint`` says what to do, or is empty."""

    offset: int
    message: str
    hint: str = ""


class Refused(Exception):
    """Carries a problem from deep inside the parser up to ``parse``, which turns it into a value."""

    def __init__(self, offset: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.problem = FormulaProblem(offset, message, hint)
