"""The helper process: reads requests from its standard input, writes findings to its standard output."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any, BinaryIO, TypeVar

from quizkl.maths.helper.limits import bound_memory, bound_processor_time
from quizkl.maths.helper.pipes import lines_of, private_pipes
from quizkl.maths.helper.protocol import (
    BadMessageError,
    Reply,
    Request,
    decode_request,
    encode_ready,
    encode_reply,
    kind_of,
)
from quizkl.maths.inquiry import NotDecided

T = TypeVar("T")

FINISHING_SHARE = 0.6
"""Of a request's time that exact forms and proofs may take together: the rest is for torch and the way back."""

THREADS = 2


def main() -> None:
    """Serve until the standard input ends, which it does when quizkl is gone for whatever reason."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is for quizkl, which then closes our input
    source, sink = private_pipes()
    lines = lines_of(source)
    os.environ.setdefault("OMP_NUM_THREADS", str(THREADS))
    _warm_up()
    bound_memory()
    sink.write(encode_ready())
    sink.flush()
    try:
        while True:
            _serve(lines.get(), sink)
    except BrokenPipeError:
        os._exit(0)


def _warm_up() -> None:
    """Import the engines and use each once: the first use of torch and of sympy costs tens of milliseconds."""
    import torch

    from quizkl.maths.engine.work import begin
    from quizkl.maths.helper.warmth import WARMING

    torch.set_num_threads(THREADS)
    for asked in WARMING:
        begun = begin(asked)
        if begun.finish is not None:
            begun.finish(5.0)


def _serve(line: bytes, sink: BinaryIO) -> None:
    try:
        request = decode_request(line)
    except BadMessageError:
        return
    bound_processor_time()

    def send(place: int, found: object, final: bool) -> None:
        sink.write(encode_reply(Reply(request.id, place, found, final, kind_of(request.asked[place]))))
        sink.flush()

    _answer(request, send)


def _answer(request: Request[Any], send: Callable[[int, object, bool], None]) -> None:
    """What is found at once for everything that is asked, then the rest one after the other in what time is left."""
    from quizkl.maths.engine.work import begin

    until = monotonic() + FINISHING_SHARE * request.seconds
    unfinished: list[tuple[int, object, Callable[[float], object]]] = []
    for place, asked in enumerate(request.asked):
        begun = _guarded(partial(begin, asked))
        if isinstance(begun, NotDecided):
            send(place, begun, True)
            continue
        send(place, begun.found, begun.finish is None)
        if begun.finish is not None:
            unfinished.append((place, begun.found, begun.finish))
    for place, found, finish in unfinished:
        final = _guarded(partial(finish, until - monotonic()))
        send(place, found if isinstance(final, NotDecided) else final, True)


def _guarded(work: Callable[[], T]) -> T | NotDecided:
    """A failure of an engine is one finding, not the end of the helper."""
    try:
        return work()
    except MemoryError:
        return NotDecided("not decided: this needs more memory than it may")
    except Exception as error:
        return NotDecided(f"not decided: the computation failed ({type(error).__name__})")
