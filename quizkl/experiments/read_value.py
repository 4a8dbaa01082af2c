"""Reading the value that is written for a parameter, from a command line or from a deck."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from quizkl.experiments.experiment import MOST_SIZES, Kind, Parameter, Value
from quizkl.experiments.problem import ExperimentProblem

Written = str | int | float | Sequence[str | int]
"""What may stand for a parameter: a number or its text, a word, several whole numbers or their texts."""

_LONGEST = 200
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3}){1,4}")
_NUMBER = re.compile(r"[+-]?([0-9]{1,20}(\.[0-9]{0,20})?|\.[0-9]{1,20})([eE][+-]?[0-9]{1,3})?")


def read_value(parameter: Parameter, written: Written) -> Value | ExperimentProblem:
    """The value within the parameter's bounds, or what is wrong with it."""
    match parameter.kind:
        case Kind.WHOLE:
            value: Value | None = _whole(_ungrouped(written))
        case Kind.NUMBER:
            value = _number(written)
        case Kind.SIZES:
            value = _sizes(written)
        case Kind.CHOICE:
            value = written.strip() if isinstance(written, str) else None
    if value is None:
        return _problem(parameter, f"{parameter.name} cannot be {quoted(_text(written))}")
    if parameter.kind is Kind.CHOICE and value not in parameter.choices:
        near = nearest(str(value), parameter.choices)
        return _problem(parameter, f"{parameter.name} cannot be {quoted(_text(written))}", near)
    if not _is_within(parameter, value):
        return _problem(parameter, f"{parameter.name} = {quoted(_text(written))} is out of bounds")
    return value


def allowed(parameter: Parameter) -> str:
    """What may be written for it, as a phrase: ``a whole number from 1 to 10,000``."""
    match parameter.kind:
        case Kind.CHOICE:
            return " or ".join(parameter.choices)
        case Kind.SIZES:
            sizes = f"at most {MOST_SIZES} whole numbers from {_plain(parameter.low)} on"
            return f"{sizes} with commas between them, {parameter.high:,} together, or none"
        case Kind.WHOLE | Kind.NUMBER:
            return f"{parameter.kind.value} from {_plain(parameter.low)} to {_plain(parameter.high)}"


def shown(value: Value) -> str:
    """The value as it is written on the command line."""
    match value:
        case tuple():
            return ",".join(map(str, value)) or "none"
        case float():
            return _plain(value)
        case _:
            return str(value)


def nearest(name: str, names: Iterable[str]) -> str:
    """``Did you mean sigma?``, or an empty text where nothing is near."""
    from difflib import get_close_matches

    near = get_close_matches(name[:100].lower(), list(names), n=1)
    return f"Did you mean {near[0]}?" if near else ""


def quoted(text: str) -> str:
    """The text in quotation marks, cut where it is long, with nothing in it that a terminal would obey."""
    visible = "".join(char if char.isprintable() else "�" for char in text[:40])
    return f"'{visible}{'…' if len(text) > 40 else ''}'"


def _whole(written: Written) -> int | None:
    if isinstance(written, int) and not isinstance(written, bool):
        return written
    if isinstance(written, str) and _WHOLE.fullmatch(_minus(written)):
        return int(_minus(written))
    return None


def _ungrouped(written: Written) -> Written:
    """``10,000``, as bounds are written, without its commas; among sizes a comma would be the next size."""
    return written.replace(",", "") if isinstance(written, str) and _GROUPED.fullmatch(_minus(written)) else written


def _number(written: Written) -> float | None:
    if isinstance(written, int | float) and not isinstance(written, bool):
        return float(written) if abs(written) < 1e300 else None
    if isinstance(written, str) and _NUMBER.fullmatch(_minus(written)):
        value = float(_minus(written))
        return value if math.isfinite(value) else None
    return None


def _sizes(written: Written) -> tuple[int, ...] | None:
    entries: Sequence[str | int]
    if isinstance(written, str):
        inner = written[:_LONGEST].strip().removeprefix("[").removesuffix("]").strip()
        entries = [] if inner in ("", "none") else inner.split(",")
    elif isinstance(written, Sequence):
        entries = written
    elif isinstance(written, int):
        entries = [written]
    else:
        return None
    sizes = [_whole(entry) for entry in entries[: MOST_SIZES + 1]]
    return None if None in sizes else tuple(size for size in sizes if size is not None)


def _is_within(parameter: Parameter, value: Value) -> bool:
    match value:
        case str():
            return True
        case tuple():
            small = len(value) <= MOST_SIZES and sum(value) <= parameter.high
            return small and all(size >= parameter.low for size in value)
        case _:
            return parameter.low <= value <= parameter.high


def _minus(text: str) -> str:
    return text[:_LONGEST].strip().replace("−", "-", 1)


def _text(written: Written) -> str:
    match written:
        case str():
            return written
        case int() | float():
            return str(written) if isinstance(written, float) or abs(written) < 10**30 else "a huge number"
        case _:
            return ", ".join(str(entry)[:20] for entry in written[: MOST_SIZES + 1])


def _plain(value: float) -> str:
    """A whole number without a point and with commas from 10,000 on; any other as short as it can be."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}" if abs(value) >= 10_000 else str(int(value))
    return repr(value)


def _problem(parameter: Parameter, message: str, near: str = "") -> ExperimentProblem:
    hint = f"Possible is {allowed(parameter)}: {parameter.says}."
    return ExperimentProblem(message, f"{near} {hint}".lstrip(), parameter.name)
