"""Stand-ins for the helper process: command lines that follow the protocol and then misbehave in one way."""

from __future__ import annotations

import sys

from quizkl.maths.helper.protocol import Reply, encode_ready, encode_reply
from quizkl.maths.inquiry import Computed

_READY = f"import sys; out = sys.stdout.buffer; out.write({encode_ready()!r}); out.flush(); "


def _python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-I", "-c", code)


NEVER_ANSWERS = _python(_READY + "sys.stdin.read()")
NEVER_READY = _python("import sys; sys.stdin.read()")
DIES_WHEN_ASKED = _python(_READY + "sys.stdin.readline()")
DIES_AT_ONCE = _python("pass")
TALKS_NONSENSE = _python(_READY + "sys.stdin.readline(); print('lorem ipsum', flush=True); sys.stdin.read()")
DOES_NOT_EXIST = ("/nowhere/at/all",)


def answers_halfway(finding: Computed) -> tuple[str, ...]:
    """Gives the value for the first inquiry, and then never the exact form."""
    line = encode_reply(Reply(1, 0, finding, final=False))
    return _python(_READY + f"sys.stdin.readline(); out.write({line!r}); out.flush(); sys.stdin.read()")
