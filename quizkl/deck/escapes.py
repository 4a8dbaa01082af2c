r"""TeX in double quotes: YAML takes ``"\frac"`` for a form feed and ``rac`` without a word."""

from __future__ import annotations

import re

from quizkl.deck.complaints import Complaints
from quizkl.deck.node import Scalar, Style
from quizkl.deck.scalar_place import place_at_raw
from quizkl.deck.source import forbidden_in

_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_MADE_OF = {
    "0": "a zero byte",
    "a": "a bell",
    "b": "a backspace",
    "t": "a tab",
    "n": "a line break",
    "v": "a vertical tab",
    "f": "a form feed",
    "r": "a carriage return",
    "e": "an escape character",
    "N": "a next-line character",
    "_": "a no-break space",
    "L": "a line separator",
    "P": "a paragraph separator",
}
_COMMANDS_IN_N = re.compile(
    r"(abla|atural|cong|e|eq|eg|earrow|ewline|exists|geq|i|leq|mid|ot|otin|onumber|olimits|parallel|prec|sim|subseteq|"
    r"succ|u|warrow)(?![A-Za-z])"
)
HINT = "Write TeX in single quotes or in a block that begins with |: in double quotes a backslash is an escape of YAML."


def complain_of_escapes(scalar: Scalar, complaints: Complaints) -> bool:
    """Whether the escapes of a double-quoted text are harmless; else the problem is at the first that is not."""
    if scalar.style is not Style.DOUBLE_QUOTED or "\\" not in scalar.raw:
        return True
    counted, in_formula = 0, False
    for escape in _ESCAPE.finditer(scalar.raw):
        in_formula ^= scalar.raw.count("$", counted, escape.start()) % 2 == 1
        counted = escape.end()
        after = scalar.raw[escape.end() : escape.end() + 20]
        if _is_eaten(escape[1], after, in_formula):
            word = re.match(r"[A-Za-z]*", after)
            command = escape[0] + (word[0] if word and len(escape[0]) == 2 else "")
            made = _MADE_OF.get(escape[1], "a control character")
            complaints.error(
                place_at_raw(scalar, escape.start(), complaints.file),
                f"{command} in double quotes is not TeX: YAML makes {escape[0]} {made}",
                HINT,
            )
            return False
    return True


def _is_eaten(escape: str, after: str, in_formula: bool) -> bool:
    if escape in ("\n", "\r"):
        return False
    if escape == "t":
        return after[:1].isalpha()
    if escape == "n":
        return in_formula and _COMMANDS_IN_N.match(after) is not None
    if escape in _MADE_OF:
        return True
    if escape[0] in "xuU" and len(escape) > 1:
        return forbidden_in(chr(int(escape[1:], 16))) is not None
    return False
