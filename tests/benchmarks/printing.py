"""How long printing takes, and beside it pdflatex with the same cards where it is installed.

    python tests/benchmarks/printing.py

Ten flashcards, ten exercises whose values are known, a thousand cards on sheets of eight.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = "The expected log-ratio of case {n}, an average under the first of the two distributions, in nats."
INLINE = r"D_{{\mathrm{{KL}}}}(p_{{{n}}} \,\|\, q)"
DISPLAY = r"D_{{\mathrm{{KL}}}}(p_{{{n}}} \,\|\, q) = \sum_x p_{{{n}}}(x) \log\frac{{p_{{{n}}}(x)}}{{q(x)}} \ge 0"
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
    """The same cards on the same sheets, as one would write them by hand."""
    places = [(9 + 96 * column, 9 + 69.75 * row) for row in range(4) for column in range(2)]
    mirrored = [(210 - x - 96, y) for x, y in places]
    pages = []
    for first in range(0, count, 8):
        numbers = range(first, min(first + 8, count))
        pages.append("".join([_box(place, _front(n)) for n, place in zip(numbers, places, strict=False)]))
        pages.append("".join([_box(place, _back(n)) for n, place in zip(numbers, mirrored, strict=False)]))
    return (
        "\\documentclass[11pt]{article}\n\\usepackage[a4paper,margin=0pt]{geometry}\n\\usepackage{amsmath}\n"
        "\\usepackage[absolute]{textpos}\n\\setlength{\\TPHorizModule}{1mm}\\setlength{\\TPVertModule}{1mm}\n"
        "\\pagestyle{empty}\n\\begin{document}\n" + "\\newpage\n".join(pages) + "\\end{document}\n"
    )


def _front(n: int) -> str:
    return f"\\centering What is the divergence ${INLINE.format(n=n)}$ of case {n}?"


def _back(n: int) -> str:
    return f"{WORDS.format(n=n)} \\[{DISPLAY.format(n=n)}\\]"


def _box(place: tuple[float, float], body: str) -> str:
    x, y = place
    return f"\\begin{{textblock}}{{85}}({x + 5:g},{y + 20:g}){body}\\end{{textblock}}\\null\n"


def measured(command: list[str], environment: dict[str, str], folder: Path) -> tuple[float, float]:
    """Seconds of the fastest of three runs, and the most memory that a child had so far, in MB."""
    seconds = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=True)
        seconds.append(time.perf_counter() - began)
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return min(seconds), kilobytes / 1024


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

        report("10 flashcards", measured(printing("ten"), environment, folder), "at most 0.5 s")
        report("1,000 flashcards on sheets", measured(printing("many"), environment, folder), "at most 320 MB")
        program = shutil.which("pdflatex")
        if program is None:
            print("pdflatex is not installed here: nothing to compare a thousand cards with.")
        else:
            (folder / "many.tex").write_text(latex(1000), encoding="utf-8")
            figures = measured([program, "-interaction=batchmode", "many.tex"], environment, folder)
            report("1,000 cards by pdflatex", figures, "no faster than quizkl")
        again = measured(printing("worked", "--layout", "worksheet"), environment, folder)
        report("10 exercises, their values known", again, "at most 0.5 s")


if __name__ == "__main__":
    main()
