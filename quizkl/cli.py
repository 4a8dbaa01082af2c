"""The ``quizkl`` command. Each subcommand lives in a file of ``commands/`` that is imported when it runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from keyword import iskeyword
from typing import Any, Final

import click

from quizkl import __version__
from quizkl.commands.first_screen import hurry
from quizkl.interrupt import INTERRUPTED, end_when_interrupted, raise_when_interrupted

COMMANDS: Final = {
    "study": "Study what is due, in the terminal or line by line.",
    "browse": "Look for cards: every card of every deck, found by a query.",
    "due": "Say what is due today, deck by deck.",
    "stats": "Say how studying goes: recall, time, mistakes, what comes, and whether the schedule is right.",
    "check": "Check decks: their form, and every number by computing it.",
    "calc": "Compute an expression: its value, its exact form, its terms.",
    "functions": "List the functions of the answer language, or those that have a word.",
    "mark": "Mark an answer to a step of an exercise.",
    "derive": "Mark the lines of a derivation: which follow, and a point where one does not.",
    "same": "Say whether two expressions are equal: proved, sampled, or refuted by a point.",
    "work": "Open the workbench: a page of lines, each computed or marked; or check a file.",
    "run": "Run an experiment: fit a distribution, estimate a divergence, train a small network.",
    "show": "Draw a TeX formula as it will look.",
    "decks": "List the decks and where they are looked for.",
    "new": "Make a deck with one card of each kind, to change and add to.",
    "import": "Take cards of a table, of Anki's text export or of Markdown into a deck.",
    "export": "Write the cards of a deck as a table or as Markdown, for other programs.",
    "schema": "Print the deck format as a JSON Schema, for editors.",
    "copy": "Copy a shipped deck to where it can be edited.",
    "print": "Print cards as a PDF: on sheets to cut, as a worksheet, an exam, notes.",
    "page": "Write decks as a web page in one file that needs nothing.",
    "config": "Print the settings with where they come from, or set one.",
    "serve": "Serve the application to a browser on this computer.",
    "completion": "Print the shell's completion script.",
}
"""Name and short help of every command, known without importing any."""


class _ClosedPipeError(Exception):
    """Who read the standard output has gone: no OSError, of which click would make exit status 1."""


@contextmanager
def _closed_pipe_told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise _ClosedPipeError from None


class Commands(click.Group):
    """A group that imports a command only when it is asked for by name."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        with _closed_pipe_told():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        from quizkl.commands.plain_output import follow_settings

        follow_settings()
        with _closed_pipe_told():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = import_module(f"quizkl.commands.{module}").command
        raise_when_interrupted()  # from here on a command may have something to see to
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else f" The commands are: {', '.join(COMMANDS)}."
            ctx.fail(f"there is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Without a command, quizkl opens its home screen.",
)
@click.version_option(__version__, prog_name="quizkl")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Spaced repetition for quantitative subjects: answers computed, mistakes explained, mathematics drawn."""
    if ctx.invoked_subcommand is None:
        from quizkl.commands.first_screen import open_home

        ctx.exit(open_home())


def main() -> None:
    """The console script. A closed pipe ends quietly, Ctrl+C with 130."""
    hurry()
    _make_streams_ready()
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:  # click has ended the line already
        end_when_interrupted()
        sys.exit(INTERRUPTED)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except (_ClosedPipeError, BrokenPipeError):
        _leave_the_pipe()
        sys.exit(141)
    except OSError as fault:
        _say_if_nothing_can_be_written(fault)
        raise
    except Exception as fault:
        _say_if_the_journal_is_damaged(fault)
        raise
    sys.exit(code if isinstance(code, int) else 0)


def _make_streams_ready() -> None:
    """Let a standard stream that was closed before we began lead nowhere. Python has None in its place, and the first
    file that is opened would get its number. What the output's encoding has no character for comes out in ASCII.
    """
    import os

    from quizkl.commands.plain_output import make_ready

    for name, flag in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), flag, encoding="utf-8"))
    make_ready()


def _say_if_the_journal_is_damaged(fault: Exception) -> None:
    """End with a sentence where a journal that opened well could not be read later."""
    from quizkl.journal.problem import JournalUnreadable

    if isinstance(fault, JournalUnreadable):
        click.echo(f"quizkl: {fault.problem}", err=True)
        sys.exit(1)


def _say_if_nothing_can_be_written(fault: OSError) -> None:
    """End with a sentence where standard output takes nothing more. A fault of any other file has its name."""
    import errno

    if fault.filename is None and fault.errno in (errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EBADF):
        _leave_the_pipe()
        click.echo(f"quizkl: standard output cannot be written: {fault.strerror or fault}", err=True)
        sys.exit(1)


def _leave_the_pipe() -> None:
    """Keep Python's own flush at exit from complaining of the same closed pipe or full disk."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
