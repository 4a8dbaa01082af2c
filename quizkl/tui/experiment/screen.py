"""One experiment: its parameters, its run as it goes on, and what came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Region
from textual.widgets import Input
from textual.worker import Worker

from quizkl.experiments.experiment import Experiment
from quizkl.experiments.problem import ExperimentProblem
from quizkl.experiments.run import End, Failed, Finished, Stopped
from quizkl.tui.experiment.form import ExperimentForm, changed, reset, turned
from quizkl.tui.experiment.form_lines import form_lines, in_a_row, said_of_field
from quizkl.tui.experiment.run_lines import drawn_lines, progress_line, result_lines, table_lines
from quizkl.tui.experiment.run_watch import LASTING, RunWatch
from quizkl.tui.ink import EMPTY, Ink, Line, cut, line, muted, spread, strong
from quizkl.tui.look import Look
from quizkl.tui.page_screen import PageScreen
from quizkl.tui.paragraph import paragraph
from quizkl.tui.rows import Rows
from quizkl.tui.study.answer_field import AnswerField

_FEWEST_ROWS = 12
_MOST_ROWS = 16
_ROWS_BESIDE_A_CHART = 14
"""Of the screen: the title, the parameters, how far the run is, the keys."""


class ExperimentScreen(PageScreen):
    """What is changed is tried at once; a run goes on while the parameters of the next are thought of."""

    TITLE = "Experiment"
    BINDINGS = [  # noqa: RUF012  (Textual's own declaration)
        Binding("r,space", "run", "Run it with these parameters", id="experiment.run"),
        Binding("enter", "change", "Type another value, or take the next choice", id="experiment.change"),
        Binding("plus,equals_sign", "turn(1)", "More: the next value", id="experiment.more"),
        Binding("minus", "turn(-1)", "Less: the value before", id="experiment.less"),
        Binding("backspace,delete", "reset", "Take the change of this parameter back", id="experiment.reset"),
        Binding("v", "table", "The run as a table, or drawn again", id="experiment.table"),
        Binding("c", "stop_run", "Stop the run", id="experiment.stop_run"),
        Binding("down,j", "move_down", "The parameter below", id="experiment.down"),
        Binding("up,k", "move_up", "The parameter above", id="experiment.up"),
        Binding("right,l,tab", "move_right", "The next parameter", id="experiment.right"),
        Binding("left,h,shift+tab", "move_left", "The parameter before", id="experiment.left"),
        Binding("pagedown", "page(1)", "Scroll down a page", id="experiment.page_down"),
        Binding("pageup", "page(-1)", "Scroll up a page", id="experiment.page_up"),
        Binding("home", "top", "Scroll to the top", id="experiment.top"),
        Binding("end", "bottom", "Scroll to the end", id="experiment.bottom"),
        Binding("escape", "back", "Leave the field; else back, and the run is stopped", id="experiment.back"),
    ]

    def __init__(self, experiment: Experiment, look: Look) -> None:
        super().__init__()
        self.look = replace(look, cursor=0)
        self._form = ExperimentForm(experiment)
        self._editing = False
        self._problem: ExperimentProblem | None = None
        self._watch: RunWatch | None = None
        self._end: End | None = None
        self._following: Worker[None] | None = None
        self._as_table = False
        self._in_sight = False

    def compose_body(self) -> ComposeResult:
        yield Rows(self._title, id="top", classes="top")
        with VerticalScroll(classes="page", can_focus=False):
            yield Rows(self._parameters, id="home", classes="column")
            with Vertical(id="answer"):
                yield AnswerField(id="typed", select_on_focus=False)
            yield Rows(self._below, id="below", classes="column")

    def on_mount(self) -> None:
        self.query_one(AnswerField).cursor_blink = not self.app.is_headless
        self.call_after_refresh(self._warm_up)

    def _warm_up(self) -> None:
        """The helper of a run takes a second to start: it does so while the parameters are looked at."""
        self.run_worker(self.quizkl.runner.start(), group="warming up")

    # What is seen

    @property
    def _chosen(self) -> str:
        return self._form.fields[self.look.cursor]

    @property
    def _is_running(self) -> bool:
        return self._following is not None

    @property
    def typing(self) -> bool:
        return self._editing

    def _title(self, columns: int) -> list[Line]:
        experiment = self._form.experiment
        return [spread(line(strong(experiment.title)), line(muted(experiment.name)), columns)]

    def _parameters(self, columns: int) -> list[Line]:
        says = [*paragraph(self.look.words(self._form.experiment.says), columns, Ink.MUTED), EMPTY]
        grid = form_lines(self._form, self._chosen, columns, self.look)
        described = [*grid, *said_of_field(self._form, self._chosen, columns, self.look)]
        return described if self._watch is not None else [*says, *described]

    def _below(self, columns: int) -> list[Line]:
        lines: list[Line] = []
        if self._problem is not None:
            lines += [EMPTY, *paragraph(self.look.words(f"{self._problem}"), columns, Ink.WARNING)]
        if self._watch is None:
            return [*lines, EMPTY, cut(line(muted("Nothing has been run yet.")), columns)]
        watch = self._watch
        lines += [replace(EMPTY, news=True), *self._how_far(columns)]
        if not watch.records:
            return lines
        if self._as_table:
            lines += [EMPTY, *table_lines(watch.run, watch.records, columns, self.look)]
        else:
            rows = max(_FEWEST_ROWS, min(_MOST_ROWS, self.app.size.height - _ROWS_BESIDE_A_CHART))
            lines += [EMPTY, *drawn_lines(watch.run, watch.records, columns, rows, self.look)]
        match self._end:
            case Finished(results=results) | Stopped(results=results):
                lines += [EMPTY, *result_lines(watch.run, results, columns, self.look)]
        return lines

    def _how_far(self, columns: int) -> list[Line]:
        assert self._watch is not None
        dots = self.look.sign("…", "...")
        match self._end:
            case Failed(reason):
                return paragraph(self.look.words(f"It came to nothing: {reason}."), columns, Ink.WARNING)
            case Stopped(reason):
                said = f"stopped: {reason}"
            case Finished():
                said = "done" if self._watch.run.settings == self._form.run.settings else "done, with other parameters"
            case None:
                said = f"running{dots}" if self._watch.records else f"starting{dots}"
        return [progress_line(self._watch.records, self.look.words(said), columns, self.look)]

    def wanted_hints(self) -> Sequence[tuple[str, str]]:
        if self._editing:
            return [("change", "Take"), ("back", "Put away"), ("app.help", "Help")]
        return [
            ("run", "Run"),
            ("stop_run", "Stop"),
            ("change", "Change"),
            ("turn(1)", "More"),
            ("turn(-1)", "Less"),
            ("table", "Plot" if self._as_table else "Table"),
            ("back", "Back"),
            ("reset", "Reset"),
            ("app.help", "Help"),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        match action:
            case "stop_run":
                return self._is_running
            case "table":
                return self._watch is not None
            case "reset":
                return not self._form.is_usual(self._chosen)
            case _:
                return True

    def _redraw(self) -> None:
        for rows in self.query(Rows):
            rows.redraw()
        self.show_hints()

    # The parameters

    def action_move_right(self) -> None:
        self._move_to(self.look.cursor + 1)

    def action_move_left(self) -> None:
        self._move_to(self.look.cursor - 1)

    def action_move_down(self) -> None:
        self._move_to(self.look.cursor + self._beside())

    def action_move_up(self) -> None:
        self._move_to(self.look.cursor - self._beside())

    def _beside(self) -> int:
        return in_a_row(self._form, self.query_one("#home", Rows).content_size.width)

    def _move_to(self, number: int) -> None:
        if 0 <= number < len(self._form.fields):
            self.look = replace(self.look, cursor=number)
            self._problem = None
            self._redraw()
            self.page.scroll_home(animate=False)

    def action_choose(self, name: str) -> None:
        """A click chooses, a second one changes."""
        if self._editing:
            self._put_field_away()
        if name == self._chosen:
            self.action_change()
        else:
            self._move_to(self._form.fields.index(name))

    def action_change(self) -> None:
        if self._editing:
            self._take_typed(self.query_one(AnswerField).value)
            return
        if self._form.choices(self._chosen):
            self.action_turn(1)
            return
        self._editing = True
        self._problem = None
        field = self.query_one(AnswerField)
        field.value = self._form.written(self._chosen)
        self.query_one("#answer").set_class(True, "-open")
        field.focus()
        field.select_all()
        self._redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take_typed(event.value)

    def _take_typed(self, typed: str) -> None:
        """Keep what was typed, or say why it cannot be and let it stand."""
        if self._take(changed(self._form, self._chosen, typed)):
            self._put_field_away()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()

    def _put_field_away(self) -> None:
        self._editing = False
        self.query_one("#answer").set_class(False, "-open")
        self.set_focus(None)
        self._redraw()

    def action_turn(self, by: int) -> None:
        self._take(turned(self._form, self._chosen, by))

    def action_reset(self) -> None:
        self._take(reset(self._form, self._chosen))

    def _take(self, made: ExperimentForm | ExperimentProblem) -> bool:
        """Go on with other parameters, or say why not."""
        if isinstance(made, ExperimentProblem):
            self._problem = made
        else:
            self._problem, self._form = None, made
        self._redraw()
        return not isinstance(made, ExperimentProblem)

    # The run

    @property
    def _lasting(self) -> float:
        return 0.0 if self.app.is_headless else LASTING

    def action_run(self) -> None:
        self._let_go()
        self._end = None
        self._in_sight = False
        self._watch = RunWatch(self._form.run, self._draw, self.quizkl.desk.settings.reduced_motion, self._lasting)
        self._following = self.run_worker(self._follow(self._watch), group="running")
        self._redraw()
        self.go_along(self._as_table)
        if not self._as_table:
            self.call_after_refresh(self._show_run)

    async def _follow(self, watch: RunWatch) -> None:
        end = await watch.follow(self.quizkl.runner)
        if self._watch is watch:
            self._end, self._following = end, None
            self._redraw()

    def _draw(self) -> None:
        self.query_one("#below", Rows).redraw()
        self.go_along(self._as_table)
        self.show_hints()
        if not self._in_sight and not self._as_table:
            self._in_sight = True  # once: where the learner scrolls to afterwards is their affair
            # The page knows how long it has become only after what was drawn has been laid out.
            self.call_after_refresh(self.call_after_refresh, self._show_run)

    def _show_run(self) -> None:
        """Bring the run into sight where not all of it is."""
        below = self.query_one("#below", Rows)
        height = below.height_of_news()
        if height is not None:
            rows = below.virtual_region.bottom - height
            self.page.scroll_to_region(Region(0, height, 1, min(rows, self.page.size.height)), animate=False)

    def _let_go(self) -> None:
        if self._following is not None:
            self._following.cancel()
            self._following = None

    def action_stop_run(self) -> None:
        self.quizkl.runner.cancel()

    def action_table(self) -> None:
        self._as_table = not self._as_table
        self._redraw()
        self.go_along(self._as_table and self._is_running)

    def action_back(self) -> None:
        if self._editing:
            self._put_field_away()
        else:
            self._let_go()
            self.quizkl.go_home()
