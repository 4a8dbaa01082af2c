"""The engines' finding and the typed expression become a verdict.

Of what a wrong one may be, the first that fits is told: right given an earlier step, a mistake of the deck, the answer
up to a constant, a slip of one kind only; else a point where the two differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from quizkl.marking.expression.ask import Examining, Following
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.mutant import Mutant
from quizkl.marking.question import ExpectedMistake
from quizkl.marking.suspects import Suspect
from quizkl.marking.telling_apart import one_kind
from quizkl.marking.verdict import Right, RightBut, Unreadable, Verdict, Wrong, WrongBecause
from quizkl.maths.comparison import Different, SameProved, SameSampled
from quizkl.maths.examination import Examined, Result
from quizkl.maths.inquiry import NotDecided
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Name, Number
from quizkl.maths.told_apart import in_figures, told_apart

_FEW_FIGURES, _MANY_FIGURES, _ALL_FIGURES = 3, 12, 1000
_LONGEST_SHOWN = 200


def judge_expression(examining: Examining, found: Result) -> Verdict:
    """The verdict on a typed expression. What could not be decided costs no attempt."""
    if isinstance(found, NotDecided):
        reason = _of_ours(found.reason.removeprefix("not decided: "))
        return Unreadable(f"It could not be decided: {reason}.", "Nothing is lost: write it in another form.")
    match found.sameness:
        case SameProved(remark):
            said = [_of_ours(remark)] if remark else []
        case SameSampled(points, remark):
            seen = f"equal at {points} points to 50 digits" if points > 1 else "equal to hundreds of digits"
            said = [seen, *([_of_ours(remark)] if remark else [])]
        case Different() as different:
            return _wrong(examining, found, different)
    value, expected = _typed(examining), _expected(examining)
    return RightBut(value, expected, "; ".join(said)) if said else Right(value, expected)


def _wrong(examining: Examining, found: Examined, different: Different) -> Verdict:
    value, expected = _typed(examining), _expected(examining)
    suspected = [examining.suspected[place] for place in found.alike if place < len(examining.suspected)]
    following = next((one for one in suspected if isinstance(one, Following)), None)
    if following is not None:
        return RightBut(value, expected, f"given your {_steps(following.steps)}; from the right one it is {expected}")
    where = _where(different)
    slips = [one for one in suspected if isinstance(one, Mutant)]
    kind = one_kind([Suspect(slip, ()) for slip in slips]) if slips else None
    mistake = next((one for one in suspected if isinstance(one, ExpectedMistake)), None)
    if mistake is not None:
        return WrongBecause(value, mistake.say, expected, kind=kind)
    constant = _constant(found)
    if constant is not None:
        of_constant, said = constant
        return WrongBecause(value, said, expected, kind=of_constant)
    if kind is not None:
        return WrongBecause(value, f"{kind.general} {where[:1].upper()}{where[1:]}.", expected, kind=kind)
    return Wrong(value, expected, " ".join((f"{where}.", *examining.typed.remarks)))


def _constant(found: Examined) -> tuple[MistakeKind, str] | None:
    """The answer up to a constant, in words."""
    if found.factor == -1:
        return MistakeKind.WRONG_SIGN, "The sign is wrong: yours is the answer times −1."
    if found.factor is not None:
        said = f"Yours differs from the answer by the constant factor {_fraction(found.factor)}."
        return MistakeKind.CONSTANT_FACTOR, said
    if found.shift is not None:
        return MistakeKind.CONSTANT_TERM, f"Yours differs from the answer by the constant {_fraction(found.shift)}."
    return None


def _where(different: Different) -> str:
    """``at x = 2 yours is 4.39, the answer 5.39``, in as many figures as it takes to see the difference; where those
    would be very many, the difference alone.
    """
    at = ", ".join(f"{echo(Name(name))} = {in_figures(value, 6)}" for name, value in different.at.items())
    where = f"at {at} " if at else ""
    match different.given, different.reference:
        case Decimal() as yours, Decimal() as answer if in_figures(yours, _MANY_FIGURES) == in_figures(
            answer, _MANY_FIGURES
        ):
            with localcontext(prec=_ALL_FIGURES):
                return f"{where}yours and the answer differ by {in_figures(yours - answer, _FEW_FIGURES)}"
    first, second = told_apart(different.given, different.reference, _FEW_FIGURES)
    return f"{where}yours is {first}, the answer {second}"


def _steps(steps: Sequence[int]) -> str:
    if len(steps) == 1:
        return f"step {steps[0]}"
    return f"steps {', '.join(map(str, steps[:-1]))} and {steps[-1]}"


def _of_ours(sentence: str) -> str:
    """What the engines say of the first and the second of two expressions, of the typed one and the answer."""
    said = sentence.replace("the first", "yours").replace("the second", "the answer").rstrip(".")
    return said[:1].lower() + said[1:] if said.startswith(("At ", "Each ")) else said


def _typed(examining: Examining) -> str:
    return _shortened(echo(examining.typed.expression))


def _expected(examining: Examining) -> str:
    return _shortened(echo(examining.question.shown))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _fraction(fraction: Fraction) -> str:
    return echo(Number(fraction)) if fraction >= 0 else f"−{echo(Number(-fraction))}"
