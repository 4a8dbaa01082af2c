"""Lines that somebody types, or that come through a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click


def typed_lines() -> Iterator[str]:
    """The lines of standard input; a prompt where somebody types them."""
    prompt = sys.stdin.isatty()
    while True:
        if prompt:
            click.echo("> ", nl=False)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return
        yield line
