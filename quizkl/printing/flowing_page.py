"""Pages on which text runs on, with a foot of small print and the page's number."""

from __future__ import annotations

from quizkl.printing.document import Line, own_language, preamble
from quizkl.printing.material import Material
from quizkl.printing.setting import Setting
from quizkl.printing.words_markup import unbroken


def flowing_preamble(material: Material, foot: str) -> list[Line]:
    """The preamble and the page; ``foot`` stands at the left of every page's foot."""
    options = material.options
    return [
        *preamble(material.cards, options, material.lacking),
        Line(
            f"#set page(width: {options.paper.width:g}mm, height: {options.paper.height:g}mm,"
            f" margin: {options.page_margin:g}mm, footer: foot({words(foot, material)}))"
        ),
    ]


def flowing_setting(material: Material, card: int) -> Setting:
    """The room that a card's texts have on such a page, some of it left for numbers at the left."""
    options = material.options
    margins = 2 * options.page_margin
    return Setting(
        options.paper.width - margins - 12,
        options.paper.height - margins - 20,
        options.text_size,
        lacking=material.lacking,
        source=card in material.source,
    )


def words(text: str, material: Material) -> str:
    """Words of our own as a string literal."""
    return unbroken(text, material.lacking)


def titles(material: Material) -> str:
    """The titles of the decks that the cards are from."""
    return ", ".join(dict.fromkeys(printed.deck.title for printed in material.cards))


def deck_title(material: Material, place: int) -> Line:
    """The title of the deck that begins with a card."""
    title = words(material.cards[place].deck.title, material)
    code = f"#title-heading({'true' if place else 'false'}, {title})"
    return Line(_in_its_language(material, place, code))


def owned(material: Material, place: int, code: str) -> Line:
    """Code of one card, marked so that what typst says of it can be traced."""
    return Line(f"#[#metadata({place})<card>]{_in_its_language(material, place, code)}", place)


def _in_its_language(material: Material, place: int, code: str) -> str:
    language = own_language(material.cards[place], material.cards)
    return code if language is None else f"#[#set text({language});{code}]"
