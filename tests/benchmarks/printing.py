"""How long printing takes, and beside it pdflatex with the same cards where it is installed.

    python tests/benchmarks/printing.py

Ten flashcards, ten exercises whose values are known, a thousand cards on sheets of eight and one side a page.
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


PREAMBLE = (
    "\\usepackage{amsmath,amssymb,microtype,xcolor,hyperref}\n\\input{glyphtounicode}\\pdfgentounicode=1\n"
    "\\hypersetup{pdftitle={Cards of the benchmark},pdflang=en,hidelinks}\n"
    "\\setlength{\\unitlength}{1mm}\\setlength{\\topskip}{0pt}\\setlength{\\parindent}{0pt}\n"
)
SHEET_ENDS = "\\newpage\n"
BOOKMARK = "\\pdfbookmark[1]{Cards of the benchmark}{deck}"


def latex(count: int) -> str:
    """The same cards on the same sheets, as one would write them by hand: with the small print of each, cut marks, a
    title, a bookmark for the deck, and text that can be searched. No tags and no alternative texts, which a reader
    needs who hears the page: pdflatex has no way to them that is like ours.
    """
    places = [(9 + 96 * column, 9 + 69.75 * row) for row in range(4) for column in range(2)]
    mirrored = [(210 - x - 96, y) for x, y in places]
    pages = []
    for first in range(0, count, 8):
        numbers = range(first, min(first + 8, count))
        fronts = [_box(place, _front(n), f"{n + 1} Q") for n, place in zip(numbers, places, strict=False)]
        backs = [_box(place, _back(n), f"{n + 1} A") for n, place in zip(numbers, mirrored, strict=False)]
        pages += [_sheet([_cut_marks(), *fronts]), _sheet(backs)]
    return (
        "\\documentclass[11pt]{article}\n\\usepackage[a4paper,margin=0pt]{geometry}\n"
        f"{PREAMBLE}\\pagestyle{{empty}}\n\\begin{{document}}\n{BOOKMARK}{SHEET_ENDS.join(pages)}\\end{{document}}\n"
    )


def latex_pages(count: int) -> str:
    """The same cards one side a page, with the same things, as quizkl's flip makes them."""
    pages = [
        f"{_small_print(f'{n + 1} {side}')}\\vfill\n{text}\\vfill\n\\newpage\n"
        for n in range(count)
        for side, text in (("Q", _front(n)), ("A", _back(n)))
    ]
    return (
        "\\documentclass[11pt]{article}\n\\usepackage[paperwidth=148mm,paperheight=105mm,margin=8.8mm]{geometry}\n"
        f"{PREAMBLE}\\pagestyle{{empty}}\n\\begin{{document}}\n{BOOKMARK}{''.join(pages)}\\end{{document}}\n"
    )


def _front(n: int) -> str:
    return f"{{\\centering What is the divergence ${INLINE.format(n=n)}$ of case {n}?\\par}}"


def _back(n: int) -> str:
    return f"{WORDS.format(n=n)} \\[{DISPLAY.format(n=n)}\\]"


def _small_print(number: str) -> str:
    return f"{{\\scriptsize\\color{{gray}}Cards of the benchmark\\hfill {number}\\par}}"


def _sheet(parts: list[str]) -> str:
    return f"\\begin{{picture}}(210,0)\n{''.join(parts)}\\end{{picture}}\n"


def _box(place: tuple[float, float], body: str, number: str) -> str:
    x, y = place
    side = f"{_small_print(number)}\\vfill\n{body}\\vfill"
    return f"\\put({x + 5:g},{-y - 5:g}){{\\parbox[t][59.75mm][s]{{86mm}}{{{side}}}}}\n"


def _cut_marks() -> str:
    upright = [f"\\put({x:g},{y:g}){{\\line(0,1){{4}}}}" for x in (9, 105, 201) for y in (-7.5, -293.5)]
    flat = [f"\\put({x:g},{-9 - 69.75 * row:g}){{\\line(1,0){{4}}}}" for x in (3.5, 202.5) for row in range(5)]
    return "".join([*upright, *flat]) + "\n"


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
    print(f"{what:<36} {figures}   ({allowed})")


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
        (folder / "pages.tex").write_text(latex_pages(1000), encoding="utf-8")
        for layout, tex, what in (
            ("flip", "pages.tex", "one side a page; in pdflatex without tags and alternative texts"),
            ("sheet", "many.tex", "on sheets of eight; in pdflatex without tags and alternative texts"),
        ):
            beside = [] if program is None else [[program, "-interaction=batchmode", "-halt-on-error", tex]]
            ours, *others = measured(
                printing("many", "--layout", layout), *beside, environment=environment, folder=folder
            )
            print(f"1,000 flashcards {what}:")
            report("  quizkl", ours, "at most 320 MB")
            for other in others:
                report("  pdflatex", other, "no faster than quizkl")
        if program is None:
            print("pdflatex is not installed here: nothing to compare a thousand cards with.")
        (worked,) = measured(printing("worked", "--layout", "worksheet"), environment=environment, folder=folder)
        report("10 exercises, their values known", worked, "at most 0.5 s")


if __name__ == "__main__":
    main()
