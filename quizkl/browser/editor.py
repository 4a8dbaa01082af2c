"""Which program opens a deck at a line."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

_USUAL: Final = ("nano", "vi", "notepad")
_WITH_A_COLON: Final = frozenset(("hx", "helix", "zed", "subl", "sublime_text", "micro"))
_GOTO: Final = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"))
_WAITS: Final = frozenset((*_GOTO, "zed", "subl", "sublime_text"))
_LINE_OPTION: Final = frozenset(("kate", "kwrite", "idea", "pycharm", "xed", "mate"))
_NO_LINE: Final = frozenset(("notepad", "textedit", "open", "ed"))


def editor_command(
    environment: Mapping[str, str], path: Path, line: int, installed: Callable[[str], object]
) -> tuple[str, ...] | None:
    """The command that opens ``path`` at ``line`` (from 1) in the editor that $VISUAL or $EDITOR names, else in one of
    the usual ones that is ``installed``; None where there is none. A name may have arguments of its own.

    ValueError where the variable has an open quote.
    """
    named = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    words = shlex.split(named) if named else next(([name] for name in _USUAL if installed(name)), [])
    if not words:
        return None
    # An absolute path, which no program takes for an option.
    file = str(path.absolute())
    name = Path(words[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    if name in _WAITS and not {"-w", "--wait"} & set(words):
        words.append("--wait")
    if name in _GOTO:
        return (*words, "--goto", f"{file}:{line}")
    if name in _WITH_A_COLON:
        return (*words, f"{file}:{line}")
    if name in _LINE_OPTION:
        return (*words, "--line", str(line), file)
    return (*words, file) if name in _NO_LINE else (*words, f"+{line}", file)
