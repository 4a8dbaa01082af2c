"""The keys that the learner has set, by the ids of actions: which hold, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from quizkl.deck.problem import Place, Problem, Severity
from quizkl.settings.catalogue import KEYS_TABLE
from quizkl.settings.read import USUAL_KEPT
from quizkl.settings.settings import Settings
from quizkl.tui.every_screen import declared, keyed_nodes
from quizkl.tui.key_text import BadKeys, as_written, not_sent, read_keys, taken_by_field

FIXED: Final = "app.interrupt"
"""ctrl+c ends the program, whatever else is wrong with the keys."""

_QUITS: Final = ("ctrl+c", "ctrl+q")


@dataclass(frozen=True, slots=True)
class Action:
    """Something that has keys. ``screen`` is where, in words; ``typing`` is whether text is typed there too."""

    id: str
    says: str
    usual: tuple[str, ...]
    screen: str
    typing: bool


@dataclass(frozen=True, slots=True)
class Keys:
    """``keymap`` holds the keys of the actions that have others than usual, as Textual takes them."""

    keymap: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=1)
def actions() -> Mapping[str, Action]:
    """Everything that has keys, by its id: what is everywhere first, then screen by screen."""
    found = {}
    for node in keyed_nodes():
        for binding in declared(node):
            assert binding.id is not None
            keys = tuple(each.key for each in Binding.make_bindings([binding]))
            found[binding.id] = Action(binding.id, binding.description, keys, _title(node), _has_field(node))
    return found


def _title(node: type[DOMNode]) -> str:
    if issubclass(node, App):
        return "Everywhere"
    title = getattr(node, "TITLE", None)
    return title if isinstance(title, str) and title else node.__name__.removesuffix("Screen").removesuffix("Dialog")


def _has_field(node: type[DOMNode]) -> bool:
    from quizkl.tui.screen import QuizklScreen

    return issubclass(node, App) or (issubclass(node, QuizklScreen) and node.typing is not QuizklScreen.typing)


def check_keys(settings: Settings) -> Keys:
    """The keys that can be in force together, and a problem for each of the others, at its line."""
    problems: list[Problem] = []
    taken: dict[str, tuple[str, ...]] = {}
    for name, text in settings.keys:
        place = settings.place(f"{KEYS_TABLE}.{name}")
        keys = _read(name, text)
        if isinstance(keys, BadKeys):
            problems.append(_problem(place, keys))
        else:
            taken[name] = keys
    while clash := _latest_clash(taken, settings):
        name, said = clash
        problems.append(_problem(settings.place(f"{KEYS_TABLE}.{name}"), said))
        del taken[name]
    for name, keys in taken.items():
        place = settings.place(f"{KEYS_TABLE}.{name}")
        problems += [_problem(place, warning) for warning in _warnings(actions()[name], keys)]
    problems.sort(key=lambda problem: problem.place)
    return Keys({name: ",".join(keys) for name, keys in taken.items()}, tuple(problems))


def _problem(place: Place, said: BadKeys) -> Problem:
    return Problem(place, said.message, said.hint, Severity.WARNING)


def _read(name: str, text: str) -> tuple[str, ...] | BadKeys:
    known = actions()
    if name not in known:
        from difflib import get_close_matches

        near = get_close_matches(name[:60], known, n=1)
        hint = f"did you mean {near[0]}?" if near else "quizkl config --keys lists them"
        return BadKeys(f"no action has the id {name[:60]!r}", hint)
    if name == FIXED:
        return BadKeys("ctrl+c always ends quizkl", "give keys to app.quit instead")
    keys = read_keys(text)
    if isinstance(keys, BadKeys):
        return BadKeys(f"{name}: {keys.message}", "; ".join(filter(None, (keys.hint, USUAL_KEPT))))
    if always := next((key for key in keys if key in _QUITS), None):
        return BadKeys(f"{name}: {always} always ends quizkl", USUAL_KEPT)
    return keys


def _warnings(action: Action, keys: Sequence[str]) -> Iterator[BadKeys]:
    for key in keys:
        if key not in action.usual and (why := not_sent(key)):
            yield BadKeys(f"{action.id}: {why}", "add a key that does arrive" if len(keys) == 1 else "")
    free = [key for key in action.usual if not taken_by_field(key)]
    if action.typing and free and all(map(taken_by_field, keys)):
        written = ",".join(map(as_written, (*keys, free[0])))
        message = f"{action.id}: while text is typed, the field takes {' and '.join(map(as_written, keys))} for itself"
        yield BadKeys(message, f'add a function key, such as "{written}"')


def _latest_clash(taken: Mapping[str, tuple[str, ...]], settings: Settings) -> tuple[str, BadKeys] | None:
    """Of the keys that were set and do two things on one screen, the one that stands last in the file."""
    if not taken:
        return None
    found = []
    for title, ids in _together():
        of_key: dict[str, list[str]] = {}
        for name in ids:
            for key in taken.get(name) or actions()[name].usual:
                of_key.setdefault(key, []).append(name)
        for key, names in of_key.items():
            for name in names:
                others = {other for other in names if other != name and not _shared_anyway(name, other, key)}
                if name in taken and others:
                    found.append((name, key, title, others))
    if not found:
        return None
    place = {name: settings.place(f"{KEYS_TABLE}.{name}") for name, *_ in found}
    name, key, title, others = max(found, key=lambda clash: (place[clash[0]], clash[1]))
    other = min(others, key=lambda each: (each in taken, each))
    where = "" if title == "Everywhere" else f" on the screen {title}"
    says = actions()[other].says.partition(":")[0].partition(";")[0]
    return name, BadKeys(f"{name}: {as_written(key)} is the key of {other}{where} ({says})", USUAL_KEPT)


def _shared_anyway(name: str, other: str, key: str) -> bool:
    """Whether both have the key by themselves: a screen may keep a key that does something else everywhere."""
    return key in actions()[name].usual and key in actions()[other].usual


@lru_cache(maxsize=1)
def _together() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The ids of what can be done on one screen, for every screen, with its title."""
    app, *nodes = keyed_nodes()
    everywhere = tuple(str(binding.id) for binding in declared(app))
    found = [("Everywhere", everywhere)]
    for node in nodes:
        own = dict.fromkeys(
            str(binding.id) for other in reversed(node.__mro__) if other in nodes for binding in declared(other)
        )
        alone = issubclass(node, ModalScreen) or not issubclass(node, Screen)
        found.append((_title(node), tuple(own) if alone else (*everywhere, *own)))
    return tuple(found)
