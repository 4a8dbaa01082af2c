"""The values of fields, typed by their keys as YAML 1.2 does: text is text whatever it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from quizkl.deck.complaints import Complaints
from quizkl.deck.escapes import complain_of_escapes
from quizkl.deck.node import Mapping, Node, Scalar, Sequence, describe, shorten
from quizkl.deck.scalar_place import place_at

IDENTIFIER = re.compile(r"\w[\w.\-]*")
LONGEST_IDENTIFIER = 120
_NUMBER = re.compile(r"\+?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?")
_UNPRINTABLE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # they turn the direction of writing
_MEANT = {
    **dict.fromkeys(("yes", "y", "on", "1"), "Write true."),
    **dict.fromkeys(("no", "n", "off", "0"), "Write false."),
}
_QUOTE = "Put the text in single quotes."


def scalar_of(node: Node, key: str, complaints: Complaints) -> Scalar | None:
    """The text of ``key``; None with a problem where there is none."""
    if not isinstance(node, Scalar):
        complaints.error(node, f"{key} must be a text, and this is {describe(node)}", _QUOTE)
        return None
    if not node.text.strip():
        hint = "Write it or leave the key out" + ("." if node.raw else "; a text that begins with # is quoted.")
        complaints.error(node, f"{key} is empty", hint)
        return None
    return node if complain_of_escapes(node, complaints) else None


def line_of(node: Node, key: str, complaints: Complaints) -> str | None:
    """A text of one line, such as a title."""
    scalar = scalar_of(node, key, complaints)
    if scalar is None:
        return None
    unprintable = _UNPRINTABLE.search(scalar.text)
    if unprintable:
        place = place_at(scalar, unprintable.start(), complaints.file)
        complaints.error(place, f"the character U+{ord(unprintable[0]):04X} cannot be shown", "Delete it.")
        return None
    return " ".join(scalar.text.split())


def list_of(node: Node, key: str, complaints: Complaints) -> tuple[Node, ...]:
    """The items of a list; one value that is no list is a list of one."""
    match node:
        case Sequence(items=items):
            if not items:
                complaints.error(node, f"{key} is an empty list", "Write an item or leave the key out.")
            return items
        case Scalar(text=text) if not text.strip():
            complaints.error(node, f"{key} is empty", "Write it or leave the key out.")
            return ()
        case _:
            return (node,)


def lines_of(node: Node, key: str, complaints: Complaints) -> tuple[str, ...]:
    lines = (line_of(item, key, complaints) for item in list_of(node, key, complaints))
    return tuple(line for line in lines if line)


def mapping_of(node: Node, key: str, complaints: Complaints, hint: str = "") -> Mapping | None:
    if isinstance(node, Mapping):
        return node
    complaints.error(node, f"{key} must be a mapping (key: value), and this is {describe(node)}", hint)
    return None


def boolean_of(node: Node, key: str, complaints: Complaints) -> bool:
    match node:
        case Scalar(text="true" | "True" | "TRUE"):
            return True
        case Scalar(text="false" | "False" | "FALSE"):
            return False
        case _:
            hint = _MEANT.get(node.text.lower(), "") if isinstance(node, Scalar) else ""
            complaints.error(node, f"{key} must be true or false, and this is {describe(node)}", hint)
            return False


def whole_number_of(
    node: Node, key: str, smallest: int, largest: int, complaints: Complaints, hint: str = ""
) -> int | None:
    if isinstance(node, Scalar) and re.fullmatch(r"[0-9]{1,4}", node.text) and smallest <= int(node.text) <= largest:
        return int(node.text)
    message = f"{key} must be a whole number from {smallest} to {largest}, and this is {describe(node)}"
    complaints.error(node, message, hint)
    return None


def positive_number_of(node: Node, key: str, complaints: Complaints) -> Decimal | None:
    if isinstance(node, Scalar) and len(node.text) < 40 and _NUMBER.fullmatch(node.text):
        number = Decimal(node.text)
        if number > 0:
            return number
    complaints.error(node, f"{key} must be a positive number such as 0.01 or 1e-3, and this is {describe(node)}")
    return None


def identifier_of(node: Node, key: str, complaints: Complaints) -> str | None:
    """An id: letters, digits, ``-``, ``_`` and ``.``, since / and # part a deck from a card from a side."""
    scalar = scalar_of(node, key, complaints)
    if scalar is None:
        return None
    text = scalar.text
    if IDENTIFIER.fullmatch(text) and len(text) <= LONGEST_IDENTIFIER:
        return text
    wrong = wrong_in_identifier(text)
    complaints.error(node, f"{shorten(text)!r} cannot be an id: {wrong}", "Use letters, digits and - _ . only.")
    return None


def wrong_in_identifier(text: str) -> str:
    if len(text) > LONGEST_IDENTIFIER:
        return f"it is longer than {LONGEST_IDENTIFIER} characters"
    bad: Iterable[str] = (character for character in text if not IDENTIFIER.fullmatch("a" + character))
    for character in bad:
        return "it has a blank" if character.isspace() else f"it has a {character!r}"
    return f"it begins with {text[:1]!r}"
