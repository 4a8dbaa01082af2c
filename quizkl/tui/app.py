"""The terminal application: one desk, and the screens around it."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen

from quizkl.journal.problem import JournalUnreadable
from quizkl.text.unprintable import printable
from quizkl.tui.look import Look
from quizkl.tui.palette import Palette, ansi_palette, palette
from quizkl.tui.screen import QuizklScreen
from quizkl.tui.settings.take_settings import begin_with, look_into_keys, take_signs
from quizkl.tui.styles import SHEET

if TYPE_CHECKING:
    from quizkl.deck.deck import Item
    from quizkl.desk import Desk, Plan
    from quizkl.experiments.experiment import Experiment
    from quizkl.formula.characters import Characters
    from quizkl.journal.problem import AppendFailed
    from quizkl.study.session import Session
    from quizkl.tui.browse.acts import Done
    from quizkl.tui.deck_watch import DeckWatch
    from quizkl.tui.experiment.run_watch import Runner
    from quizkl.tui.helper import Helper
    from quizkl.tui.workbench.saving import KeptPage

CTRL_C = 130
"""The exit code of a program that was ended by Ctrl+C: 128 and the number of SIGINT."""


PATIENCE = 1.5
"""Seconds that an orderly end may take after a signal; it takes about a quarter of one."""

_COLOURLESS = NoColor()


class QuizklApp(App[None]):
    """Opens ``session`` where one is given, else Home; with an ``offer`` Home offers to practise what nothing is due
    of; ``first`` makes another first screen. Without a ``helper`` one is made when an exercise is ahead; who runs the
    application closes it by ``close_helper``.
    """

    CSS = SHEET
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("question_mark,f1", "help", "This help", id="app.help"),
        Binding("ctrl+p,colon,f10", "palette", "Commands: everything by its name, themes too", id="app.palette"),
        Binding("w,f12", "work", "Workbench: a page on which computations are checked", id="app.work"),
        Binding("q", "quit", "Quit; nothing is lost", id="app.quit"),
        Binding("ctrl+c", "interrupt", "Quit", show=False, priority=True, id="app.interrupt"),
    ]

    def __init__(
        self,
        desk: Desk,
        helper: Helper | None = None,
        session: Session | None = None,
        offer: Plan | None = None,
        first: Callable[[QuizklApp], Screen[None]] | None = None,
    ) -> None:
        super().__init__()
        self._helper = helper
        self._runner: Runner | None = None
        self.look = Look(desk.settings.characters)
        self._session = session
        self._offer = offer
        self._first = first
        self._kept_pages: dict[object, KeptPage] = {}
        self._inks: tuple[str, Palette] | None = None
        self.may_run_programs = True
        """Whether a program of the learner's, such as an editor, may be started; not where others might do it."""
        self._watch: DeckWatch | None = None
        self._done_in_browser: list[Done] = []
        self.usual_theme, self.usual_animation = self.theme, self.animation_level
        self.desk = replace(desk, problems=(*desk.problems, *begin_with(self, desk.settings)))

    def get_default_screen(self) -> Screen[None]:
        if self._first is not None:
            return self._first(self)
        if self._session is None:
            return self._home(self._offer)
        return self._screen_of(self._session)

    @property
    def mathematician(self) -> Helper:
        """The helper, made when it is first needed: what it comes with takes long to import."""
        if self._helper is None:
            from quizkl.maths.helper.client import Helper

            self._helper = Helper()
        return self._helper

    @property
    def runner(self) -> Runner:
        """The way to runs of experiments, each in a process of its own."""
        if self._runner is None:
            from quizkl.maths.helper.running.client import Runner

            self._runner = Runner()
        return self._runner

    async def close_helper(self) -> None:
        for helper in (self._helper, self._runner):
            if helper is not None:
                await helper.close()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colours (``NO_COLOR``) a theme of the terminal's own is drawn in nothing but its foreground and its
        background. Of these Textual would make the same grey, as it does not know them.
        """
        filters = super().get_line_filters()
        if self.no_color and self.native_ansi_color:
            return [_COLOURLESS if isinstance(each, Monochrome) else each for each in filters]
        return filters

    @property
    def inks(self) -> Palette:
        """The colours of the present theme."""
        if self._inks is None or self._inks[0] != self.theme:
            theme = self.current_theme
            self._inks = self.theme, ansi_palette(theme.dark) if theme.ansi else palette(self.theme_variables)
        return self._inks[1]

    def on_ready(self) -> None:
        """What was made for the first screen stays; from now on garbage is looked for again."""
        gc.freeze()
        gc.set_threshold(10_000, 10, 10)
        self.set_interval(2, self.look_for_changes)
        if self.desk.settings.keys:
            self.run_worker(look_into_keys(self), group="keys")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """No cursor blinks where nothing is to move by itself, whichever field it is in."""
        if self.animation_level == "none" and hasattr(event.widget, "cursor_blink"):
            event.widget.cursor_blink = False

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            # Not on Windows, and not outside the main thread.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                number = getattr(signal, name)
                loop.add_signal_handler(number, self.end, 128 + number)

    def end(self, return_code: int) -> None:
        """End on a signal. Where the terminal is gone, what is left to write to it may keep the way out blocked for
        ever; nothing is lost by not waiting for that: every review is in the journal, and the helper ends by itself.
        """
        last_resort = threading.Timer(PATIENCE, os._exit, (return_code,))
        last_resort.daemon = True
        last_resort.start()
        for screen in self.screen_stack:
            if isinstance(screen, QuizklScreen):
                screen.rescue()
        self.exit(return_code=return_code)

    # Where to go

    def study(self, session: Session) -> None:
        """Show a session."""
        self._go_to(self._screen_of(session))

    def _screen_of(self, session: Session) -> Screen[None]:
        if session.finished:
            from quizkl.tui.study.summary import SummaryScreen

            return SummaryScreen(self.desk, session, self.look)
        from quizkl.tui.study.screen import StudyScreen

        return StudyScreen(self.desk, session, self.look)

    def go_home(self) -> None:
        """Back to the screen below, where it is one that stays, else to Home."""
        if len(self.screen_stack) > 1 and _stays(self.screen_stack[-2]):
            self.pop_screen()
        elif not _is_home(self.screen):
            self._go_to(self._home())

    def _home(self, offer: Plan | None = None) -> Screen[None]:
        from quizkl.tui.home.screen import HomeScreen

        return HomeScreen(self.desk, self.look, offer)

    @property
    def leads_home(self) -> bool:
        """Whether the way back from the screen on top ends on Home."""
        below = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        return below is None or not _stays(below) or _is_home(below)

    def _go_to(self, screen: Screen[None]) -> None:
        """Show another screen. The first one stays at the bottom, and so does one that is come back to."""
        if len(self.screen_stack) > 1 and not _stays(self.screen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def leave_session(self, session: Session) -> None:
        """Put a session down: what was graded is kept, the rest waits."""
        if session.outcomes:
            from quizkl.tui.study.summary import SummaryScreen

            self._go_to(SummaryScreen(self.desk, session, self.look))
        else:
            self.go_home()

    # Decks that change on disk

    def look_for_changes(self) -> None:
        """Have the decks read anew, in the background, if a file has changed."""
        if self._watch is None:
            from quizkl.tui.deck_watch import DeckWatch, take_decks

            self._watch = DeckWatch(partial(take_decks, self))
        self._watch.look(self.desk.shelf)

    def session_name(self) -> str:
        """What the journal calls a session that begins now."""
        return self.desk.now().isoformat()

    # What lies over a screen

    def offer_practice(self, planned: Plan, name: str | None) -> None:
        """Practise what is not due of the deck or the folder ``name`` ("": of all decks, None: of these cards)."""
        from quizkl.tui.home.coming import coming_words
        from quizkl.tui.home.practice_offer import practice_offer

        def begin(answer: str | None) -> None:
            if answer == "practise":
                from quizkl.desk import begin_practice

                self.study(begin_practice(self.desk, planned, self.session_name(), derives=True))

        coming = coming_words(planned, self.desk.limits, self.desk.day)
        self.push_screen(practice_offer(planned, name, coming, self.look), begin)

    def show_browser(self, text: str = "") -> None:
        """All cards, or those that the query ``text`` finds."""
        from quizkl.tui.browse.screen import BrowseScreen

        self._go_to(BrowseScreen(self.desk, self.look, text, self._done_in_browser))

    def show_marked(self) -> None:
        """The cards that are suspended, flagged or often missed."""
        from quizkl.tui.browse.cards import MARKED

        self.show_browser(MARKED)

    def show_statistics(self, items: tuple[Item, ...] | None = None, name: str = "") -> None:
        """How studying goes: of ``items``, which are called ``name``, or of everything."""
        from quizkl.tui.statistics.screen import StatisticsScreen

        self._go_to(StatisticsScreen(self.desk, self.look, items, name))

    def show_experiments(self) -> None:
        """The experiments, to be run freely."""
        from quizkl.tui.experiment.choice import ExperimentsScreen

        self._go_to(ExperimentsScreen(self.desk, self.look))

    def show_experiment(self, experiment: Experiment) -> None:
        """One of them."""
        from quizkl.tui.experiment.screen import ExperimentScreen

        self._go_to(ExperimentScreen(experiment, self.look))

    def show_print(self, title: str, items: tuple[Item, ...], names: tuple[str, ...], file: str) -> None:
        """Print ``items``, which the command finds by ``names``; ``file`` is proposed for the PDF."""
        from quizkl.tui.printing.dialog import PrintDialog
        from quizkl.tui.printing.form import SUFFIX, Printable

        printable = Printable(title, items, names, self.desk.states(), self.desk.day)
        decks = tuple(self.desk.shelf.decks)
        self.push_screen(PrintDialog(printable, decks, f"{file}{SUFFIX}", Path.cwd(), self.look))

    def action_work(self) -> None:
        """Open the workbench over what is on screen, with the quantities of the card that is there. The page of a card
        is kept until the application ends.
        """
        from quizkl.tui.workbench.saving import KeptPage
        from quizkl.tui.workbench.screen import WorkScreen

        if not isinstance(here := self.screen, QuizklScreen) or isinstance(here, WorkScreen):
            return
        seed = here.work_seed()
        if seed is None:
            self.push_screen(WorkScreen(self.look, self._back))
            return
        page = self._kept_pages.get(seed.key, KeptPage(seed.lines))
        keep = partial(self._kept_pages.__setitem__, seed.key)
        self.push_screen(WorkScreen(self.look, self._back, page, keep, seed.name))

    def _back(self) -> None:
        """To the screen below."""
        self.pop_screen()

    def show_settings(self) -> None:
        """Everything that can be set."""
        from quizkl.tui.settings.screen import SettingsScreen

        self._go_to(SettingsScreen(self.desk, self.look))

    def show_problems(self) -> None:
        """What is wrong in the settings and the decks, with its places."""
        from quizkl.tui.problem_sheet import show_problems

        show_problems(self)

    def show_typing_help(self, derivation: bool = False) -> None:
        from quizkl.tui.sheet import Sheet
        from quizkl.tui.typing_help import typing_help_lines

        self.push_screen(
            Sheet("How do I type this?", lambda columns: typing_help_lines(columns, derivation), self.look)
        )

    def action_help(self) -> None:
        from quizkl.tui.help_sheet import help_sheet

        if isinstance(screen := self.screen, QuizklScreen):
            self.push_screen(help_sheet(screen, self.desk, self.look))

    def action_palette(self) -> None:
        self.action_command_palette()

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            asked = f"Search for commands{self.look.sign('…', '...')}"
            self.push_screen(CommandPalette(placeholder=asked, id="--command-palette"))

    def say(self, message: str, *, warning: bool = False) -> None:
        """A note that goes away by itself."""
        self.notify(printable(message), severity="warning" if warning else "information", timeout=4, markup=False)

    def say_alone(self, message: str) -> None:
        """A note, and nothing any more of what was said before it."""
        self.clear_notifications()
        self.say(message)

    def complain(self, failed: AppendFailed) -> None:
        """Say that the journal could not be written; nothing has changed."""
        said = printable(f"Not written down: {failed}")
        self.notify(said, title="The journal", severity="error", markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """A journal that turns out to be damaged is no crash: it is said in a sentence."""
        if isinstance(error, JournalUnreadable):
            self.exit(return_code=1, message=f"quizkl: {error}")
        else:
            super()._handle_exception(error)

    def action_interrupt(self) -> None:
        if not (isinstance(self.screen, QuizklScreen) and self.screen.interrupted()):
            self._unless_held_back(partial(self.exit, return_code=CTRL_C))

    async def action_quit(self) -> None:
        self._unless_held_back(self.exit)

    def _unless_held_back(self, leave: Callable[[], None]) -> None:
        """Leave, unless the screen asks first because something would be lost."""
        if not (isinstance(self.screen, QuizklScreen) and self.screen.holds_back(leave)):
            leave()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        from quizkl.tui.commands import commands

        return commands(self, screen)

    def draw_with(self, characters: Characters) -> None:
        """Draw formulas and ornaments with other characters."""
        self.look = replace(self.look, characters=characters)
        take_signs(self)
        if isinstance(self.screen, QuizklScreen):
            self.screen.look_again(self.look)


def _stays(screen: Screen[object]) -> bool:
    return isinstance(screen, QuizklScreen) and screen.STAYS


def _is_home(screen: Screen[object]) -> bool:
    return isinstance(screen, QuizklScreen) and screen.IS_HOME
