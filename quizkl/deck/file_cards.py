"""The cards of a deck on disk: from the cache, and from the file itself once it is another than it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quizkl.deck.cache import Cache, hash_of
from quizkl.deck.complaints import Complaints
from quizkl.deck.deck import CardSource, Heading, no_such_card
from quizkl.deck.deck_file import OpenedFile, Stamp, read_file, stamp_of
from quizkl.deck.node import Node
from quizkl.deck.problem import Place, Problem, Severity

if TYPE_CHECKING:
    from quizkl.deck.card import Card
    from quizkl.deck.context import CardContext


class FileCards:
    """A card is always the one that the file has now. Where the file changed while it is studied the card is the new
    one; where the file or the card is gone, or cannot be read any more, a Problem says so.

    ``opened`` is the file's stamp and the hash of what it held when the deck was opened, ``deck`` its heading with its
    macros and quantities, ``parsed`` its cards where the cache does not have them.
    """

    def __init__(
        self,
        path: Path,
        file: str,
        opened: tuple[Stamp, bytes],
        deck: tuple[Heading, Node | None, Node | None],
        cache: Cache,
        parsed: CardSource | None = None,
    ) -> None:
        self._path = path
        self._file = file
        self._stamp, self._content = opened
        self._heading, self._macros, self._given = deck
        self._cache = cache
        self._context: CardContext | None = None
        self._parsed: CardSource | Problem | None = parsed
        self._errors: dict[str, Problem] | None = None

    def card(self, card_id: str) -> Card | Problem:
        from quizkl.deck.parsed_cards import build_card

        self._look_again()
        if self._parsed is None:
            node = self._cache.card(self._content, card_id)
            card = build_card(node, self._shared()) if node is not None else None
            if card is not None:
                return card
        parsed = self._read_if_needed()
        if isinstance(parsed, Problem):
            return parsed
        found = parsed.card(card_id)
        return self._error_in(card_id) or found if isinstance(found, Problem) else found

    def cards(self) -> Iterator[Card]:
        from quizkl.deck.parsed_cards import ParsedCards

        self._look_again()
        if self._parsed is None and (nodes := self._cache.cards(self._content)):
            return ParsedCards(self._heading.id, self._shared(), nodes).cards()
        parsed = self._read_if_needed()
        return iter(()) if isinstance(parsed, Problem) else parsed.cards()

    def texts(self) -> Iterator[tuple[str | None, str]]:
        self._look_again()
        if self._parsed is None and (texts := self._cache.texts(self._content)):
            return iter(texts)
        parsed = self._read_if_needed()
        return iter(()) if isinstance(parsed, Problem) else parsed.texts()

    def _look_again(self) -> None:
        """Forget what was known where the file was written anew; a touched file is the same file."""
        stamp = stamp_of(self._path)
        if stamp is not None and stamp == self._stamp and not isinstance(self._parsed, Problem):
            return
        opened = read_file(self._path, self._file)
        if isinstance(opened, Problem):
            self._parsed = opened
            return
        self._stamp = opened.stamp
        content = hash_of(opened.source)
        if content != self._content or isinstance(self._parsed, Problem):
            self._content = content
            self._parsed = self._read(opened)

    def _read_if_needed(self) -> CardSource | Problem:
        if self._parsed is None:
            opened = read_file(self._path, self._file)
            self._parsed = opened if isinstance(opened, Problem) else self._read(opened)
        return self._parsed

    def _read(self, opened: OpenedFile) -> CardSource | Problem:
        from quizkl.deck.load import load_deck

        loaded = load_deck(opened.source, self._file)
        errors = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
        self._errors = {problem.card: problem for problem in reversed(errors) if problem.card is not None}
        if loaded.deck is None:
            return loaded.problems[0] if loaded.problems else no_such_card(self._heading.id, "", self._file)
        if loaded.deck.id != self._heading.id:
            message = f"the file was the deck {self._heading.id!r} and is now {loaded.deck.id!r}"
            return Problem(Place(self._file), message, "Start quizkl again to study it.")
        return loaded.deck.source

    def _error_in(self, card_id: str) -> Problem | None:
        """The first thing that is wrong with a card."""
        if self._errors is None and not isinstance(opened := read_file(self._path, self._file), Problem):
            self._read(opened)
        return (self._errors or {}).get(card_id)

    def _shared(self) -> CardContext:
        if self._context is None:
            from quizkl.deck.context import read_context

            complaints = Complaints(self._file)  # they were all reported when the deck was opened
            self._context = read_context(self._file, self._heading.tags, self._macros, self._given, complaints)
        return self._context
