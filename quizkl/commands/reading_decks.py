"""Opening the decks, with a line that says how far that is where many of them are new or changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from quizkl.commands.folders import folders
from quizkl.commands.ticker import Ticker, bar
from quizkl.deck.choose import Chosen, open_and_choose
from quizkl.deck.library import Library
from quizkl.deck.reading_ahead import Progress
from quizkl.deck.shelf import Shelf, open_shelf


def shelf_of(places: Sequence[Library]) -> Shelf:
    """All decks of the places."""
    with _progress() as progress:
        return open_shelf(places, folders().cache, progress)


def shelf_and_chosen(places: Sequence[Library], names: Sequence[str]) -> tuple[Shelf, Chosen]:
    """The same, and what of it the names choose from the working directory."""
    with _progress() as progress:
        return open_and_choose(places, names, Path.cwd(), folders().cache, progress)


def line(done: int, total: int, seconds: float) -> str:
    """``[########----------------] reading new and changed decks 8.1/23.8 MB  5 s``; in bytes."""
    return f"{bar(done, total)} reading new and changed decks {done / 1e6:.1f}/{total / 1e6:.1f} MB  {seconds:.0f} s"


@contextmanager
def _progress() -> Iterator[Progress]:
    counted = (0, 0)

    def progress(done: int, total: int) -> None:
        nonlocal counted
        counted = (done, total)
        ticker.begin()

    with Ticker(lambda seconds: line(*counted, seconds)) as ticker:
        yield progress
