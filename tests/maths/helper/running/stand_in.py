"""Stand-ins for the process of runs: command lines that follow the protocol and then misbehave in one way."""

from __future__ import annotations

import sys

from quizkl.experiments.run import Record
from quizkl.maths.helper.running.protocol import Ready, encode_message

FIRST = Record(1, 2, {"step": 0.0}, {"mu": 0.5})

_READY = f"import sys; out = sys.stdout.buffer; out.write({encode_message(Ready())!r}); out.flush(); "
_ONE_RECORD = _READY + f"sys.stdin.readline(); out.write({encode_message(FIRST)!r}); out.flush(); "


def _python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-I", "-c", code)


HANGS_AFTER_A_RECORD = _python(_ONE_RECORD + "sys.stdin.read()")
DIES_AFTER_A_RECORD = _python(_ONE_RECORD)
TALKS_NONSENSE = _python(_ONE_RECORD + "print('lorem ipsum', flush=True); sys.stdin.read()")
NEVER_READY = _python("import sys; sys.stdin.read()")
DIES_AT_ONCE = _python("pass")
DOES_NOT_EXIST = ("/nowhere/at/all",)
