"""The part of the workbench in which a page is saved, and left without loss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quizkl.deck.problem import Problem
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.sheet import Sheet
from quizkl.tui.workbench.answers import WorkAnswers
from quizkl.workbench.file import Occupied, WorkFile, open_work, save_again, save_aside, save_new, save_over

UNTITLED = "untitled.work"

Then = Callable[[], None]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The lines of a page, and the file that it was opened from or saved in; ``place`` is where it is to be saved."""

    lines: tuple[str, ...]
    work: WorkFile | None = None
    place: Path | None = None


EMPTY_PAGE = KeptPage(("",))


class WorkSaving(WorkAnswers):
    """``leave`` says where to go from here; ``keep`` takes the page when it is left, and then nothing is asked about
    lines that are in no file. ``name`` is proposed for a file.
    """

    def __init__(
        self, look: Look, leave: Then, page: KeptPage, keep: Callable[[KeptPage], None] | None, name: str
    ) -> None:
        super().__init__(look, page.lines, at_end=page.work is None)
        self._leave = leave
        self._keep = keep
        self._work = page.work
        self._place = page.place
        self._proposed = name
        self._saved = page.lines if page.work is None else page.work.lines

    @property
    def file_name(self) -> str:
        return self._work.name if self._work is not None else self._proposed

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost by leaving."""
        return (self._keep is None or self._work is not None) and self.lines != self._saved

    # Saving

    def action_save(self) -> None:
        self._save()

    def action_save_as(self) -> None:
        self._ask_for_name()

    def _save(self, then: Then | None = None) -> None:
        """Save, and ``then`` go on; where that is not possible, ask or say why."""
        if self._work is not None:
            self._written(save_again(self._work, self.lines), then)
        elif self._place is not None:
            self._written(save_new(self._place, self.lines), then)
        else:
            self._ask_for_name(then)

    def _ask_for_name(self, then: Then | None = None) -> None:
        from quizkl.tui.workbench.name import NameDialog

        def take(path: Path | None) -> None:
            if path is not None:
                self._written(save_new(path, self.lines), then)

        name, folder = self._proposed, Path.cwd()
        if self._work is not None:
            name, folder = self._work.path.name, folder / self._work.path.parent
        self.app.push_screen(NameDialog("Save the page as", "Save", name, folder, self.look), take)

    def _written(self, written: WorkFile | Occupied | Problem, then: Then | None) -> None:
        match written:
            case WorkFile():
                self._work = written
                self._saved = written.lines
                self.draw_again()
                self.quizkl.say(f"Saved: {written.name}")
                if then is not None:
                    then()
            case Occupied(path):
                own = self._work is not None and path == self._work.path
                self._ask_to_replace(written, own, then)
            case Problem(message=message, hint=hint):
                self.quizkl.say(f"Not saved: {message}. {hint}".strip(), warning=True)

    def _ask_to_replace(self, there: Occupied, own: bool, then: Then | None) -> None:
        """``own``: it is the page's own file, changed by something else."""
        changed = "was changed by something else since it was opened here."
        said = f"{there.path.name} {changed}" if own else f"There is a file {there.path.name} already."

        def answer(given: str | None) -> None:
            if given == "replace":
                self._written(save_over(there, self.lines), then)

        keys = [("r", "Replace what it holds", "replace")]
        sheet = Sheet("Save", lambda columns: paragraph(said, columns), self.look, keys)
        self.app.push_screen(sheet, answer)

    # Opening

    def action_open(self) -> None:
        """Go on with the page of a file instead."""
        self._ask_before(self._ask_what_to_open)

    def _ask_what_to_open(self) -> None:
        from quizkl.tui.workbench.name import NameDialog

        def take(path: Path | None) -> None:
            if path is not None:
                self._opened(open_work(path))

        self.app.push_screen(NameDialog("Open a page", "Open", "", Path.cwd(), self.look), take)

    def _opened(self, found: WorkFile | Problem) -> None:
        if isinstance(found, Problem):
            self.quizkl.say(f"Not opened: {found.message}. {found.hint}".strip(), warning=True)
            return
        self._work, self._saved = found, found.lines
        self.body.field.load_text("\n".join(found.lines))
        self.draw_again()

    # Leaving

    def action_leave(self) -> None:
        self._ask_before(self._go)

    def _go(self) -> None:
        if self._keep is not None:
            self._keep(KeptPage(self.lines, self._work))
        self._leave()

    def _ask_before(self, then: Then) -> None:
        """Do ``then``; where something would be lost by it, ask first."""
        if not self.unsaved:
            then()
            return

        def answer(given: str | None) -> None:
            if given == "save":
                self._save(then)
            elif given == "discard":
                then()

        keys = [("s", "Save", "save"), ("d", "Leave without saving", "discard")]
        said = "What you have written is not saved."
        self.app.push_screen(Sheet("Leave", lambda columns: paragraph(said, columns), self.look, keys), answer)

    def holds_back(self, leave: Then) -> bool:
        if not self.unsaved:
            return False
        self._ask_before(leave)
        return True

    def rescue(self) -> None:
        """Keep what is not saved in a file of its own, beside the one that it belongs to."""
        if self.unsaved:
            place = self._work.path if self._work is not None else Path(self._proposed)
            save_aside(place, self.lines)
