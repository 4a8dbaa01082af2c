"""A deck's macros written out in a text whose formulas are not read, for a search."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MOST_PASSES = 8  # macros within macros
_MOST_GROWTH = 20
_SHORT = 2_000  # characters that any text may grow to
_LONGEST_ARGUMENT = 2_000
_MOST_IN_A_PASS = 1_000
_NUMBER = re.compile(r"(\\[A-Za-z]+)?#([1-9])")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_WHOLE_COMMAND = re.compile(r"\\[A-Za-z]+\Z")


def written_out(text: str, macros: Mapping[str, str]) -> str:
    """``text`` with the bodies of the macros (names without backslash) in the place of their names and arguments. A
    name whose arguments are missing stays; what would grow beyond all measure stays as it was.
    """
    if "\\" not in text or not macros:
        return text
    named = re.compile(rf"\\({'|'.join(map(re.escape, macros))})(?![A-Za-z])")
    most = max(_SHORT, _MOST_GROWTH * len(text))
    written = text
    for _ in range(_MOST_PASSES):
        if named.search(written) is None:
            break
        following = _one_pass(written, named, macros, most)
        if following is None:
            return text
        written = following
    return written


def _one_pass(text: str, named: re.Pattern[str], macros: Mapping[str, str], most: int) -> str | None:
    """The outermost macros written out; None where that becomes longer than ``most``, or they are too many."""
    pieces: list[str] = []
    length = position = count = 0
    while found := named.search(text, position):
        body = macros[found[1]]
        arguments, end = _arguments(text, found.end(), _arity(body))
        written = found[0] if arguments is None else _filled(body, arguments)
        gap = " " if _WHOLE_COMMAND.search(written) and text[end : end + 1].isalpha() else ""
        pieces += text[position : found.start()], written, gap
        length += found.start() - position + len(written)
        count += 1
        if length > most or count > _MOST_IN_A_PASS:
            return None
        position = end
    return "".join([*pieces, text[position:]])


def _arity(body: str) -> int:
    return max((int(found[2]) for found in _NUMBER.finditer(body)), default=0)


def _filled(body: str, arguments: list[str]) -> str:
    def fill(found: re.Match[str]) -> str:
        command, argument = found[1] or "", arguments[int(found[2]) - 1]
        return f"{command} {argument}" if command and argument[:1].isalpha() else command + argument

    return _NUMBER.sub(fill, body)


def _arguments(text: str, position: int, count: int) -> tuple[list[str] | None, int]:
    """So many arguments from ``position`` on, and where they end; None where they are not all there."""
    arguments: list[str] = []
    here = position
    for _ in range(count):
        while text[here : here + 1].isspace():
            here += 1
        end = _end_of_argument(text, here)
        if end is None:
            return None, position
        arguments.append(text[here + 1 : end - 1] if text[here] == "{" else text[here:end])
        here = end
    return arguments, here


def _end_of_argument(text: str, start: int) -> int | None:
    """Where the group, the command or the character ends that begins at ``start``."""
    if start >= len(text) or text[start] in "}$":
        return None
    if text[start] != "{":
        command = _COMMAND.match(text, start)
        return command.end() if command else start + 1
    depth = 0
    for found in _BRACE.finditer(text, start, start + _LONGEST_ARGUMENT):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return None
