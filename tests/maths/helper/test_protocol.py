"""What crosses the pipe comes out as it went in."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.maths.comparison import (
    Comparison,
    Different,
    Related,
    Relation,
    Sameness,
    SameProved,
    SameSampled,
    Whole,
)
from quizkl.maths.helper.protocol import (
    BadMessageError,
    Ready,
    Reply,
    Request,
    decode_message,
    decode_request,
    encode_ready,
    encode_reply,
    encode_request,
)
from quizkl.maths.inquiry import Computed, Digits, Inquiry, Interval, NotDecided, TermTable, Undefined, Value
from quizkl.maths.syntax.tree import (
    Absolute,
    Binary,
    Call,
    Constant,
    Expression,
    Factorial,
    Field,
    Index,
    Name,
    Negate,
    Norm,
    Number,
    Operator,
    Percent,
    Symbol,
    Transpose,
    Vector,
)

words = st.text(max_size=8)
leaves = st.one_of(
    st.builds(Number, st.fractions(), words), st.builds(Constant, st.sampled_from(Symbol)), st.builds(Name, words)
)


def nodes(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, max_size=3).map(tuple)
    return st.one_of(
        *(st.builds(kind, parts) for kind in (Negate, Percent, Factorial, Absolute, Norm, Transpose)),
        st.builds(Binary, st.sampled_from(Operator), parts, parts),
        st.builds(Call, words, several),
        st.builds(Vector, several),
        st.builds(Index, parts, st.integers()),
        st.builds(Field, parts, words),
    )


trees = st.recursive(leaves, nodes, max_leaves=8)
units = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
inquiries = st.builds(Inquiry, trees, st.dictionaries(words, trees, max_size=2), st.booleans(), units, st.booleans())


@given(st.lists(inquiries, max_size=3).map(tuple), st.floats(0, 60))
def test_requests_come_back_as_sent(asked: tuple[Inquiry, ...], seconds: float) -> None:
    line = encode_request(Request(7, asked, seconds))
    assert line.count(b"\n") == 1
    assert decode_request(line) == Request(7, asked, seconds)


def test_a_number_keeps_the_text_it_was_typed_as() -> None:
    typed = Number(Fraction(2, 5), "0.40")
    back = decode_request(encode_request(Request(1, (Inquiry(typed),), 2.0))).asked[0].expression
    assert isinstance(back, Number)
    assert back.text == "0.40"


def test_numbers_of_any_length_cross() -> None:
    huge = Number(Fraction(10**9999, 7))
    assert decode_request(encode_request(Request(1, (Inquiry(huge),), 2.0))).asked[0].expression == huge


numbers = st.floats(allow_nan=False)
values: st.SearchStrategy[Value] = st.recursive(numbers, lambda parts: st.lists(parts, max_size=3).map(tuple))
digits: st.SearchStrategy[Digits] = st.recursive(
    st.decimals(allow_nan=False), lambda parts: st.lists(parts, max_size=3).map(tuple)
)
findings = st.one_of(
    st.builds(Undefined, words),
    st.builds(NotDecided, words),
    st.builds(
        Computed,
        values,
        digits,
        st.none() | words,
        st.none() | words,
        st.none() | st.booleans(),
        st.none() | st.builds(Interval, st.floats(-9, 0), st.floats(0, 9)),
        st.none() | st.builds(TermTable, st.just(("p", "p ln p")), st.just(((0.5, -math.inf),)), numbers),
        st.none() | words,
    ),
)


@given(findings, st.booleans())
def test_replies_come_back_as_sent(finding: Computed | Undefined | NotDecided, final: bool) -> None:
    line = encode_reply(Reply(3, 1, finding, final))
    assert line.count(b"\n") == 1
    assert decode_message(line) == Reply(3, 1, finding, final)


assumptions = st.one_of(st.builds(Whole, words), st.builds(Related, trees, st.sampled_from(Relation), trees))
comparisons = st.builds(Comparison, trees, trees, st.lists(assumptions, max_size=2).map(tuple))
outcomes = st.one_of(
    st.builds(SameProved, st.none() | words),
    st.builds(SameSampled, st.integers(0, 99), st.none() | words),
    st.builds(Different, st.dictionaries(words, digits, max_size=2), st.none() | digits, digits, st.none() | words),
    st.builds(NotDecided, words),
)


@given(st.lists(comparisons, max_size=2).map(tuple))
def test_comparisons_come_back_as_sent(asked: tuple[Comparison, ...]) -> None:
    assert decode_request(encode_request(Request(7, asked, 2.0))) == Request(7, asked, 2.0)


@given(outcomes, st.booleans())
def test_outcomes_of_comparisons_come_back_as_sent(outcome: Sameness, final: bool) -> None:
    reply = Reply(3, 1, outcome, final, "comparison")
    assert decode_message(encode_reply(reply)) == reply


def test_intervals_of_vectors_and_not_a_number_cross() -> None:
    finding = Computed(
        value=(1.0, math.nan), digits=(Decimal(1), Decimal("NaN")), interval=(Interval(0.0, 1.0), Interval(1.0, 2.0))
    )
    back = decode_message(encode_reply(Reply(1, 0, finding, True)))
    assert isinstance(back, Reply) and isinstance(back.finding, Computed)
    assert back.finding.interval == finding.interval
    assert str(back.finding.value) == "(1.0, nan)"


def test_the_helper_says_when_it_is_ready() -> None:
    assert decode_message(encode_ready()) == Ready()


@pytest.mark.parametrize(
    "line", ["", "{}", "[]", "null", '{"id": 1}', "\x00", '{"id":1,"place":0,"final":true,"finding":3}']
)
def test_anything_else_is_a_bad_message(line: str) -> None:
    with pytest.raises(BadMessageError):
        decode_message(line)


@pytest.mark.parametrize(
    "tree", ['["shell","ls"]', '["number","1","0",""]', "3", '["call"]', "[" * 100_000, '["index",["name","p"],"1"]']
)
def test_what_is_no_tree_is_refused(tree: str) -> None:
    inquiry = f'{{"expression":{tree},"given":{{}},"exact":true,"unit":null,"terms":false}}'
    line = f'{{"id":1,"seconds":1,"inquiries":[{inquiry}]}}'
    with pytest.raises(BadMessageError):
        decode_request(line)
