"""A mapping that is being read: a card, a step, an option or a mistake."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizkl.deck.complaints import Complaints
from quizkl.deck.context import CardContext
from quizkl.deck.field import boolean_of, lines_of, list_of, scalar_of
from quizkl.deck.keys import Fields, known_fields
from quizkl.deck.node import Mapping, Node, Scalar
from quizkl.deck.scalar_place import place_at
from quizkl.deck.stray_marks import stray_mark
from quizkl.deck.written import Written, read_written
from quizkl.text.read import read_text
from quizkl.text.tree import Text

if TYPE_CHECKING:
    from quizkl.maths.syntax.tree import Expression

EMPTY = Text(())
_MOST_PROBLEMS = 10  # of one text


@dataclass(frozen=True, slots=True)
class Draft:
    """Reads the fields of ``mapping``; whatever is missing or wrong goes to ``complaints``.

    ``given`` are the card's quantities as closed expressions: ``{{= p }}`` in a text becomes the number of one.
    """

    mapping: Mapping
    fields: Fields
    context: CardContext
    complaints: Complaints
    given: MappingOf[str, Expression] = field(default_factory=dict)

    def within(self, mapping: Mapping, known: SequenceOf[str], what: str) -> Draft:
        """The draft of a mapping inside this one, with the keys ``known``."""
        fields = known_fields(mapping, known, what, self.complaints)
        return Draft(mapping, fields, self.context, self.complaints, self.given)

    def required(self, key: str) -> Node | None:
        """The value of ``key``, whose absence is a problem."""
        if key not in self.fields:
            self.complaints.error(self.mapping, f"{key} is missing")
        return self.fields.get(key)

    def text(self, key: str, cloze: bool = False) -> Text:
        """A text that must be there; empty where it is not."""
        node = self.required(key)
        return self.text_at(node, key, cloze) if node is not None else EMPTY

    def optional_text(self, key: str) -> Text | None:
        return self.text_at(self.fields[key], key) if key in self.fields else None

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of texts, or one text for a list of one; none where the key is absent."""
        return tuple(self.text_at(item, key) for item in self.items(key))

    def items(self, key: str) -> tuple[Node, ...]:
        return list_of(self.fields[key], key, self.complaints) if key in self.fields else ()

    def lines(self, key: str) -> tuple[str, ...]:
        return lines_of(self.fields[key], key, self.complaints) if key in self.fields else ()

    def boolean(self, key: str) -> bool:
        return boolean_of(self.fields[key], key, self.complaints) if key in self.fields else False

    def written(self, key: str) -> Written | None:
        """An expression that must be there, not read yet."""
        node = self.required(key)
        return read_written(node, key, self.complaints) if node is not None else None

    def text_at(self, node: Node, key: str, cloze: bool = False) -> Text:
        """The text of a scalar, with its problems at their place inside the scalar."""
        scalar = scalar_of(node, key, self.complaints)
        if scalar is None:
            return EMPTY
        if (stray := stray_mark(scalar.text)) is not None:
            self.complaints.warn(place_at(scalar, stray.offset, self.complaints.file), stray.message, stray.hint)
        if "{{=" in scalar.text:
            return self._spliced_text(scalar, cloze)
        text, problems = read_text(scalar.text, self.context.macros, cloze)
        self.complaints.unsaid += len(problems[_MOST_PROBLEMS:])
        for problem in problems[:_MOST_PROBLEMS]:
            place = place_at(scalar, problem.offset, self.complaints.file)
            self.complaints.error(place, problem.message, problem.hint)
        if not cloze and "{{c1::" in scalar.text:
            self.complaints.warn(
                place_at(scalar, scalar.text.index("{{c1::"), self.complaints.file),
                f"a hole {{{{c1::…}}}} in {key} is shown as it is written",
                "Only the text of a cloze card (cloze:) has holes.",
            )
        return text

    def _spliced_text(self, scalar: Scalar, cloze: bool) -> Text:
        """The text with its numbers put in; a problem is where it comes from in the file."""
        from quizkl.maths.variation.splice import filled

        spliced = filled(scalar.text, self.given)
        found = [(one.offset, one.message, one.hint) for one in spliced.problems]
        text, problems = read_text(spliced.text, self.context.macros, cloze)
        found += [(spliced.offset_in_source(one.offset), one.message, one.hint) for one in problems]
        self.complaints.unsaid += len(found[_MOST_PROBLEMS:])
        for offset, message, hint in found[:_MOST_PROBLEMS]:
            self.complaints.error(place_at(scalar, offset, self.complaints.file), message, hint)
        return text
