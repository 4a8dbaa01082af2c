"""The process of runs: reads from its standard input which to compute, writes records to its standard output."""

from __future__ import annotations

import math
import os
import signal
from collections.abc import Callable
from time import monotonic

from quizkl.experiments.run import Record, Run
from quizkl.maths.helper.limits import bound_memory, bound_processor_time
from quizkl.maths.helper.pipes import lines_of, private_pipes
from quizkl.maths.helper.running.protocol import (
    AllDone,
    BadMessageError,
    Broke,
    Message,
    OutOfTime,
    Ready,
    decode_request,
    encode_message,
)
from quizkl.maths.helper.running.transcript import GRACE

Send = Callable[[Message], None]

THREADS = 1
"""Sums are split over the threads, so their last digits depend on how many there are. One is also enough: the arrays
are small, and what marks answers meanwhile needs the other processors.
"""


def main() -> None:
    """Serve until the standard input ends, which it does when quizkl is gone for whatever reason."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is for quizkl, which then kills this process
    source, sink = private_pipes()
    lines = lines_of(source)
    os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = str(THREADS)
    _load()
    bound_memory()

    def send(message: Message) -> None:
        sink.write(encode_message(message))
        sink.flush()

    try:
        send(Ready())
        while True:
            _serve(lines.get(), send)
    except BrokenPipeError:
        os._exit(0)


def _load() -> None:
    """Import torch, and what every optimiser loads when the first one is made."""
    import torch

    torch.set_num_threads(THREADS)
    torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)


def _serve(line: bytes, send: Send) -> None:
    try:
        run, seconds = decode_request(line)
    except BadMessageError as fault:
        send(Broke(f"the request was not understood ({fault})"))
        return
    bound_processor_time(math.ceil(seconds + 2 * GRACE))
    try:
        in_time = _take_steps(run, monotonic() + seconds, send)
    except BrokenPipeError:
        raise
    except Exception as fault:
        send(Broke(_what_broke(fault)))
        return
    send(AllDone() if in_time else OutOfTime())


def _take_steps(run: Run, until: float, send: Send) -> bool:
    """Send a record for each step; False where the time was up before the last."""
    from quizkl.experiments.engine.begin import begin

    begun = begin(run)
    sent = 0
    for step in begun.steps:
        if step is not None:
            sent += 1
            send(Record(sent, begun.total, step.values, step.results))
        if monotonic() >= until and sent < begun.total:
            return False
    return True


def _what_broke(fault: Exception) -> str:
    if isinstance(fault, MemoryError) or "allocate" in str(fault):
        return "this needs more memory than it may"
    return f"the computation broke ({type(fault).__name__})"
