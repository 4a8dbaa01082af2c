"""How long printing takes, and beside it pdflatex with the same cards where it is installed.

    python -m tests.benchmarks.printing

Ten flashcards, ten exercises whose values are known, a thousand flashcards on sheets of eight and one side a page.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.cards_in_latex import one_side_a_page, sheets
from tests.benchmarks.printed_cards import as_deck, stock

RUNS = 5
QUIZKL = [sys.executable, "-m", "quizkl"]


def exercises(count: int) -> str:
    """A deck of exercises of two steps."""
    cards = [
        f"  - id: exercise-{n}\n    exercise: Compute the divergence of case {n}.\n"
        f"    given: {{p: [0.{n + 10}, 0.{90 - n}], q: [0.5, 0.5]}}\n"
        "    steps:\n      - {ask: the terms, answer: p * ln(p/q), unit: nats}\n"
        "      - {ask: their sum, answer: 'kl(p, q)', unit: nats}\n"
        for n in range(count)
    ]
    return f"deck: worked-{count}\ntitle: Exercises of the benchmark\ncards:\n{''.join(cards)}"


@dataclass(frozen=True)
class Cost:
    """Of a command: seconds by the clock and of the processor, and the most memory that it had in MB."""

    seconds: float
    processor: float
    megabytes: float


def measured(*commands: list[str], environment: dict[str, str], folder: Path) -> list[Cost]:
    """What each command costs at best once it has been run, by turns: a busy machine is as busy for all of them."""
    for command in commands:
        _run(command, environment, folder)  # what is kept for the next time is kept now
    costs: list[list[Cost]] = [[] for _ in commands]
    for _ in range(RUNS):
        for place, command in enumerate(commands):
            costs[place].append(_run(command, environment, folder))
    return [
        Cost(min(one.seconds for one in each), min(one.processor for one in each), max(one.megabytes for one in each))
        for each in costs
    ]


def _run(command: list[str], environment: dict[str, str], folder: Path) -> Cost:
    began = time.perf_counter()
    child = subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    megabytes = usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, megabytes)


def report(what: str, cost: Cost, allowed: str) -> None:
    figures = f"{cost.seconds:6.2f} s, {cost.processor:5.2f} s of the processor, {cost.megabytes:4.0f} MB"
    print(f"{what:<38} {figures}   ({allowed})")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        house = Path(__file__).resolve().parents[2]
        environment = {**os.environ, "QUIZKL_HOME": str(folder / "home"), "PYTHONPATH": str(house)}
        many = stock(1000)
        for file, deck in (("ten", as_deck(stock(10))), ("many", as_deck(many)), ("worked", exercises(10))):
            (folder / f"{file}.yaml").write_text(deck, encoding="utf-8")

        def printing(file: str, *more: str) -> list[str]:
            return [*QUIZKL, "print", str(folder / f"{file}.yaml"), "-o", "made.pdf", "--force", *more]

        (ten,) = measured(printing("ten"), environment=environment, folder=folder)
        report("10 flashcards", ten, "at most 0.5 s")
        for layout, what, in_latex in (
            ("flip", "one side a page", one_side_a_page),
            ("sheet", "on sheets of eight", sheets),
        ):
            print(f"1,000 flashcards {what}:")
            beside = [
                (said, latex(folder / f"{layout}-{spoken}.tex", in_latex(many, spoken)))
                for spoken, said in ((True, "with alternative texts"), (False, "without alternative texts"))
            ]
            commands = [command for _, command in beside if command]
            ours, *others = measured(
                printing("many", "--layout", layout), *commands, environment=environment, folder=folder
            )
            report("  quizkl: tags, alternative texts", ours, "at most 320 MB")
            for (said, _), other in zip(beside, others, strict=False):
                report(f"  pdflatex: {said}", other, "no faster than quizkl" if "with " in said else "does less")
        if shutil.which("pdflatex") is None:
            print("pdflatex is not installed here: nothing to compare a thousand cards with.")
        (worked,) = measured(printing("worked", "--layout", "worksheet"), environment=environment, folder=folder)
        report("10 exercises, their values known", worked, "at most 0.5 s")


def latex(file: Path, source: str) -> list[str]:
    """The command that sets a document; none where there is no pdflatex."""
    program = shutil.which("pdflatex")
    if program is None:
        return []
    file.write_text(source, encoding="utf-8")
    return [program, "-interaction=batchmode", "-halt-on-error", file.name]


if __name__ == "__main__":
    main()
