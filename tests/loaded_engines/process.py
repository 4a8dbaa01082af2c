"""A process that has the engines loaded and becomes a helper, as often as one is asked for, by a fork of itself.

It gets a listening socket as its first argument and ends with its standard input. Who connects sends the two ends of
its pipes and the module whose ``main`` is to serve them, and keeps the connection for as long as it lives.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
import threading
from importlib import import_module


def main() -> None:
    listener = socket.socket(fileno=int(sys.argv[1]))
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
    while True:
        readable, _, _ = select.select([listener.fileno(), 0], [], [])
        if 0 in readable:
            return
        caller, _ = listener.accept()
        module, pipes, _, _ = socket.recv_fds(caller, 256, 2)
        if len(pipes) == 2 and os.fork() == 0:
            listener.close()
            _become(module.decode(), pipes, caller)
        for pipe in pipes:
            os.close(pipe)
        caller.close()


def _load() -> None:
    """Import the engines and use each once, with no thread besides this one: a fork would not have it."""
    import torch

    from quizkl.maths.engine.work import begin
    from quizkl.maths.helper.warmth import WARMING

    torch.set_num_threads(1)
    for asked in WARMING:
        begun = begin(asked)
        if begun.finish is not None:
            begun.finish(5.0)
    torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    gc.freeze()


def _become(module: str, pipes: list[int], caller: socket.socket) -> None:
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for place, pipe in enumerate(pipes):
            os.dup2(pipe, place)
            os.close(pipe)
        threading.Thread(target=_end_with, args=(caller,), daemon=True).start()
        import_module(module).main()
    finally:
        os._exit(1)


def _end_with(caller: socket.socket) -> None:
    """It was killed: so is what stands for it."""
    caller.recv(1)
    os._exit(1)


if __name__ == "__main__":
    main()
