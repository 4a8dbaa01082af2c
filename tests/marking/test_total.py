"""Whatever the engines find for whatever was typed, there is a verdict and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from quizkl.deck.card import Absolute, Decimals, Precision, Relative, SignificantFigures
from quizkl.marking.ask import Pending, inquiries
from quizkl.marking.judge import judge
from quizkl.marking.question import ExpectedMistake, Question
from quizkl.marking.say import as_object, sentence
from quizkl.marking.verdict import Right, RightBut, Unreadable
from quizkl.maths.inquiry import Computed, Digits, Finding, Interval, Intervals, NotDecided, Undefined, Value
from quizkl.maths.syntax.tree import Call, Name
from quizkl.maths.units import Unit

numbers = st.decimals(allow_nan=True, allow_infinity=True, min_value=None, max_value=None).filter(
    lambda number: not number.is_snan() and (not number.is_finite() or abs(number.adjusted()) < 400)
)
TYPED = ("0.0258", "-1", "0", "oo", "4/9", "ln 2", "[1, 2]", "[1/2, 0.5, oo]", "[[1, 2], [3, 4]]", "p", "3%", "", "1,5")
typed_answers = st.sampled_from(TYPED) | st.sampled_from(TYPED).map(lambda text: f"{text} bits") | st.text(max_size=12)
precisions: st.SearchStrategy[Precision] = st.one_of(
    st.builds(Decimals, st.integers(0, 30)),
    st.builds(SignificantFigures, st.integers(1, 30)),
    st.builds(Relative, st.decimals(0, 10)),
    st.builds(Absolute, st.decimals(0, 10)),
)


def shaped(shape: tuple[int, ...]) -> st.SearchStrategy[Finding]:
    size = 1
    for length in shape:
        size *= length
    entries = st.lists(numbers, min_size=size, max_size=size)
    widths = st.none() | st.lists(st.floats(0, 1), min_size=size, max_size=size)
    return st.builds(lambda values, wide: computed(values, wide, shape), entries, widths)


def computed(values: Sequence[Decimal], widths: Sequence[float] | None, shape: tuple[int, ...]) -> Finding:
    reach = (
        None if widths is None else [Interval(float(v) - w, float(v) + w) for v, w in zip(values, widths, strict=True)]
    )
    intervals = None if reach is None else nested_intervals(reach, shape)
    return Computed(nested_values([float(v) for v in values], shape), nested_digits(values, shape), interval=intervals)


def nested_digits(flat: Sequence[Decimal], shape: tuple[int, ...]) -> Digits:
    return flat[0] if not shape else tuple(nested_digits(part, shape[1:]) for part in parts(flat, shape))


def nested_values(flat: Sequence[float], shape: tuple[int, ...]) -> Value:
    return flat[0] if not shape else tuple(nested_values(part, shape[1:]) for part in parts(flat, shape))


def nested_intervals(flat: Sequence[Interval], shape: tuple[int, ...]) -> Intervals:
    return flat[0] if not shape else tuple(nested_intervals(part, shape[1:]) for part in parts(flat, shape))


Entry = TypeVar("Entry")


def parts(flat: Sequence[Entry], shape: tuple[int, ...]) -> list[Sequence[Entry]]:
    size = len(flat) // shape[0]
    return [flat[row * size : (row + 1) * size] for row in range(shape[0])]


findings: st.SearchStrategy[Finding] = st.one_of(
    st.sampled_from([(), (1,), (2,), (3,), (2, 2)]).flatmap(shaped),
    st.just(Undefined("ln of a negative number")),
    st.just(NotDecided("it took too long")),
)


@given(st.data(), typed_answers, precisions, st.none() | st.sampled_from(Unit))
def test_marking_is_total(data: st.DataObject, typed: str, precision: Precision, unit: Unit | None) -> None:
    answer = Call("entropy", (Name("p"),))
    mistake = ExpectedMistake(Call("kl", (Name("p"), Name("p"))), "You measured p against itself.")
    question = Question(answer, precision, {"p": Name("p")}, unit, (mistake,))
    pending = inquiries(question, typed)
    if isinstance(pending, Pending):
        found = [data.draw(findings) for _ in pending.inquiries]
        verdict = judge(pending, found)
        if isinstance(verdict, Right | RightBut):
            assert isinstance(found[0], Computed)
    else:
        verdict = pending
        assert isinstance(verdict, Unreadable)
    assert sentence(verdict)
    assert as_object(verdict)["verdict"]
