"""What crosses the pipe of a run."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.experiments.run import Record, Run, prepared
from quizkl.maths.helper.running.protocol import (
    AllDone,
    BadMessageError,
    Broke,
    Message,
    OutOfTime,
    Ready,
    decode_message,
    decode_request,
    encode_message,
    encode_request,
)

NUMBERS = st.floats(allow_nan=False)
RECORDS = st.builds(
    Record,
    st.integers(1, 9),
    st.integers(1, 9),
    st.dictionaries(st.text(max_size=5), NUMBERS, max_size=3),
    st.dictionaries(st.text(max_size=5), NUMBERS | st.lists(NUMBERS, max_size=3).map(tuple), max_size=3),
)
MESSAGES = RECORDS | st.just(Ready()) | st.just(AllDone()) | st.just(OutOfTime()) | st.builds(Broke, st.text())


@given(message=MESSAGES)
def test_a_message_is_one_line_and_comes_back_the_same(message: Message) -> None:
    line = encode_message(message)
    assert line.count(b"\n") == 1
    assert decode_message(line) == message


def test_what_is_no_number_comes_back_as_none() -> None:
    back = decode_message(encode_message(Record(1, 1, {"mu": math.nan}, {})))
    assert isinstance(back, Record)
    assert math.isnan(back.values["mu"])


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_a_run_comes_back_the_same(name: str) -> None:
    run = prepared(name, None, {"seed": 5} if EXPERIMENTS[name].parameter("seed") else {})
    assert isinstance(run, Run)
    back, seconds = decode_request(encode_request(run, 2.5))
    assert (back.experiment, dict(back.settings), seconds) == (run.experiment, dict(run.settings), 2.5)


def test_a_run_is_held_to_its_bounds_where_it_arrives() -> None:
    with pytest.raises(BadMessageError, match="out of bounds"):
        decode_request('{"run": "fit-normal", "settings": {"steps": 1000000}, "seconds": 1}')


@given(line=st.binary(max_size=60) | st.sampled_from([b"[]", b"{}", b"1", b'{"record": 1}', b'{"end": "broke"}']))
def test_anything_else_is_a_bad_message(line: bytes) -> None:
    for decode in (decode_message, decode_request):
        with pytest.raises(BadMessageError):
            decode(line)
