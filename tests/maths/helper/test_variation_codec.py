"""What is asked of the helper about drawn numbers crosses the pipe unchanged."""

from __future__ import annotations

from decimal import Decimal

from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.helper.protocol import Reply, Request, decode_message, decode_request, encode_reply, encode_request
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.variation.condition import Condition, Sign
from quizkl.maths.variation.search import (
    Affected,
    Asked,
    Grain,
    Search,
    Sought,
    Survey,
    Surveyed,
    Trouble,
    Variation,
)
from tests.maths.variation.draws import EVERY_KIND, draw


def expression(text: str) -> Expression:
    reading = read(text, Names(quantities=frozenset({"x1", "p", "q"})))
    assert isinstance(reading, Reading)
    return reading.expression


VARIATION = Variation(
    {f"x{number}": draw(text) for number, text in enumerate(EVERY_KIND)},
    {"p": expression("[0.5, 0.5]"), "q": expression("p * x1")},
    tuple(Condition(expression("x1"), sign, expression("kl(p, q)")) for sign in Sign),
)
ASKED = (
    Asked(expression("kl(p, q)"), Grain(places=4), (expression("kl(q, p)"), expression("kl(p, p)")), 1),
    Asked(expression("x1"), Grain(relative=Decimal("0.01"))),
    Asked(expression("x1^2"), Grain(figures=3)),
    Asked(expression("x1^3"), Grain(absolute=Decimal("1e-3"))),
)


def test_requests_come_through() -> None:
    request = Request(7, (Search(VARIATION, ASKED, 2**48 - 1, 64), Survey(VARIATION, ASKED, 10_000)), 2.0)
    assert decode_request(encode_request(request)) == request


def test_replies_come_through() -> None:
    affected = (Affected(1, Trouble.TOO_SMALL, 3, 0), Affected(2, Trouble.MISTAKE_LOOKS_RIGHT, 3, 17, 4))
    for kind, found in (
        ("search", Sought(None, 64, 0, False)),
        ("search", Sought(2**48 - 1, 64, 12)),
        ("survey", Surveyed(10_301, 10_000, 9_052, affected, (0, 2070))),
    ):
        reply = Reply(1, 0, found, True, kind)
        assert decode_message(encode_reply(reply)) == reply


def test_the_helper_searches_and_surveys() -> None:
    what = Variation({"x1": draw("integer(1, 6)")}, {}, (Condition(expression("x1"), Sign.ABOVE, expression("5")),))
    with BlockingHelper() as helper:
        (sought,) = helper.search([Search(what, (), 0)])
        (surveyed,) = helper.survey([Survey(what, (), 10)])
    assert isinstance(sought, Sought)
    assert isinstance(surveyed, Surveyed)
    assert sought.seed is not None
    assert surveyed.met == 10
