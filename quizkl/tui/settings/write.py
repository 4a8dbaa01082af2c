"""A change of a setting is written down and comes into force; where it cannot, nothing has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizkl.deck.problem import Problem
from quizkl.settings.config_file import read_config
from quizkl.settings.kinds import Value
from quizkl.settings.read import read_settings
from quizkl.settings.save import changed, save
from quizkl.settings.settings import Settings
from quizkl.tui.settings.check import refusal
from quizkl.tui.settings.form import Entry
from quizkl.tui.settings.take_settings import take_settings

if TYPE_CHECKING:
    from quizkl.tui.app import QuizklApp


@dataclass(frozen=True, slots=True)
class Written:
    """``source`` is what the file holds now; ``said`` is what came of the change."""

    source: bytes
    said: str


def write(app: QuizklApp, entry: Entry, value: Value | None, kept: bytes) -> Written | Problem:
    """Set ``entry`` (None: as usual again) in the file and in the application. ``kept`` stands for the file where
    there is none.
    """
    file = app.desk.config
    name = str(file) if file is not None else "config.toml"
    present = kept if file is None else read_config(file)
    if isinstance(present, Problem):
        return present
    new = changed(present or b"", entry.key, value, name)
    if isinstance(new, Problem):
        return new
    if refused := refusal(present or b"", new, name):
        return refused
    if file is not None:
        new = save(file, entry.key, value)
        if isinstance(new, Problem):
            return new
    settings, problems = read_settings(new, name)
    take_settings(app, settings, problems)
    return Written(new, _told(entry, settings, file is not None))


def _told(entry: Entry, settings: Settings, kept: bool) -> str:
    place = settings.places.get(entry.key)
    where = "As usual again" if place is None else f"Written into config.toml, line {place.line}"
    if not kept:
        where = "Changed until quizkl ends: there is no file to write into"
    return f"{where}; in force when quizkl starts again." if entry.later else f"{where}; in force now."
