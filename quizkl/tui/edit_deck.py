"""Opening a deck's file in the learner's editor."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from quizkl.browser.editor import editor_command

if TYPE_CHECKING:
    from quizkl.tui.app import QuizklApp


def edit_file(app: QuizklApp, path: Path, line: int) -> None:
    """Open ``path`` at ``line`` and wait for the editor's end; then look at what has changed."""
    try:
        command = editor_command(os.environ, path, line, shutil.which)
    except ValueError as fault:
        app.say(f"$VISUAL or $EDITOR cannot be read: {fault}.", warning=True)
        return
    if command is None:
        app.say("No editor is known: $VISUAL or $EDITOR names one.", warning=True)
        return
    from quizkl.tui.browse.open_editor import open_editor

    if said := open_editor(app, command):
        app.say(said, warning=True)
    app.look_for_changes()
