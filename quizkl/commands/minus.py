"""Arguments that begin with a minus sign: ``-0.0893`` is a number and no option."""

from __future__ import annotations

import re
from typing import Any

import click

_MARK = "\0"  # the system lets no argument hold it
_NO_OPTION = re.compile(r"-(?:[^-]|-+(?![A-Za-z-]))", re.DOTALL)


class TakesMinus(click.Command):
    """A command whose arguments may be expressions such as ``-3^2``; of options with one dash it has only ``-h``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with_value = {name for each in self.params if _takes_value(each) for name in each.opts}
        marked = list(args)
        for place, text in enumerate(args):
            if text == "--":
                break
            is_value = place > 0 and args[place - 1] in with_value
            if not is_value and text != "-h" and _NO_OPTION.match(text):
                marked[place] = _MARK + text
        rest = super().parse_args(ctx, marked)
        for name, value in ctx.params.items():
            ctx.params[name] = _unmarked(value)
        return rest


def _takes_value(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and not parameter.is_flag


def _unmarked(value: Any) -> Any:
    match value:
        case str():
            return value.removeprefix(_MARK)
        case tuple():
            return tuple(_unmarked(each) for each in value)
        case _:
            return value
