"""Printing: chosen cards and options become the bytes of a PDF, and what a reader should be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from quizkl.deck.card import Card, Choice, Exercise, Experiment
from quizkl.deck.problem import Problem
from quizkl.printing.card_side import Run
from quizkl.printing.document import Document
from quizkl.printing.fitting import Fitted, fit, shrunk_parts
from quizkl.printing.layout import Cards, Exam, Flip, Fold, Layout, Notes, Sheet, Worksheet
from quizkl.printing.layout_pages import pages_document, room_on_page
from quizkl.printing.layout_sheet import fold_document, room_on_sheet, sheet_document
from quizkl.printing.material import Material
from quizkl.printing.options import PrintOptions, check_options
from quizkl.printing.printed_card import PrintedCard
from quizkl.printing.problem import PrintProblem
from quizkl.printing.set_card import SetCard
from quizkl.printing.typesetting import FontChoice, LackingCharacters, NotTypeset, Typesetting

if TYPE_CHECKING:
    from quizkl.printing.engines import Engines  # brings the mathematics along, of which most cards need nothing

MOST_CARDS: Final = 10_000
_MOST_ATTEMPTS: Final = 12
_NAMES_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: ``done`` of ``total``, 0 of 0 where nothing can be counted."""

    doing: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """A whole PDF, how many cards it shows, and sentences that name what could not be printed as it is."""

    pdf: bytes
    cards: int
    warnings: tuple[str, ...] = ()


Draw = Callable[[Card, int], Card | Problem]
"""Gives a card the numbers of a seed; the same one where its numbers do not vary."""

Solve = Callable[[Experiment], Exercise]
"""Runs an experiment: its predictions as an exercise with the results, or without them where the run gave none."""


def has_to_compute(cards: Iterable[PrintedCard]) -> bool:
    """Whether anything must be computed before the cards can be printed: answers, results, numbers that vary."""
    return any(
        printed.card.head.varying is not None or isinstance(printed.card, Exercise | Experiment) for printed in cards
    )


def print_cards(
    cards: Sequence[PrintedCard],
    options: PrintOptions,
    engines: Engines | None = None,
    draw: Draw = lambda card, seed: card,
    progress: Callable[[Progress], None] = lambda _: None,
    solve: Solve | None = None,
) -> Printed | PrintProblem:
    """Set ``cards`` as ``options`` say. The ``engines`` compute the answers of exercises, which stay open without
    them; ``solve`` runs experiments.

    The same cards and options give the same bytes. Nothing is read but the fonts.
    """
    problem = check_options(options)
    if problem is not None:
        return problem
    suited, left_out = _suited(cards, options.layout)
    if not suited:
        return _nothing(cards, options.layout)
    if len(suited) > MOST_CARDS:
        return PrintProblem(
            f"{len(suited):,} cards are more than the {MOST_CARDS:,} that one file may have", "Print fewer at a time."
        )
    progress(Progress("drawing numbers"))
    options = replace(options, layout=_with_seed(options.layout, suited))
    drawn, undrawn = _drawn(suited, options.layout, draw)
    if not drawn:
        return PrintProblem(undrawn[0], "Print other cards too.")
    drawn = _run(drawn, solve, progress)
    drawn = _answered(drawn, engines, options.layout, progress)
    progress(Progress(f"setting {len(drawn):,} card{'s' * (len(drawn) != 1)}"))
    made = _typeset(drawn, options)
    if isinstance(made, PrintProblem):
        return made
    said = (*left_out, *undrawn, *_alike(suited, options.layout), *_not_computed(drawn), *made.warnings)
    count = len(drawn) // (options.layout.variants if isinstance(options.layout, Exam) else 1)
    return Printed(made.pdf, count, tuple(dict.fromkeys(said)))


def _answered(
    cards: list[PrintedCard], engines: Engines | None, layout: Layout, progress: Callable[[Progress], None]
) -> list[PrintedCard]:
    if engines is None or not any(isinstance(printed.card, Exercise) for printed in cards):
        return cards
    from quizkl.printing.compute_answers import compute_answers  # brings marking along

    answered = compute_answers(
        [printed.card for printed in cards],
        engines,
        isinstance(layout, Worksheet | Exam),
        lambda done, total: progress(Progress("computing answers", done, total)),
    )
    return [printed.answered(answers) for printed, answers in zip(cards, answered, strict=True)]


def _run(cards: Sequence[PrintedCard], solve: Solve | None, progress: Callable[[Progress], None]) -> list[PrintedCard]:
    """Experiments become exercises, with the results of their runs; without ``solve`` those stay open."""
    total = sum(isinstance(printed.card, Experiment) for printed in cards)
    done = 0
    run = []
    for printed in cards:
        if isinstance(printed.card, Experiment):
            progress(Progress("running experiments", done, total))
            printed = replace(printed, card=solve(printed.card) if solve is not None else _open(printed.card))
            done += 1
        run.append(printed)
    return run


def _open(experiment: Experiment) -> Exercise:
    from quizkl.deck.results import open_exercise  # brings the experiments along

    return open_exercise(experiment)


def _suited(cards: Sequence[PrintedCard], layout: Layout) -> tuple[list[PrintedCard], list[str]]:
    """The cards that a layout has a place for, and a sentence about those it has none for."""
    if not isinstance(layout, Worksheet | Exam):
        return list(cards), []
    suited = [printed for printed in cards if isinstance(printed.card, Exercise | Experiment | Choice)]
    left = len(cards) - len(suited)
    said = f"{left} card{'s' * (left != 1)} to recall left out: this layout has exercises and choices"
    return suited, [said] if left else []


def _with_seed(layout: Layout, cards: Sequence[PrintedCard]) -> Layout:
    if not isinstance(layout, Exam) or layout.seed is not None:
        return layout
    from quizkl.printing.exam import seed_of

    return replace(layout, seed=seed_of(cards))


def _drawn(cards: Sequence[PrintedCard], layout: Layout, draw: Draw) -> tuple[list[PrintedCard], list[str]]:
    """The cards with numbers drawn, for each variant of an exam anew; those without numbers are left out and named."""
    variants: list[list[PrintedCard | None]] = []
    said: list[str] = []
    for variant in range(layout.variants if isinstance(layout, Exam) else 1):
        variants.append([])
        for printed in cards:
            card: Card | Problem = printed.card
            if printed.card.head.varying is not None:
                from quizkl.printing.exam import seed_for

                seed = seed_for(printed, layout.seed or 0, variant) if isinstance(layout, Exam | Worksheet) else 0
                card = draw(printed.card, seed)
            if isinstance(card, Problem):
                said.append(f"{printed.name} is left out: {card.message}")
                variants[-1].append(None)
            else:
                variants[-1].append(replace(printed, card=card))
    whole = [place for place in range(len(cards)) if all(variant[place] is not None for variant in variants)]
    kept = [variant[place] for variant in variants for place in whole]
    return [printed for printed in kept if printed is not None], said


def _alike(cards: Sequence[PrintedCard], layout: Layout) -> list[str]:
    """A sentence where the variants of an exam have the same numbers."""
    if not isinstance(layout, Exam) or layout.variants == 1:
        return []
    if any(printed.card.head.varying is not None for printed in cards):
        return []
    return ["no card here has numbers that vary: the variants differ in the order of tasks and options"]


def _nothing(cards: Sequence[PrintedCard], layout: Layout) -> PrintProblem:
    if not cards:
        return PrintProblem("there is no card to print", "Choose other decks or tags, or fewer conditions.")
    kind = "a worksheet" if isinstance(layout, Worksheet) else "an exam"
    return PrintProblem(
        f"{kind} needs exercises or choices, and none of the {len(cards)} cards is one",
        "Take the layout notes or cards.",
    )


def _typeset(cards: Sequence[PrintedCard], options: PrintOptions) -> Printed | PrintProblem:
    """Set with the bundled fonts, then with the system's, then with what no font has written as numbers; and the
    formulas that typst refuses as they were written.
    """
    material = Material(cards, options, FontChoice.BUNDLED)
    refusal = ""
    for _ in range(_MOST_ATTEMPTS):
        fitted = _laid_out(material)
        made = fitted if isinstance(fitted, NotTypeset) else fitted.typesetting.pdf(options.moment)
        match made:
            case bytes() as pdf:
                assert isinstance(fitted, Fitted)
                warnings = (*fitted.warnings, *_warnings_of(material, fitted.document))
                return Printed(pdf, len(cards), warnings)
            case LackingCharacters(characters):
                if material.fonts is FontChoice.BUNDLED:
                    material = replace(material, fonts=FontChoice.SYSTEM)
                else:
                    material = replace(material, lacking=material.lacking | characters)
            case NotTypeset(message, refused):
                refusal = message
                if not refused - material.source:
                    break
                material = replace(material, source=material.source | refused)
    return PrintProblem(f"the cards could not be set: {refusal or 'characters are missing in every font'}")


def _laid_out(material: Material) -> Fitted | NotTypeset:
    layout, options = material.options.layout, material.options

    def run(set_cards: Sequence[SetCard]) -> Run:
        return Run(material.cards, set_cards, options, material.lacking)

    match layout:
        case Cards() | Flip():
            both = isinstance(layout, Flip)
            return fit(material, room_on_page(options), not both, lambda faces: pages_document(run(faces), both))
        case Sheet():
            return fit(
                material, room_on_sheet(options, layout), False, lambda faces: sheet_document(run(faces), layout)
            )
        case Fold():
            return fit(material, room_on_sheet(options, layout), False, lambda faces: fold_document(run(faces), layout))
        case Worksheet():
            from quizkl.printing.worksheet import worksheet_document

            return _flowing(material, worksheet_document(material))
        case Exam():
            from quizkl.printing.exam import exam_document

            return _flowing(material, exam_document(material, layout))
        case Notes():
            from quizkl.printing.notes import notes_document

            return _flowing(material, notes_document(material))


def _flowing(material: Material, document: Document) -> Fitted | NotTypeset:
    """Pages on which text runs on: only formulas may be too large for them."""
    typesetting = Typesetting(document, material.fonts)
    shrunk = typesetting.shrunk()
    if isinstance(shrunk, NotTypeset):
        return shrunk
    return Fitted(typesetting, document, tuple(shrunk_parts(material.cards, shrunk)))


def _warnings_of(material: Material, document: Document) -> list[str]:
    lacking: dict[tuple[str, ...], list[str]] = {}
    for character in sorted(material.lacking):
        written = f"[U+{ord(character):04X}]"
        places = dict.fromkeys(line.card for line in document.lines if line.card is not None and written in line.code)
        names = dict.fromkeys(material.cards[place].name for place in places)
        lacking.setdefault(tuple(names), []).append(written[1:-1])
    warnings = [_lacking(numbers, names) for names, numbers in lacking.items()]
    for place in sorted(material.source):
        warnings.append(f"{material.cards[place].name}: a formula could not be set and is printed as it was written")
    return warnings


def _lacking(numbers: Sequence[str], names: Sequence[str]) -> str:
    if len(numbers) == 1:
        said = f"no font has the character {numbers[0]}; its number is printed in its place"
    else:
        said = f"no font has the characters {_names(numbers)}; their numbers are printed in their place"
    return f"{said} ({_names(names)})"


def _not_computed(cards: Iterable[PrintedCard]) -> list[str]:
    return [
        f"{printed.name}: step {number} has no value ({answer.reason or 'not computed'})"
        for printed in cards
        for number, answer in enumerate(printed.answers, 1)
        if answer.written is None
    ]


def _names(names: Iterable[str]) -> str:
    known = list(dict.fromkeys(names))
    more = len(known) - _NAMES_SHOWN
    return ", ".join(known[:_NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "") or "in a title"
