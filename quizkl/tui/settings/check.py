"""What only the application knows of settings: the names of themes, the ids of actions and their keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from quizkl.deck.problem import Problem, Severity
from quizkl.settings.catalogue import KEYS_TABLE
from quizkl.settings.read import USUAL_KEPT, read_settings
from quizkl.settings.settings import Settings


def theme_names() -> tuple[str, ...]:
    """All themes, in the order in which they are offered."""
    from textual.theme import BUILTIN_THEMES

    return tuple(BUILTIN_THEMES)


def effective(settings: Settings) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings without what cannot be in force, and the problems that say why."""
    if not settings.theme and not settings.keys:
        return settings, ()
    problems = check_theme(settings)
    held = replace(settings, theme="") if problems else settings
    gone = {"theme"} if problems else set()
    if settings.keys:
        from quizkl.tui.settings.key_settings import check_keys

        checked = check_keys(settings)
        problems = (*problems, *checked.problems)
        held = replace(held, keys=tuple(checked.keymap.items()))
        gone |= {f"{KEYS_TABLE}.{name}" for name, _ in settings.keys if name not in checked.keymap}
    places = {key: place for key, place in settings.places.items() if key not in gone}
    return replace(held, places=MappingProxyType(places)), problems


def check_theme(settings: Settings) -> tuple[Problem, ...]:
    if not settings.theme or settings.theme in theme_names():
        return ()
    from difflib import get_close_matches

    near = get_close_matches(settings.theme[:40], theme_names(), n=1)
    hint = f"did you mean {near[0]}?" if near else "the command palette lists the themes"
    return (Problem(settings.place("theme"), f"there is no theme {settings.theme!r}", hint, Severity.WARNING),)


def refusal(old: bytes, new: bytes, file: str) -> Problem | None:
    """Why a file must not become another, which would bring what cannot be in force; its hint is a sentence. What is
    wrong with the old one already is no reason.
    """
    before, known = read_settings(old, file)
    after, problems = read_settings(new, file)
    found = _new_of(problems, known) or _not_in_force(before, after)
    if found is None:
        return None
    hint = found.hint.removesuffix(USUAL_KEPT).removesuffix("; ")
    ends = "" if not hint or hint.endswith(("?", ".")) else "."
    return replace(found, hint=f"{hint[:1].upper()}{hint[1:]}{ends}")


def _not_in_force(before: Settings, after: Settings) -> Problem | None:
    """The theme does not exist, or keys push others out."""
    if after.theme != before.theme and (problems := check_theme(after)):
        return problems[0]
    if after.keys == before.keys:
        return None
    from quizkl.tui.settings.key_settings import check_keys

    was, now = check_keys(before), check_keys(after)
    added = {name for name, _ in after.keys} - {name for name, _ in before.keys}
    changed = {name for name, keys in after.keys if dict(before.keys).get(name) != keys}
    if set(now.keymap) >= (set(was.keymap) & {name for name, _ in after.keys}) | added | changed:
        return None
    return _new_of(now.problems, was.problems)


def _new_of(problems: Iterable[Problem], known: Iterable[Problem]) -> Problem | None:
    """The first that was not there before, wherever the old ones stand by now."""
    said = {problem.message for problem in known}
    return next((problem for problem in problems if problem.message not in said), None)
