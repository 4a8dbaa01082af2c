"""What every screen has: a body, the keys of the moment in its last row, and a word when the terminal is too small."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from quizkl.tui.hint_bar import Hint, HintBar
from quizkl.tui.ink import Line, line, muted, strong
from quizkl.tui.key_name import is_typed, key_name, printed
from quizkl.tui.look import Look
from quizkl.tui.own_keys import take_keys
from quizkl.tui.rows import Rows

if TYPE_CHECKING:
    from quizkl.desk import Desk
    from quizkl.settings.exercise import ExerciseRules
    from quizkl.tui.app import QuizklApp
    from quizkl.workbench.seed import WorkSeed

SMALLEST = (30, 8)
"""Columns and rows below which nothing but a word about it is shown."""

RUN_PROGRAMS = ("edit",)
"""Actions that start another program: where none may be started, as in a browser tab, neither help nor the palette
has them.
"""


class QuizklScreen(Screen[None]):
    """``compose_body`` gives the widgets, ``wanted_hints`` what the last row should offer: actions with their labels,
    the most useful first. Keys and whether an action is possible now are looked up.
    """

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]  # noqa: RUF012  (Textual's own declaration)
    TITLE = ""
    STAYS = False
    """Whether it is come back to from the screens that it leads to."""
    IS_HOME = False
    """Whether this is Home; asked of a screen, so that a session is shown without Home's module."""
    look: Look

    def compose(self) -> ComposeResult:
        self.set_class(self.look.ascii, "-ascii")
        if self.app._keymap:
            take_keys(self, self.app._keymap)
        yield from self.compose_body()
        yield HintBar(self.hints())

    def compose_body(self) -> ComposeResult:
        raise NotImplementedError

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        raise NotImplementedError

    @property
    def quizkl(self) -> QuizklApp:
        """The application that this screen is part of."""
        from quizkl.tui.app import QuizklApp

        assert isinstance(self.app, QuizklApp)
        return self.app

    @property
    def rules(self) -> ExerciseRules:
        """What tries and hints cost here."""
        return self.quizkl.desk.settings.exercise

    @property
    def typing(self) -> bool:
        """Whether letters go into a field, so that only other keys command."""
        return False

    def work_seed(self) -> WorkSeed | None:
        """What the workbench begins with when it is opened from here; None for an empty page."""
        return None

    def interrupted(self) -> bool:
        """Whether Ctrl+C means something else here than to quit; it is done then."""
        return False

    def rescue(self) -> None:
        """The application is ended from outside: keep what would be lost."""

    def holds_back(self, leave: Callable[[], None]) -> bool:
        """Whether the application must not end yet: something would be lost, and it is asked first whether to
        ``leave``.
        """
        return False

    def hints(self) -> list[Hint]:
        hints = []
        for action, label in self.wanted_hints():
            if key := self.key_of(action):
                hints.append(Hint(key, label, action))
        return hints

    def key_of(self, action: str) -> str:
        """The key that does ``action`` now, as it is printed; ``""`` where it is not possible."""
        name, _, rest = action.removeprefix("app.").partition("(")
        if not self.check_action(name, (rest,)):
            return ""
        keys = [binding for own, binding in self.own_actions() if own == action]
        usable = [binding for binding in keys if not (self.typing and is_typed(binding))]
        # Of several keys the shortest name: q before ^q.
        return min((key_name(binding, self.look.ascii) for binding in usable), key=len) if usable else ""

    def spelled_key_of(self, action: str) -> str:
        """The same within a sentence."""
        key = self.key_of(action)
        return "Enter" if key == printed("enter") else key

    def own_actions(self) -> Iterator[tuple[str, Binding]]:
        """What can be done by a key: on this screen, then everywhere (with ``app.`` before the action), in the order
        in which the keys were declared.
        """
        left_out = () if self.quizkl.may_run_programs else RUN_PROGRAMS
        for prefix, bindings in (("", self._bindings), ("app.", self.app._bindings)):
            for group in bindings.key_to_bindings.values():
                yield from ((prefix + binding.action, binding) for binding in group if binding.action not in left_out)

    def more_help(self) -> tuple[str, ...]:
        """What help says besides the keys: paragraphs."""
        return ()

    @property
    def is_drawn(self) -> bool:
        """Whether it has its rows: not yet before the first sight of it, no longer while the application ends."""
        return bool(self.query(HintBar))

    def take_desk(self, desk: Desk) -> None:
        """Decks have changed on disk. What is under way goes on with what it has."""

    def look_again(self, look: Look) -> None:
        """Draw with other characters."""
        self.look = replace(look, cursor=self.look.cursor, source=self.look.source)
        self.set_class(look.ascii, "-ascii")
        for rows in self.query(Rows):
            rows.redraw()

    def show_hints(self) -> None:
        self.query_one(HintBar).show(self.hints())

    def on_resize(self, event: events.Resize) -> None:
        columns, rows = SMALLEST
        too_small = event.size.width < columns or event.size.height < rows
        if too_small and not self.query("#too-small"):
            self.mount(Rows(_too_small, id="too-small"))
        self.set_class(too_small, "-too-small")


def _too_small(columns: int) -> list[Line]:
    wide, high = SMALLEST
    return [line(strong("quizkl")), line("too small"), line(muted(f"need {wide}x{high}"))]
