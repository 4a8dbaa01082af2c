"""``quizkl same --batch`` beside bare sympy on one file of pairs, in one run.

    python -m tests.benchmarks.equality PAIRS.jsonl [MORE.jsonl ...] [--show] [--without-sympy]

A line of a file is {"given", "reference", "expect": true|false, "vars"?, "functions"?, "assume"?}. Bare sympy is what
a script would do: ``parse_expr`` with implicit multiplication, ``simplify`` of the difference, then ``equals``, 5 s a
pair, on real symbols. It evaluates the text it reads, so that only files one trusts may be given.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

LIMIT = 5.0

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of each row (None: not decided), the seconds of each and of all together."""

    said: Sequence[bool | None]
    each: Sequence[float]
    whole: float

    def report(self, name: str, rows: Sequence[Row]) -> str:
        counts = Counter((row["expect"], said) for row, said in zip(rows, self.said, strict=True))
        right = counts[True, True] + counts[False, False]
        undecided = counts[True, None] + counts[False, None]
        ordered = sorted(self.each)
        return (
            f"{name:<11} {right / len(rows):7.2%} right   equal called different {counts[True, False]:3}   "
            f"different called equal {counts[False, True]:3}   undecided {undecided:3}   "
            f"whole {self.whole:6.2f} s   median {1000 * statistics.median(ordered):6.2f} ms   "
            f"p95 {1000 * ordered[int(0.95 * len(ordered))]:7.2f} ms   most {1000 * ordered[-1]:7.1f} ms"
        )


def ours(rows: Sequence[Row]) -> tuple[Judged, list[Row]]:
    """The command as it is used, a line at a time, from its start to its end."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "quizkl", "same", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        each, answers = [], []
        for row in rows:
            asked = {key: row[key] for key in ("given", "reference", "vars", "assume") if key in row}
            sent = time.perf_counter()
            process.stdin.write(json.dumps(asked).encode() + b"\n")
            process.stdin.flush()
            answers.append(json.loads(process.stdout.readline()))
            each.append(time.perf_counter() - sent)
        process.stdin.close()
    whole = time.perf_counter() - began
    return Judged([answer.get("same") for answer in answers], each[1:] or each, whole), answers


def bare_sympy(rows: Sequence[Row]) -> Judged:
    """A fresh process that is started again after each row that takes too long."""
    began = time.perf_counter()
    worker, pipe = _start()
    pipe.recv()
    said, each = [], []
    for row in rows:
        sent = time.perf_counter()
        pipe.send(row)
        if pipe.poll(LIMIT):
            said.append(pipe.recv())
        else:
            worker.kill()
            said.append(None)
            worker, pipe = _start()
            pipe.recv()
        each.append(time.perf_counter() - sent)
    worker.kill()
    return Judged(said, each, time.perf_counter() - began)


def _start() -> tuple[multiprocessing.Process, Connection]:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_bare, args=(there,), daemon=True)
    process.start()
    return process, here  # type: ignore[return-value]  # a spawned process is a process


def _bare(pipe: Connection) -> None:
    import sympy
    from sympy.parsing.sympy_parser import (
        convert_xor,
        factorial_notation,
        implicit_multiplication_application,
        parse_expr,
        standard_transformations,
    )

    rules = (*standard_transformations, convert_xor, factorial_notation, implicit_multiplication_application)
    pipe.send("ready")
    while True:
        row = pipe.recv()
        names = {name: sympy.Symbol(name, real=True) for name in row.get("vars", ())}
        try:
            left, right = (
                parse_expr(row[side], local_dict={**names, "e": sympy.E}, transformations=rules)
                for side in ("given", "reference")
            )
            difference = sympy.simplify(left - right)
            pipe.send(True if difference == 0 else left.equals(right))
        except Exception:  # what cannot be read or compared is not decided
            pipe.send(None)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print the rows that are not right")
    parser.add_argument("--without-sympy", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for path in options.pairs for line in path.read_text(encoding="utf-8").splitlines()]
    judged, answers = ours(rows)
    print(judged.report("quizkl", rows))
    print(f"{'':<11} " + "   ".join(f"{how} {count}" for how, count in Counter(a.get("how") for a in answers).items()))
    if not options.without_sympy:
        bare = bare_sympy(rows)
        print(bare.report("bare sympy", rows))
        print(f"{'':<11} quizkl takes {judged.whole / bare.whole:.2f} of its time")
    if options.show:
        for row, answer in zip(rows, answers, strict=True):
            if answer.get("same") != row["expect"]:
                print(f"expected {row['expect']}: {row['given']}  |  {row['reference']}\n    {answer}")


if __name__ == "__main__":
    main()
