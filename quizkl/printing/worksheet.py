"""A worksheet: exercises with room to work, the answers at the end."""

from __future__ import annotations

from quizkl.deck.card import Choice, Option
from quizkl.printing.card_faces import options_in_print
from quizkl.printing.document import Document, Line
from quizkl.printing.exercise_sheet import solved, task
from quizkl.printing.flowing_page import deck_title, flowing_preamble, titles
from quizkl.printing.material import Material
from quizkl.printing.printed_card import PrintedCard


def worksheet_document(material: Material) -> Document:
    """The tasks deck by deck, then on new pages the answers under the same numbers."""
    lines = flowing_preamble(material, titles(material))
    deck = None
    for place, printed in enumerate(material.cards):
        if printed.deck.id != deck:
            lines.append(deck_title(material, place))
            if deck is None:
                lines.append(Line("#name-and-date"))
            deck = printed.deck.id
        lines.append(task(material, place, place + 1, _options(printed)))
    lines.append(Line('#pagebreak()#title-heading(false, "Answers")#rounded'))
    lines += [solved(material, place, place + 1, _options(printed)) for place, printed in enumerate(material.cards)]
    return Document(tuple(lines))


def _options(printed: PrintedCard) -> tuple[Option, ...]:
    return options_in_print(printed.card, printed.name) if isinstance(printed.card, Choice) else ()
