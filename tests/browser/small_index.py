"""A few decks with a history of each item, to look for cards in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from quizkl.browser.card_index import CardIndex
from quizkl.browser.finder import Finder
from quizkl.browser.read_query import read_query
from quizkl.deck.identity import ItemKey
from quizkl.deck.shelf import open_shelf
from quizkl.schedule.state import ItemState, New, Scheduled

DAY = date(2026, 3, 2)
KL_VIEW = r"""
deck: kl-view
title: The KL view
cards:
  - {id: definition, front: 'What is $D_{\mathrm{KL}}(p \,\|\, q)$?', back: An expected log-ratio., tags: [basics]}
  - {id: cover, cloze: 'Minimising {{c1::forward}} KL {{c2::covers}} every mode.', tags: [modes, fitting]}
  - {id: compute, exercise: Compute the divergence., steps: [{ask: it, answer: 'kl([0.5, 0.5], [0.4, 0.6])'}]}
"""
WEEK = r"""
deck: week-2
title: The mean
cards:
  - {id: mean, front: What is the mean?, back: The expected value $\mu$., tags: [basics]}
  - {id: pick, choice: Which is biased?, right: [the plug-in variance], wrong: [the mean], suspended: true}
"""


def days(count: int) -> date:
    return DAY + timedelta(days=count)


def scheduled(box: int, due: int | None, lapses: int = 0, last: int = -1) -> Scheduled:
    """In ``box``, due so many days from now, last reviewed on day ``last``."""
    return Scheduled(box, None if due is None else days(due), days(last), reviews=5, lapses=lapses, first=days(-30))


STATES: Mapping[ItemKey, ItemState] = {
    ItemKey("kl-view", "definition"): ItemState(scheduled(3, 0, lapses=8), flagged=True),
    ItemKey("kl-view", "cover", "c1"): ItemState(scheduled(1, -4, last=-5)),
    ItemKey("kl-view", "cover", "c2"): ItemState(scheduled(5, 3), suspended=True),
    ItemKey("kl-view", "compute"): ItemState(scheduled(2, -1, lapses=2, last=-3), buried_on=DAY),
    ItemKey("week-2", "mean"): ItemState(New()),
}


def small_index(folder: Path) -> CardIndex:
    """The index with all texts read."""
    (folder / "maths").mkdir(parents=True, exist_ok=True)
    (folder / "kl-view.yaml").write_text(KL_VIEW, encoding="utf-8")
    (folder / "maths" / "week 2.yaml").write_text(WEEK, encoding="utf-8")
    shelf = open_shelf([folder])
    assert not shelf.problems, shelf.problems
    index = CardIndex(shelf.decks, STATES, DAY)
    list(index.read_texts())
    return index


def found(finder: Finder, text: str) -> list[str]:
    """The items that are found, by their ids without the decks."""
    read = read_query(text, DAY)
    assert not read.problems, read.problems
    return [str(finder.index.items[position].key).partition("/")[2] for position in finder.found(read.query)]
