"""What the helper is asked, of whichever kind: what is found at once, and how more is found in what time is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from quizkl.maths.comparison import Comparison
from quizkl.maths.derivation.finding import Following
from quizkl.maths.examination import Examination, Examined
from quizkl.maths.inquiry import Inquiry, NotDecided
from quizkl.maths.variation.search import Search, Survey
from quizkl.maths.worked import Work


@dataclass(frozen=True, slots=True)
class Begun:
    """``found`` so far; ``finish`` takes the seconds it may use and finds the rest, None where there is no more."""

    found: Any
    finish: Callable[[float], Any] | None = None


def begin(asked: object) -> Begun:
    """The first, quick part of the work. A kind of work is a case here."""
    match asked:
        case Inquiry():
            return _begin_inquiry(asked)
        case Comparison():
            return _begin_comparison(asked)
        case Examination():
            return _begin_examination(asked)
        case Work():
            return _begin_work(asked)
        case Following():
            return _begin_line(asked)
        case Search():
            from quizkl.maths.engine.variants.search import search

            return Begun(search(asked))
        case Survey():
            from quizkl.maths.engine.variants.search import survey

            return Begun(survey(asked))
        case _:
            raise TypeError(f"nobody answers {type(asked).__name__}")


def _begin_inquiry(inquiry: Inquiry) -> Begun:
    from quizkl.maths.engine.answer import completed, draft

    first = draft(inquiry)
    if first.settled or not inquiry.exact:
        return Begun(first.finding)
    return Begun(first.finding, partial(completed, inquiry, first))


def _begin_comparison(comparison: Comparison) -> Begun:
    from quizkl.maths.engine.equality.compare import sampled
    from quizkl.maths.engine.equality.prove import proved

    first = sampled(comparison)
    if not first.provable:
        return Begun(first.found)
    return Begun(first.found, partial(proved, comparison, first))


def _begin_examination(examination: Examination) -> Begun:
    from quizkl.maths.engine.equality.compare import sampled
    from quizkl.maths.engine.equality.examine import finished
    from quizkl.maths.engine.one_thread import one_thread

    with one_thread():
        first = sampled(examination.comparison)
    if isinstance(first.found, NotDecided):
        return Begun(first.found)
    return Begun(Examined(first.found), partial(finished, examination, first))


def _begin_line(line: Following) -> Begun:
    from quizkl.maths.engine.derivation.mark import begin as begin_line

    begun = begin_line(line)
    return Begun(begun.found, begun.prove)


def _begin_work(work: Work) -> Begun:
    from quizkl.maths.engine.worked.answer import TOO_SLOW, worked_out

    return Begun(NotDecided(TOO_SLOW), partial(worked_out, work))
