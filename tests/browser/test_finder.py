"""However a query came about, letter by letter or at once, it finds the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.browser.card_index import CardIndex
from quizkl.browser.finder import Finder
from quizkl.browser.match import matching
from quizkl.browser.order import Order, in_order
from quizkl.browser.read_query import read_query
from quizkl.deck.identity import ItemKey
from quizkl.schedule.state import ItemState
from tests.browser.small_index import DAY, found, small_index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> CardIndex:
    return small_index(tmp_path_factory.mktemp("decks"))


pieces = st.sampled_from(
    [
        "the",
        "mean",
        "-mean",
        "expected",
        "e",
        "ex",
        "is:new",
        "-is:new",
        "box:1",
        "due:today",
        "deck:kl",
        '"the mean"',
        "kl",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(pieces, max_size=4).map(" ".join), st.sampled_from(Order), st.booleans(), st.data())
def test_typing_and_taking_back_finds_what_the_query_alone_finds(
    index: CardIndex, text: str, order: Order, reverse: bool, data: st.DataObject
) -> None:
    finder = Finder(index, order, reverse)
    everything = in_order(index, order)
    for _ in range(6):
        typed = text[: data.draw(st.integers(0, len(text)))]
        query = read_query(typed, DAY).query
        assert list(finder.found(query)) == list(matching(index, query, everything[::-1] if reverse else everything))


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.DECK, ["definition", "cover#c1", "cover#c2", "compute", "mean", "pick"]),
        (Order.DUE, ["cover#c1", "compute", "definition", "cover#c2", "mean", "pick"]),
        (Order.BOX, ["cover#c1", "compute", "definition", "cover#c2", "mean", "pick"]),
        (Order.LAPSES, ["definition", "compute", "cover#c1", "cover#c2", "mean", "pick"]),
        (Order.RECENT, ["definition", "cover#c2", "compute", "cover#c1", "mean", "pick"]),
        (Order.KIND, ["pick", "cover#c1", "cover#c2", "compute", "definition", "mean"]),
    ],
)
def test_the_orders(index: CardIndex, order: Order, ids: list[str]) -> None:
    finder = Finder(index)
    finder.set_order(order)
    assert found(finder, "") == ids
    finder.set_order(order, reverse=True)
    assert found(finder, "") == ids[::-1]


def test_a_change_of_state_is_found_once_what_was_found_is_forgotten(tmp_path: Path) -> None:
    index = small_index(tmp_path)
    finder = Finder(index)
    assert found(finder, "is:flagged") == ["definition"]
    mean = index.position_of(ItemKey("week-2", "mean"))
    assert mean is not None
    index.put([mean], {ItemKey("week-2", "mean"): ItemState(flagged=True)})
    finder.forget()
    assert found(finder, "is:flagged") == ["definition", "mean"]


def test_texts_come_deck_by_deck(tmp_path: Path) -> None:
    small_index(tmp_path)
    index = CardIndex(small_index(tmp_path).decks, {}, DAY)
    assert (index.texts, index.complete) == ([""] * 6, False)
    reading = index.read_texts()
    assert next(reading) == 4
    assert [bool(text) for text in index.texts] == [True, True, True, True, False, False]
    assert list(reading) == [6]
    assert index.complete
