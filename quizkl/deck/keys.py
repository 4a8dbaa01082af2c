"""The keys of a mapping: each at most once, and each one that the format knows."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as SequenceOf

from quizkl.deck.complaints import Complaints
from quizkl.deck.kind import CARD_KEYS, KEYS_OF_KIND, KIND_OF_KEY, Kind
from quizkl.deck.node import Mapping, Node, Scalar, Style, shorten

Fields = MappingOf[str, Node]
_MOST_UNKNOWN = 20  # of one mapping; guessing what was meant takes long


def unique_keys(mapping: Mapping, complaints: Complaints) -> dict[str, tuple[Scalar, Node]]:
    """The pairs by key; the second of two equal keys is a problem and is not used."""
    found: dict[str, tuple[Scalar, Node]] = {}
    for key, value in _rejoined(mapping, complaints) if mapping.flow else mapping.pairs:
        if key.text in found:
            first = found[key.text][0]
            complaints.error(
                key, f"the key {shorten(key.text)!r} is here twice (first in line {first.line})", "Keep one of them."
            )
        else:
            found[key.text] = (key, value)
    return found


def _rejoined(mapping: Mapping, complaints: Complaints) -> Iterator[tuple[Scalar, Node]]:
    """The pairs of ``{p: simplex(3, step=0.1)}`` as they were meant, with the one problem that they have: at the comma
    YAML ends the value.
    """
    pairs = list(mapping.pairs)
    while pairs:
        key, value = pairs.pop(0)
        if isinstance(value, Scalar) and value.style is Style.PLAIN and _open(value.text) > 0:
            count, whole = _until_closed(value.text, pairs)
            if count:
                del pairs[:count]
                shown = shorten(f"{key.text}: '{whole}'")
                complaints.error(value, "in {…} a comma ends the value, here inside brackets", f"Quote it: {shown}.")
                value = value._replace(text=whole, raw="")
        yield key, value


def _until_closed(text: str, pairs: SequenceOf[tuple[Scalar, Node]]) -> tuple[int, str]:
    """How many of the pairs that follow are the rest of ``text``, and the whole; 0 where its brackets never close."""
    for count, (key, value) in enumerate(pairs, 1):
        if not isinstance(value, Scalar) or value.text:
            break
        text = f"{text}, {key.text}"
        if _open(text) == 0:
            return count, text
    return 0, text


def _open(text: str) -> int:
    return text.count("(") - text.count(")")


def known_fields(mapping: Mapping, known: SequenceOf[str], what: str, complaints: Complaints) -> dict[str, Node]:
    """The values of the keys in ``known``; any other key is a problem with a guess at what was meant."""
    pairs = unique_keys(mapping, complaints)
    unknown = [pair for name, pair in pairs.items() if name not in known]
    for key, value in unknown[:_MOST_UNKNOWN]:
        complaints.error(key, f"{what} has no key {shorten(key.text)!r}", _advice(mapping, key, value, known))
    return {name: value for name, (_, value) in pairs.items() if name in known}


def card_fields(mapping: Mapping, complaints: Complaints) -> tuple[Kind, dict[str, Node]] | None:
    """The kind of a card and its fields; None where it is not exactly one kind."""
    pairs = unique_keys(mapping, complaints)
    leads = [name for name in pairs if name in KIND_OF_KEY]
    if not leads:
        _complain_of_no_kind(mapping, pairs, complaints)
        return None
    if len(leads) > 1:
        key = pairs[leads[1]][0]
        complaints.error(
            key, f"a card is one kind, and this has both {leads[0]!r} and {leads[1]!r}", "Make it two cards."
        )
        return None
    kind = KIND_OF_KEY[leads[0]]
    own = (*KEYS_OF_KIND[kind], *CARD_KEYS)
    unknown = [(name, *pair) for name, pair in pairs.items() if name not in own]
    for name, key, value in unknown[:_MOST_UNKNOWN]:
        owners = [f"{article(other)} ({KEYS_OF_KIND[other][0]}:)" for other in Kind if name in KEYS_OF_KIND[other]]
        if owners:
            complaints.error(
                key, f"the key {name!r} belongs to {' or '.join(owners)}, and this is {article(kind)}", _known(own)
            )
        else:
            complaints.error(key, f"{article(kind)} has no key {shorten(name)!r}", _advice(mapping, key, value, own))
    return kind, {name: value for name, (_, value) in pairs.items() if name in own}


def guess(word: str, known: SequenceOf[str]) -> str:
    """``did you mean …?``, or nothing where no known word is near."""
    from difflib import get_close_matches

    near = get_close_matches(word[:40].lower(), known, n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}?" if near else ""


def article(kind: Kind) -> str:
    return f"an {kind.value}" if kind.value[0] in "aeiou" else f"a {kind.value}"


def _advice(mapping: Mapping, key: Scalar, value: Node, known: SequenceOf[str]) -> str:
    if mapping.flow and isinstance(value, Scalar) and not value.text and value.line == key.line:
        return "In {…} a comma ends a value: put a text that has one in single quotes."
    return guess(key.text, known) or _known(known)


def _complain_of_no_kind(mapping: Mapping, pairs: MappingOf[str, tuple[Scalar, Node]], complaints: Complaints) -> None:
    owned = [(name, kind) for name in pairs for kind in Kind if name in KEYS_OF_KIND[kind]]
    if owned:
        name, kind = owned[0]
        complaints.error(
            pairs[name][0],
            f"the card has no {KEYS_OF_KIND[kind][0]!r}, only {name!r}",
            f"{article(kind)} begins with {KEYS_OF_KIND[kind][0]}:",
        )
        return
    for name, (key, _) in pairs.items():
        if near := guess(name, tuple(KIND_OF_KEY)):
            complaints.error(key, f"a card has no key {shorten(name)!r}", near)
            return
    complaints.error(mapping, "the card says nothing to study", f"It needs one of the keys {', '.join(KIND_OF_KEY)}.")


def _known(known: SequenceOf[str]) -> str:
    return f"Its keys are {', '.join(known)}."
