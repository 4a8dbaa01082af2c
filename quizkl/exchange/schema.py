"""The deck format as a JSON Schema, by which an editor completes keys, explains them and marks what does not belong.

It is made from the tables that the loader goes by. What only reading can tell (a formula, an expression, a name) it
leaves to ``quizkl check``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quizkl.deck.derivations import MOST_STEPS
from quizkl.deck.field import LONGEST_IDENTIFIER
from quizkl.deck.kind import (
    CARD_KEYS,
    DECK_KEYS,
    EXERCISE_RULE_KEYS,
    KEYS_OF_KIND,
    KIND_OF_KEY,
    MISTAKE_KEYS,
    OPTION_KEYS,
    PRECISION_KEYS,
    SETTINGS_KEYS,
    STEP_KEYS,
    VARYING_KINDS,
    Kind,
)
from quizkl.deck.own_settings import GRADES, MOST_A_DAY, MOST_TRIES
from quizkl.deck.precision import MOST_DIGITS
from quizkl.deck.reference import (
    CARD,
    DECK,
    EXERCISE_RULES,
    MISTAKE,
    OF_KIND,
    OPTION,
    OWN_SETTINGS,
    STEP,
    Keys,
    Value,
)
from quizkl.experiments.catalogue import EXPERIMENTS
from quizkl.marking.undiagnosable import LIKELY_NAMES
from quizkl.maths.units import Unit

DIALECT = "http://json-schema.org/draft-07/schema#"
TITLE = "A quizkl deck"

Schema = dict[str, object]

# YAML reads `back: 0.50` as a number and `title: true` as a truth value; to a deck both are the text that stands there.
_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}

# Letters, digits, - _ and . ; said by what is not allowed, since editors and Python disagree on what a letter is.
_IDENTIFIER: Schema = {
    "type": ["string", "number"],
    "pattern": r"^[^\s!-/:-@\[-^`{-~][^\s!-,/:-@\[-^`{-~]*$",
    "maxLength": LONGEST_IDENTIFIER,
}
_FORMER: Schema = {"type": "string", "pattern": r"^[^\s/#:]+/[^\s/#:]+$"}


def deck_schema() -> Schema:
    """The schema of a whole deck, in the dialect that the language servers of editors understand."""
    definitions: Schema = {
        "text": _TEXT,
        "identifier": _IDENTIFIER,
        "former card": _FORMER,
        "expression": {
            "anyOf": [_TEXT, {"type": "array", "items": _reference("expression"), "minItems": 1}],
        },
        "card": _card(),
        "step": _object(STEP_KEYS, STEP, not_together=PRECISION_KEYS),
        "mistake": _object(MISTAKE_KEYS, MISTAKE),
        "likely mistake": {"enum": list(LIKELY_NAMES)},
        "option": {"anyOf": [_TEXT, _object(OPTION_KEYS, OPTION)]},
    }
    for kind in Kind:
        definitions[kind.value] = _kind(kind)
    return {
        "$schema": DIALECT,
        "title": TITLE,
        **_object(DECK_KEYS, DECK),
        "definitions": definitions,
    }


def _card() -> Schema:
    """A card is one kind, which its leading key says; an editor then knows which other keys belong to it."""
    leads = [{"required": [lead]} for lead in KIND_OF_KEY]
    kinds = [{"if": {"required": [lead]}, "then": _reference(kind.value)} for lead, kind in KIND_OF_KEY.items()]
    return {"type": "object", "oneOf": leads, "allOf": kinds}


def _kind(kind: Kind) -> Schema:
    schema = _object((*KEYS_OF_KIND[kind], *CARD_KEYS), {**CARD, **OF_KIND[kind]})
    if kind is Kind.PRACTICE_QUESTION:
        schema["anyOf"] = [{"required": ["answer"]}, {"required": ["points"]}]
    if kind in VARYING_KINDS:
        schema["dependencies"] = {"where": ["vary"]}
        return schema
    for key in ("vary", "where"):
        del _properties(schema)[key]
    return schema


def _properties(schema: Schema) -> Schema:
    properties = schema["properties"]
    assert isinstance(properties, dict)
    return properties


def _object(names: Sequence[str], keys: Keys, not_together: Sequence[str] = ()) -> Schema:
    """A mapping with the keys ``names`` and no other; of ``not_together`` at most one."""
    schema: Schema = {
        "type": "object",
        "properties": {name: {**_described(keys[name].says), **_value(keys[name].value)} for name in names},
        "required": [name for name in names if keys[name].required],
        "additionalProperties": False,
    }
    pairs = [[one, other] for at, one in enumerate(not_together) for other in not_together[at + 1 :]]
    if pairs:
        schema["not"] = {"anyOf": [{"required": pair} for pair in pairs]}
    return schema


def _described(says: str) -> Schema:
    """For editors that show Markdown, and for those that show it as it is written."""
    return {"description": re.sub(r"[`*]", "", says), "markdownDescription": says}


def _value(value: Value) -> Schema:
    match value:
        case Value.TEXT:
            return _within(_reference("text"))
        case Value.TEXTS:
            return _several("text")
        case Value.IDENTIFIER:
            return _within(_reference("identifier"))
        case Value.FORMER_CARDS:
            return _several("former card")
        case Value.BOOLEAN:
            return {"type": "boolean"}
        case Value.EXPRESSION:
            return _within(_reference("expression"))
        case Value.EXPRESSIONS:
            return _several("expression")
        case Value.QUANTITIES:
            return _named(_reference("expression"))
        case Value.MACROS | Value.SYMBOLS:
            return _named(_reference("text"))
        case Value.SETTINGS:
            return _named(_reference("expression"))
        case Value.EXPERIMENT:
            return {"enum": list(EXPERIMENTS)}
        case Value.CARDS:
            return {"type": "array", "items": _reference("card"), "minItems": 1}
        case Value.STEPS:
            return _several("step")
        case Value.MISTAKES:
            return _several("mistake")
        case Value.LIKELY_MISTAKES:
            return _several("likely mistake")
        case Value.OPTIONS:
            return _several("option")
        case Value.UNIT:
            return {"enum": [unit.value for unit in Unit]}
        case Value.DECIMALS:
            return {"type": "integer", "minimum": 0, "maximum": MOST_DIGITS}
        case Value.FIGURES:
            return {"type": "integer", "minimum": 1, "maximum": MOST_DIGITS}
        case Value.BOUND:
            return {"type": "number", "exclusiveMinimum": 0}
        case Value.CHAINS:
            lines = {"type": "array", "items": _reference("text"), "minItems": 1}
            return {"anyOf": [_reference("text"), lines, {"type": "array", "items": lines, "minItems": 1}]}
        case Value.COUNT_OF_STEPS:
            return {"type": "integer", "minimum": 1, "maximum": MOST_STEPS}
        case Value.OWN_SETTINGS:
            return _object(SETTINGS_KEYS, OWN_SETTINGS)
        case Value.EXERCISE_RULES:
            return _object(EXERCISE_RULE_KEYS, EXERCISE_RULES)
        case Value.COUNT_A_DAY:
            return {"type": "integer", "minimum": 0, "maximum": MOST_A_DAY}
        case Value.TRIES:
            return {"type": "integer", "minimum": 1, "maximum": MOST_TRIES}
        case Value.TRIES_OR_NONE:
            return {"type": "integer", "minimum": 0, "maximum": MOST_TRIES}
        case Value.GRADE:
            return {"enum": list(GRADES)}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _within(reference: Schema) -> Schema:
    """A reference beside which a description may stand: in this dialect ``$ref`` hides whatever is next to it."""
    return {"allOf": [reference]}


def _several(name: str) -> Schema:
    """A list of them, or one."""
    return {"anyOf": [_reference(name), {"type": "array", "items": _reference(name), "minItems": 1}]}


def _named(values: Mapping[str, object]) -> Schema:
    return {"type": "object", "additionalProperties": dict(values)}
