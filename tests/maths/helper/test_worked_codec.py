"""Worked solutions come out of the pipe as they went in."""

from __future__ import annotations

import pytest

from quizkl.maths.helper.protocol import Reply, Request, decode_message, decode_request, encode_reply, encode_request
from quizkl.maths.inquiry import NotDecided, Undefined
from quizkl.maths.units import Unit
from quizkl.maths.worked import Left, Line, Link, Relation, Role, Work, Worked, WorkedOut
from tests.maths.engine.reading import expression

KL = expression("kl(p, q)", "p", "q")
WORK = Work(
    KL,
    {"p": expression("[0.4, 0.6]"), "q": expression("[1/2, 1/2]")},
    earlier=frozenset({"q"}),
    known=(KL,),
    decimals=None,
    figures=3,
    unit=Unit.BITS,
)
LINES = (
    Line(KL, (Link(Relation.EQUAL, expression("0.4*ln(0.8)")), Link(Relation.ABOUT, expression("-0.0893")))),
    Left(3),
    Line(KL, (), Role.TERM, "0 times ln 0 counts as 0", Unit.NATS),
)


def test_what_is_asked_comes_through() -> None:
    request = Request(7, (WORK, Work(KL)), 2.0)
    assert decode_request(encode_request(request)) == request


@pytest.mark.parametrize(
    "found", [Worked(LINES, {"mu_1": expression("0")}), Undefined("ln of 0"), NotDecided("too slow")]
)
def test_what_is_found_comes_through(found: WorkedOut) -> None:
    reply = Reply(7, 0, found, True, "worked")
    assert decode_message(encode_reply(reply)) == reply
