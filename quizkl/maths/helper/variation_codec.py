"""Searches and surveys of drawn numbers as plain JSON."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from quizkl.maths.helper.codec import Codec, Json
from quizkl.maths.helper.forest_codec import decode_forest, encode_forest
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.variation.condition import Condition, Sign
from quizkl.maths.variation.kinds import Draw
from quizkl.maths.variation.read_draw import read_draw
from quizkl.maths.variation.search import (
    Affected,
    Asked,
    Grain,
    Search,
    Sought,
    Survey,
    Surveyed,
    Trouble,
    Variation,
)
from quizkl.maths.variation.write_draw import write_draw


def _common_to_json(variation: Variation, asked: Sequence[Asked]) -> Json:
    """All expressions in one forest: the mistaken answers share most of their parts with the right ones."""
    trees: list[Expression] = [*variation.given.values()]
    for condition in variation.conditions:
        trees += (condition.left, condition.right)
    for one in asked:
        trees += (one.answer, *one.mistakes)
    return {
        "draws": {name: write_draw(draw) for name, draw in variation.draws.items()},
        "given": list(variation.given),
        "signs": [condition.sign.value for condition in variation.conditions],
        "asked": [{"grain": _grain_to_json(one.grain), "of": len(one.mistakes), "named": one.named} for one in asked],
        "trees": encode_forest(trees),
    }


def _common_from_json(data: Json) -> tuple[Variation, tuple[Asked, ...]]:
    trees = iter(decode_forest(data["trees"]))
    try:
        given = {str(name): next(trees) for name in data["given"]}
        conditions = tuple(Condition(next(trees), Sign(sign), next(trees)) for sign in data["signs"])
        asked = tuple(
            Asked(
                next(trees),
                _grain_from_json(one["grain"]),
                tuple(next(trees) for _ in range(int(one["of"]))),
                int(one["named"]),
            )
            for one in data["asked"]
        )
    except (StopIteration, RuntimeError):
        raise ValueError("there are too few trees") from None
    draws = {str(name): _draw(str(text)) for name, text in data["draws"].items()}
    return Variation(draws, given, conditions), asked


def _draw(text: str) -> Draw:
    draw = read_draw(text)
    if isinstance(draw, Unreadable):
        raise ValueError(draw.message)
    return draw


def _grain_to_json(grain: Grain) -> Json:
    bounds = (grain.relative, grain.absolute)
    return [grain.places, grain.figures, *(None if bound is None else str(bound) for bound in bounds)]


def _grain_from_json(data: Json) -> Grain:
    places, figures, relative, absolute = data
    return Grain(
        None if places is None else int(places),
        None if figures is None else int(figures),
        None if relative is None else Decimal(relative),
        None if absolute is None else Decimal(absolute),
    )


def _search_to_json(search: Search) -> Json:
    return {**_common_to_json(search.variation, search.asked), "seed": search.seed, "tries": search.tries}


def _search_from_json(data: Json) -> Search:
    return Search(*_common_from_json(data), int(data["seed"]), int(data["tries"]))


def _sought_to_json(sought: Sought) -> Json:
    return {"seed": sought.seed, "tries": sought.tries, "met": sought.met, "good": sought.good}


def _sought_from_json(data: Json) -> Sought:
    seed = None if data["seed"] is None else int(data["seed"])
    return Sought(seed, int(data["tries"]), int(data["met"]), bool(data["good"]))


def _survey_to_json(survey: Survey) -> Json:
    return {**_common_to_json(survey.variation, survey.asked), "wanted": survey.wanted}


def _survey_from_json(data: Json) -> Survey:
    return Survey(*_common_from_json(data), int(data["wanted"]))


def _surveyed_to_json(found: Surveyed) -> Json:
    affected = [[one.step, one.trouble.name, one.draws, one.seed, one.mistake] for one in found.affected]
    return {
        "draws": found.draws,
        "met": found.met,
        "good": found.good,
        "affected": affected,
        "sample": list(found.sample),
    }


def _surveyed_from_json(data: Json) -> Surveyed:
    affected = tuple(
        Affected(int(step), Trouble[trouble], int(draws), int(seed), None if mistake is None else int(mistake))
        for step, trouble, draws, seed, mistake in data["affected"]
    )
    return Surveyed(int(data["draws"]), int(data["met"]), int(data["good"]), affected, tuple(map(int, data["sample"])))


SEARCH: Codec[Search, Sought] = Codec(
    "search", Search, _search_to_json, _search_from_json, _sought_to_json, _sought_from_json
)
SURVEY: Codec[Survey, Surveyed] = Codec(
    "survey", Survey, _survey_to_json, _survey_from_json, _surveyed_to_json, _surveyed_from_json
)
