"""What is said of a line: a mark, a few words to stand beside it, and all there is to say in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizkl.maths.inquiry import Computed
from quizkl.maths.syntax.echo import echo
from quizkl.workbench.line import Blank, Claimed, Defined, PageLine, Setting, Showing, Shown, Unread
from quizkl.workbench.mark import Mark
from quizkl.workbench.page import Results
from quizkl.workbench.split import Relation
from quizkl.workbench.task import Fails, Holds, NoValue, Result, TooShort, Undecided, Valued
from quizkl.workbench.value_text import is_rounded, value_text


@dataclass(frozen=True, slots=True)
class Said:
    """``short`` stands beside the line and ``exact``, an exact form, behind it where there is room; ``sentences`` say
    all of it. ``expected`` is what a wrong claim should have come to.
    """

    mark: Mark
    short: str = ""
    exact: str = ""
    sentences: tuple[str, ...] = ()
    expected: str = ""


CHECKING = "being checked"


def said(line: PageLine, known: Results) -> Said:
    """What is said of a line as far as it is ``known``."""
    written = line.written
    match written:
        case Blank():
            return Said(Mark.BLANK)
        case Setting(says):
            return Said(Mark.SETTING, says, sentences=(f"Set: {says}.",))
        case Unread():
            return _unread(written)
        case Shown(value):
            return _value(value, known.get(value.task))
        case Defined():
            return _defined(written, known)
        case Claimed():
            return _claimed(written, line, known)


def _unread(unread: Unread) -> Said:
    message = unread.message.rstrip(".")
    if unread.waits:
        says = f"{unread.waits} cannot be read yet"
        return Said(Mark.WAITING, says, sentences=(f"The line that defines {unread.waits} cannot be read.",))
    sentences = (f"Column {unread.column}: {unread.message}", *([unread.hint] if unread.hint else []))
    return Said(Mark.UNREADABLE, message, sentences=sentences)


def _value(showing: Showing, result: Result | None) -> Said:
    match result:
        case Valued(found):
            return _found(showing, found)
        case NoValue(reason):
            return Said(Mark.NO_VALUE, f"no value: {reason}", sentences=(f"This has no value: {_ended(reason)}",))
        case Undecided(reason):
            return _undecided(reason)
        case _:
            return Said(Mark.ASKED, CHECKING)


def _undecided(reason: str) -> Said:
    return Said(Mark.NOT_DECIDED, f"not decided: {reason}", sentences=(f"Not decided: {_ended(reason)}",))


def _found(showing: Showing, found: Computed) -> Said:
    short = value_text(found.digits, showing.precision, showing.unit)
    exact = (found.exact_line or "") if is_rounded(found.digits, showing.precision) else ""
    if found.engines_agree is False:
        said_so = f"{short}: the two engines disagree on this value; trust neither."
        return Said(Mark.NOT_DECIDED, f"{short}, but the engines disagree", sentences=(said_so,))
    return Said(Mark.VALUE, short, exact, (f"{short}, exactly {exact}" if exact else short,))


def _defined(defined: Defined, known: Results) -> Said:
    notes = tuple(_notes(defined))
    if defined.value is None:
        short = "defined anew" if defined.anew else "no function any more" if defined.remark else ""
        return Said(Mark.DEFINED, short, sentences=notes)
    value = _value(defined.value, known.get(defined.value.task))
    mark = Mark.DEFINED if value.mark is Mark.VALUE else value.mark
    sentences = (*map(_ended, value.sentences), *notes) if notes else value.sentences
    return Said(mark, value.short, value.exact, sentences)


def _notes(defined: Defined) -> Iterator[str]:
    if defined.anew:
        yield f"{defined.name} is defined anew; this holds from here on."
    if defined.remark:
        yield defined.remark


def _claimed(claimed: Claimed, line: PageLine, known: Results) -> Said:
    value = _defined(claimed.defined, known) if claimed.defined is not None else None
    if value is not None and value.mark in (Mark.NO_VALUE, Mark.NOT_DECIDED):
        return value
    results = [known.get(task) for task in claimed.claims]
    sides = line.sides[-len(results) :]
    which = [f"{echo(side.expression)}: " if len(results) > 1 and side is not None else "" for side in sides]
    for result, lead in zip(results, which, strict=True):
        if isinstance(result, Fails):
            return _wrong(result, lead, claimed.cure)
    for result in results:
        match result:
            case NoValue(reason):
                return Said(Mark.NO_VALUE, f"no value: {reason}", sentences=(f"There is no value: {_ended(reason)}",))
            case Undecided(reason):
                return _undecided(reason)
            case None:
                return Said(Mark.ASKED, CHECKING)
    for result, lead in zip(results, which, strict=True):
        if isinstance(result, TooShort):
            remark = _ended(result.remark)
            return Said(Mark.SHORT, result.remark, sentences=(f"{lead}{remark}" if lead else _capital(remark),))
    return _right(results, which)


def _wrong(fails: Fails, lead: str, cure: str) -> Said:
    reason = _capital(_ended(fails.reason)) if fails.reason else ""
    expected = f"It is {fails.expected}." if fails.expected else ""
    short = _in_short(fails.reason) if fails.reason else f"it is {fails.expected}"
    sentences = tuple(filter(None, (f"{lead}{reason}" if reason else "", expected, cure)))
    return Said(Mark.WRONG, short, sentences=sentences, expected=fails.expected)


def _in_short(reason: str) -> str:
    """``that is KL(q ‖ p)`` of "That is KL(q ‖ p) = 0.0253: the arguments are swapped."."""
    head = reason.partition(": ")[0].partition("; ")[0].rstrip(".")
    if head.startswith("entr"):
        return f"only {head}"
    if head.startswith("That is "):
        head = head.partition(" = ")[0]
    return head[:1].lower() + head[1:] if head[1:2].islower() else head


def _right(results: Sequence[Result | None], which: Sequence[str]) -> Said:
    remarks = [
        f"{lead}{result.remark}"
        for result, lead in zip(results, which, strict=True)
        if isinstance(result, Holds) and result.remark
    ]
    short = remarks[0].partition("; ")[0] if len(remarks) == 1 and len(results) == 1 else ""
    return Said(Mark.RIGHT, short, sentences=tuple(_capital(_ended(remark)) for remark in remarks))


def reads_as(line: PageLine) -> str:
    """The line as it was read, in one row of mathematics; empty where there is nothing to read."""
    if not line.sides:
        return ""
    parts: list[str] = []
    for number, side in enumerate(line.sides):
        if number and number <= len(line.relations):
            relation = line.relations[number - 1]
            parts.append("=" if relation is Relation.DEFINES else relation.value)
        if side is not None:
            parts.append(echo(side.expression) + (f" {side.unit.value}" if side.unit else ""))
    return " ".join(parts)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
