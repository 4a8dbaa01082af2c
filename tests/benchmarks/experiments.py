"""How long each experiment takes with its defaults, and the longest that its bounds let a deck ask for.

``python -m tests.benchmarks.experiments`` runs the defaults, ``--bounds`` the largest requests as well (minutes).
"""

from __future__ import annotations

import sys
from time import monotonic

from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.experiments.run import Failed, Record, Run, prepared
from quizkl.maths.helper.running.blocking import BlockingRunner

LARGEST = (
    "fit-normal-mean n=10000 steps=10000",
    "fit-normal-mean n=1000000 steps=100 data=stream",
    "fit-normal n=10000 steps=10000",
    "monte-carlo n=5000000",
    "monte-carlo-kl n=5000000",
    "batch-loss rows=1000 classes=1000",
    "vae-term batch=200 dimensions=5000",
    "forward-reverse steps=10000",
    "autoregressive-digits train=20000 validation=20000 length=50 epochs=6 width=40",
    "autoregressive-digits train=5000 epochs=100 width=40",
    "autoregressive-digits train=5000 epochs=100 width=40 batch=4",
    "autoregressive-digits train=1200 epochs=10 width=256",
)


def main() -> None:
    requests = [*EXPERIMENTS, *(LARGEST if "--bounds" in sys.argv else ())]
    with BlockingRunner() as runner:
        began = monotonic()
        runner.start()
        print(f"{monotonic() - began:7.2f} s  torch is loaded")
        for request in requests:
            name, *changes = request.split()
            run = prepared(name, None, dict(change.split("=") for change in changes))
            assert isinstance(run, Run), run
            _time(runner, run, request)


def _time(runner: BlockingRunner, run: Run, request: str) -> None:
    began = monotonic()
    *records, end = runner.run(run)
    seconds = monotonic() - began
    reached = f"{len(records)} of {records[-1].total}" if records and isinstance(records[-1], Record) else "no"
    reason = f": {end.reason}" if isinstance(end, Failed) else ""
    print(f"{seconds:7.2f} s  {request}: {type(end).__name__.lower()} with {reached} records{reason}")


if __name__ == "__main__":
    main()
