"""A card's mapping becomes a card of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from typing import TYPE_CHECKING

from quizkl.deck.card import Card, CardHead, Choice, Cloze, Exercise, Flashcard, Option, PracticeQuestion
from quizkl.deck.complaints import Complaints
from quizkl.deck.context import CardContext
from quizkl.deck.draft import EMPTY, Draft
from quizkl.deck.field import identifier_of, scalar_of
from quizkl.deck.given import read_given
from quizkl.deck.identity import ItemKey
from quizkl.deck.keys import card_fields
from quizkl.deck.kind import OPTION_KEYS, Kind
from quizkl.deck.node import Mapping, shorten, written_id
from quizkl.deck.varying import Varying
from quizkl.text.holes import hole_numbers

if TYPE_CHECKING:
    from quizkl.maths.derivation.symbols import Quantity

_MOST_SEEDS = 5  # of which one gives numbers with which the card can be written


def read_card(mapping: Mapping, context: CardContext, complaints: Complaints) -> Card | None:
    """The card, or None where it is of no kind that can be studied. With an error in ``complaints`` it is broken.

    Where its numbers vary they are those of seed 0, or of the next with which the texts can be written.
    """
    card = read_with_seed(mapping, context, complaints, 0)
    if card is not None and card.head.varying is not None and complaints.any_error:
        for seed in range(1, _MOST_SEEDS):
            again = Complaints(complaints.file, complaints.card)
            other = read_with_seed(mapping, context, again, seed)
            if not again.any_error:
                complaints.problems[:] = again.problems
                return other
    return card


def read_with_seed(mapping: Mapping, context: CardContext, complaints: Complaints, seed: int) -> Card | None:
    """The card with the numbers of ``seed``, where they vary."""
    identifier = written_id(mapping)
    complaints.card = identifier if identifier and identifier.isprintable() else None
    known = card_fields(mapping, complaints)
    if known is None:
        return None
    kind, fields = known
    varying, given = read_given(mapping, kind, fields, context, complaints, seed)
    draft = Draft(mapping, fields, context, complaints, given)
    head = _head(draft, varying)
    match kind:
        case Kind.FLASHCARD:
            return Flashcard(
                head=head, front=draft.text("front"), back=draft.text("back"), reverse=draft.boolean("reverse")
            )
        case Kind.PRACTICE_QUESTION:
            return _practice_question(head, draft)
        case Kind.CLOZE:
            return _cloze(head, draft)
        case Kind.CHOICE:
            return _choice(head, draft)
        case Kind.EXERCISE:
            return _exercise(head, draft)
        case Kind.DERIVATION:
            from quizkl.deck.derivations import read_derivation

            return read_derivation(head, draft)
        case Kind.EXPERIMENT:
            from quizkl.deck.experiments import read_experiment

            return read_experiment(head, draft)


def _head(draft: Draft, varying: Varying | None) -> CardHead:
    fields, context, complaints = draft.fields, draft.context, draft.complaints
    if "id" not in fields:
        complaints.warn(
            draft.mapping, "the card has no id and is not studied", "Write one, or let quizkl check --write-ids do it."
        )
    return CardHead(
        id=identifier_of(fields["id"], "id", complaints) if "id" in fields else None,
        place=complaints.place(draft.mapping),
        tags=tuple(dict.fromkeys((*context.tags, *draft.lines("tags")))),
        hints=draft.texts("hints"),
        note=draft.optional_text("note"),
        formerly=tuple(_formerly(draft)),
        suspended=draft.boolean("suspended"),
        given=draft.given,
        varying=varying,
    )


def _exercise(head: CardHead, draft: Draft) -> Exercise:
    from quizkl.deck.steps import complain_of_claims, read_steps

    symbols = _symbols(draft)
    if symbols:  # they hide quantities of the deck
        head = replace(head, given={name: value for name, value in head.given.items() if name not in symbols})
    steps = () if symbols is None else read_steps(draft, head.given, frozenset(symbols))
    if head.varying is not None:
        complain_of_claims(steps, draft.complaints)
    exercise, solution = draft.text("exercise"), draft.optional_text("solution")
    return Exercise(head=head, exercise=exercise, steps=steps, solution=solution, symbols=symbols or {})


def _symbols(draft: Draft) -> MappingOf[str, Quantity] | None:
    """None where they have an error."""
    if "symbols" not in draft.fields:
        return {}
    from quizkl.deck.symbols import read_numbers_of

    return read_numbers_of(draft)


def _formerly(draft: Draft) -> Iterator[str]:
    for item in draft.items("formerly"):
        scalar = scalar_of(item, "formerly", draft.complaints)
        if scalar is None:
            continue
        deck, _, card = scalar.text.partition("/")
        if deck and card and str(ItemKey(deck, card)) == scalar.text and not set(scalar.text) & set(" \t\n#:"):
            yield scalar.text
        else:
            draft.complaints.error(
                item, f"{scalar.text!r} names no former card", "Write its old deck and its old id: old-deck/old-id"
            )


def _practice_question(head: CardHead, draft: Draft) -> PracticeQuestion:
    """The answer may be left out where the points say it all."""
    answer = EMPTY if "points" in draft.fields and "answer" not in draft.fields else draft.text("answer")
    return PracticeQuestion(head=head, question=draft.text("question"), answer=answer, points=draft.texts("points"))


def _cloze(head: CardHead, draft: Draft) -> Cloze:
    text = draft.text("cloze", cloze=True)
    holes = hole_numbers(text)
    if not holes and text.blocks and not draft.complaints.any_error:
        draft.complaints.error(draft.fields["cloze"], "the cloze has no hole", "Write one as {{c1::the hidden words}}.")
    return Cloze(head=head, text=text, holes=holes)


def _choice(head: CardHead, draft: Draft) -> Choice:
    question = draft.text("choice")
    seen: set[str] = set()
    right, wrong = _options(draft, "right", seen), _options(draft, "wrong", seen)
    return Choice(head=head, question=question, right=right, wrong=wrong)


def _options(draft: Draft, key: str, seen: set[str]) -> tuple[Option, ...]:
    """Each option is a text, or {answer, say} with why it is right or wrong. ``seen`` are the texts so far."""
    draft.required(key)
    options = []
    for item in draft.items(key):
        if isinstance(item, Mapping):
            option = draft.within(item, OPTION_KEYS, "an option")
            options.append(Option(option.text("answer"), option.optional_text("say")))
        else:
            options.append(Option(draft.text_at(item, key)))
        source = options[-1].text.source.strip()
        if source and source in seen:
            draft.complaints.error(item, f"the option {shorten(source)!r} is here twice", "Keep one of them.")
        seen.add(source)
    return tuple(options)
