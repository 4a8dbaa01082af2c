"""Questions and answers as pages to read."""

from __future__ import annotations

from quizkl.printing.card_faces import back_pieces, front_pieces
from quizkl.printing.document import Document
from quizkl.printing.flowing_page import deck_title, flowing_preamble, flowing_setting, owned, titles, words
from quizkl.printing.material import Material
from quizkl.printing.piece import joined


def notes_document(material: Material) -> Document:
    """Each deck under its title, each card as a question with its answer below."""
    lines = flowing_preamble(material, titles(material))
    deck = None
    for place, printed in enumerate(material.cards):
        if printed.deck.id != deck:
            lines.append(deck_title(material, place))
            deck = printed.deck.id
        setting = flowing_setting(material, place)
        question = joined(front_pieces(printed, setting, answer_follows=True))
        answer = joined(back_pieces(printed, setting))
        small = words(f"{printed.name} · {printed.box}", material) if material.options.ids else "none"
        lines.append(owned(material, place, f"#note({place + 1}, {small}, [{question}], [{answer}])"))
    return Document(tuple(lines))
