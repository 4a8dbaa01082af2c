"""What the first screen may bring along: it waits for nothing that it does not show."""

from __future__ import annotations

import sys
from subprocess import run

NOT_FOR_HOME = ("torch", "sympy", "numpy", "typst", "markdown_it", "quizkl.maths.syntax", "quizkl.formula.parse")
NOT_FOR_A_CARD = ("torch", "sympy", "numpy", "typst", "quizkl.maths.engine")


def imported(modules: str, watched: tuple[str, ...]) -> str:
    """Which of ``watched`` the imports bring along."""
    code = f"import sys, {modules}; print([name for name in {watched!r} if name in sys.modules])"
    return run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_home_is_painted_without_the_engines_and_without_the_machinery_of_a_session() -> None:
    assert imported("quizkl.tui.run, quizkl.tui.home.screen", NOT_FOR_HOME) == "[]"


def test_no_card_but_an_experiment_brings_the_experiments_along() -> None:
    watched = ("quizkl.experiments", "textual_plotext")
    assert (
        imported(
            "quizkl.deck.cards, quizkl.tui.home.screen, quizkl.tui.study.screen, quizkl.tui.study.card_lines", watched
        )
        == "[]"
    )


def test_a_card_is_shown_without_the_engines() -> None:
    assert imported("quizkl.tui.study.screen, quizkl.text.rows", NOT_FOR_A_CARD) == "[]"
