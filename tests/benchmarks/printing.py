"""How long printing takes, and beside it pdflatex with the same cards where it is installed.

    python tests/benchmarks/printing.py

Ten flashcards, ten exercises whose values are known, a thousand cards on sheets of eight.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = "The expected log-ratio of case {n}, an average under the first of the two distributions, in nats."
INLINE = r"D_{{\mathrm{{KL}}}}(p_{{{n}}} \,\|\, q)"
DISPLAY = r"D_{{\mathrm{{KL}}}}(p_{{{n}}} \,\|\, q) = \sum_x p_{{{n}}}(x) \log\frac{{p_{{{n}}}(x)}}{{q(x)}} \ge 0"
RUNS = 5
QUIZKL = [sys.executable, "-m", "quizkl"]


def flashcards(count: int) -> str:
    """A deck."""
    cards = [
        f"  - id: card-{n}\n    front: What is the divergence ${INLINE.format(n=n)}$ of case {n}?\n"
        f"    back: |\n      {WORDS.format(n=n)}\n\n      $${DISPLAY.format(n=n)}$$\n"
        for n in range(count)
    ]
    return f"deck: bench-{count}\ntitle: Cards of the benchmark\ncards:\n{''.join(cards)}"


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


def latex(count: int) -> str:
    """The same cards on the same sheets, as one would write them by hand, with what every LaTeX has."""
    places = [(9 + 96 * column, 9 + 69.75 * row) for row in range(4) for column in range(2)]
    mirrored = [(210 - x - 96, y) for x, y in places]
    pages = []
    for first in range(0, count, 8):
        numbers = range(first, min(first + 8, count))
        for text, where in ((_front, places), (_back, mirrored)):
            pages.append(_sheet([_box(place, text(n)) for n, place in zip(numbers, where, strict=False)]))
    return (
        "\\documentclass[11pt]{article}\n\\usepackage[a4paper,margin=0pt]{geometry}\n\\usepackage{amsmath}\n"
        "\\setlength{\\unitlength}{1mm}\\setlength{\\topskip}{0pt}\\setlength{\\parindent}{0pt}\n"
        "\\pagestyle{empty}\n\\begin{document}\n" + "\\newpage\n".join(pages) + "\\end{document}\n"
    )


def _front(n: int) -> str:
    return f"\\centering What is the divergence ${INLINE.format(n=n)}$ of case {n}?"


def _back(n: int) -> str:
    return f"{WORDS.format(n=n)} \\[{DISPLAY.format(n=n)}\\]"


def _sheet(boxes: list[str]) -> str:
    return f"\\begin{{picture}}(210,0)\n{''.join(boxes)}\\end{{picture}}\n"


def _box(place: tuple[float, float], body: str) -> str:
    x, y = place
    return f"\\put({x + 5:g},{-y - 20:g}){{\\parbox[t]{{85mm}}{{{body}}}}}\n"


def measured(*commands: list[str], environment: dict[str, str], folder: Path) -> list[tuple[float, float]]:
    """Of each command the seconds of the fastest of five runs and its own most memory in MB; they run by turns."""
    seconds: list[list[float]] = [[] for _ in commands]
    megabytes: list[list[float]] = [[] for _ in commands]
    for _ in range(RUNS):
        for place, command in enumerate(commands):
            began = time.perf_counter()
            child = subprocess.Popen(
                command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            _, status, usage = os.wait4(child.pid, 0)
            seconds[place].append(time.perf_counter() - began)
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
            megabytes[place].append(usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))
    return [(min(taken), max(used)) for taken, used in zip(seconds, megabytes, strict=True)]


def report(what: str, figures: tuple[float, float], allowed: str) -> None:
    seconds, megabytes = figures
    print(f"{what:<44} {seconds:6.2f} s   up to {megabytes:4.0f} MB   ({allowed})")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        house = Path(__file__).resolve().parents[2]
        environment = {**os.environ, "QUIZKL_HOME": str(folder / "home"), "PYTHONPATH": str(house)}
        for file, deck in (("ten", flashcards(10)), ("many", flashcards(1000)), ("worked", exercises(10))):
            (folder / f"{file}.yaml").write_text(deck, encoding="utf-8")

        def printing(file: str, *more: str) -> list[str]:
            return [*QUIZKL, "print", str(folder / f"{file}.yaml"), "-o", "made.pdf", "--force", *more]

        (ten,) = measured(printing("ten"), environment=environment, folder=folder)
        report("10 flashcards", ten, "at most 0.5 s")
        program = shutil.which("pdflatex")
        (folder / "many.tex").write_text(latex(1000), encoding="utf-8")
        beside = [] if program is None else [[program, "-interaction=batchmode", "-halt-on-error", "many.tex"]]
        many, *others = measured(printing("many"), *beside, environment=environment, folder=folder)
        report("1,000 flashcards on sheets", many, "at most 320 MB")
        for other in others:
            report("1,000 cards by pdflatex", other, "no faster than quizkl")
        if not others:
            print("pdflatex is not installed here: nothing to compare a thousand cards with.")
        (worked,) = measured(printing("worked", "--layout", "worksheet"), environment=environment, folder=folder)
        report("10 exercises, their values known", worked, "at most 0.5 s")


if __name__ == "__main__":
    main()
