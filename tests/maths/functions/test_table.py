"""The function table is consistent: names, aliases, signatures, inverses."""

from collections import Counter

import pytest

from quizkl.maths.functions.entry import Function
from quizkl.maths.functions.table import FUNCTIONS, function_named, spellings

EVERY = pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.name)


def test_no_two_functions_share_a_spelling() -> None:
    counts = Counter(alias for function in FUNCTIONS.values() for alias in (function.name, *function.aliases))
    assert [spelling for spelling, count in counts.items() if count > 1] == []


@EVERY
def test_every_entry_is_documented_and_callable(function: Function) -> None:
    assert function.doc.endswith(".") or function.doc.endswith(")")
    assert function.parameters


@EVERY
def test_optional_parameters_come_last(function: Function) -> None:
    flags = [parameter.optional for parameter in function.parameters]
    assert flags == sorted(flags)


@EVERY
def test_an_inverse_names_an_entry_of_one_argument(function: Function) -> None:
    if function.inverse is not None:
        assert FUNCTIONS[function.inverse].most == 1


def test_an_alias_leads_to_the_same_entry() -> None:
    assert function_named("D_KL") is function_named("kl") is FUNCTIONS["kl"]
    assert function_named("entrpy") is None
    assert "asin" in spellings()


def test_a_signature_shows_what_is_optional_and_what_repeats() -> None:
    assert FUNCTIONS["kl"].signature == "kl(p, q)"
    assert FUNCTIONS["var"].signature == "var(x, [ddof])"
    assert FUNCTIONS["max"].signature == "max(x, ...)"
    assert (FUNCTIONS["var"].fewest, FUNCTIONS["var"].most) == (1, 2)
    assert FUNCTIONS["max"].most is None


def test_divergences_are_measured_in_nats() -> None:
    measured = {name for name, function in FUNCTIONS.items() if function.information}
    assert measured == {"entropy", "cross_entropy", "kl", "js", "mc_kl"}
