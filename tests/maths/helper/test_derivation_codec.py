"""Lines of derivations and their marks cross the pipe as they are."""

from __future__ import annotations

import json

import pytest

from quizkl.maths.derivation.chain import Derivation, read_rows
from quizkl.maths.derivation.finding import (
    Following,
    NoSolution,
    NotConstant,
    NoValue,
    OtherOrder,
    Proved,
    Refuted,
    Sampled,
    Unequal,
)
from quizkl.maths.derivation.line import Reason
from quizkl.maths.helper.derivation_codec import DERIVATION
from quizkl.maths.helper.protocol import BadMessageError, Request, decode_request, encode_request
from tests.maths.derivation.chains import MODEL, SAMPLE, TWO, declared, start

AT = (("p", (0.1, 0.2, 0.7)), ("n", 3.0))


def followings() -> list[Following]:
    found = []
    for declarations, first, lines in (
        (TWO, "kl(p, q)", ["= -entropy(p) + sum_i p_i (-ln q_i) by linearity", "≥ 0 by gibbs"]),
        (TWO, "kl(p, q)", ["≡ -sum_i p_i ln q_i up to a constant in q"]),
        (MODEL, "argmin_theta kl(p, q)", ["= argmax_theta E_{i~p}[ln q_i]"]),
        (SAMPLE, "argmin_mu sum_j (x_j - mu)^2", ["0 = d/dmu sum_j (x_j - mu)^2", "mu = mean(x)"]),
    ):
        symbols = declared(declarations)
        rows = read_rows(Derivation(symbols, start(first, symbols)), lines)
        found += [row.following for row in rows if row.following is not None]
    return found


@pytest.mark.parametrize("following", followings())
def test_a_line_arrives_as_it_was_sent(following: Following) -> None:
    sent = decode_request(encode_request(Request(1, (following,), 2.0))).asked[0]
    assert (sent.symbols, sent.before, sent.line.right) == (following.symbols, following.before, following.line.right)
    assert (sent.line.relation, sent.line.left) == (following.line.relation, following.line.left)
    assert (sent.line.constant_in, sent.line.reason) == (following.line.constant_in, following.line.reason)


@pytest.mark.parametrize(
    "mark",
    [
        Proved(),
        Proved(Reason.GIBBS, "It follows by gibbs, not by jensen."),
        Sampled(12),
        Unequal(AT, 0.1, None),
        Unequal((), float("inf"), -1e-300),
        NotConstant(AT, (("q", (0.5, 0.5)),), 1.5, 2.5),
        OtherOrder(AT, (("mu", 1.0),), (("mu", 2.0),), (0.1, 0.2), (0.4, 0.3)),
        NoSolution(AT, 1.0, 2.0, True),
        NoValue(),
    ],
)
def test_a_mark_arrives_as_it_was_found(mark: Proved | Sampled | Refuted) -> None:
    data = json.loads(json.dumps(DERIVATION.write_found(mark), allow_nan=False))
    assert DERIVATION.read_found(data) == mark


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "derivation"},
        {"kind": "derivation", "symbols": [], "before": ["value"], "line": {}},
        {"kind": "derivation", "symbols": [["p"]], "before": ["value", ["name", "p"]], "line": {}},
    ],
)
def test_what_is_no_line_is_refused(asked: object) -> None:
    with pytest.raises(BadMessageError):
        decode_request(json.dumps({"id": 1, "seconds": 2, "asked": [asked]}))
