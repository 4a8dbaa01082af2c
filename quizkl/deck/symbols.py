"""The key ``symbols``: what the names in a derivation, or in the answers of an exercise, stand for."""

from __future__ import annotations

from quizkl.deck.draft import Draft
from quizkl.deck.field import mapping_of, scalar_of
from quizkl.deck.keys import unique_keys
from quizkl.deck.node import Mapping, Scalar
from quizkl.deck.quantities import OURS
from quizkl.maths.derivation.read_symbols import SymbolProblem, read_symbols
from quizkl.maths.derivation.symbols import Quantity, Symbols
from quizkl.maths.syntax.names import canonical_name

_NUMBERS = "number, positive, probability and whole"


def read_symbols_of(draft: Draft) -> Symbols | None:
    """The symbols, none where the key is not there; None where they have an error."""
    if "symbols" not in draft.fields:
        return Symbols()
    mapping = mapping_of(draft.fields["symbols"], "symbols", draft.complaints)
    if mapping is None:
        return None
    keys: dict[str, Scalar] = {}
    written: dict[str, str] = {}
    for key, value in unique_keys(mapping, draft.complaints).values():
        scalar = scalar_of(value, f"the symbol {key.text}", draft.complaints)
        if scalar is None:
            return None
        keys[key.text], written[key.text] = key, scalar.text
    symbols = read_symbols(written)
    if isinstance(symbols, SymbolProblem):
        draft.complaints.error(keys.get(symbols.name, mapping), symbols.message, symbols.hint)
        return None
    return symbols


def read_numbers_of(draft: Draft) -> dict[str, Quantity] | None:
    """The same where each of them has to be one number, which the card does not give besides."""
    symbols = read_symbols_of(draft)
    if symbols is None:
        return None
    found: dict[str, Quantity] = {}
    places = _keys(draft, "symbols")
    for name, text in symbols.texts:
        kind = symbols.declared[name]
        taken = next((key for key in ("given", "vary") if name in _keys(draft, key)), None)
        if not isinstance(kind, Quantity):
            said = f"the symbol {name!r} is {text!r}, and in an exercise it is a number"
            draft.complaints.error(places[name], said, f"Its kinds are {_NUMBERS}.")
        elif name in OURS:
            draft.complaints.error(places[name], f"{name!r} means something else in an answer", "Choose another name.")
        elif taken is not None:
            said = f"{name!r} is a symbol, and {taken} makes a number of it"
            draft.complaints.error(places[name], said, "Keep one of the two.")
        else:
            found[name] = kind
            continue
        return None
    return found


def _keys(draft: Draft, key: str) -> dict[str, Scalar]:
    """The keys of a mapping by their names as they are kept."""
    mapping = draft.fields.get(key)
    return {canonical_name(one.text) or "": one for one, _ in mapping.pairs} if isinstance(mapping, Mapping) else {}
