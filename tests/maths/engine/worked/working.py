"""Worked solutions of expressions given as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizkl.maths.engine.worked.answer import worked_out
from quizkl.maths.syntax.echo import echo
from quizkl.maths.worked import Left, Work, Worked
from tests.maths.engine.reading import expression


def work(text: str, given: Mapping[str, str] | None = None, decimals: int = 4, earlier: Sequence[str] = ()) -> Work:
    quantities = given or {}
    return Work(
        expression(text, *quantities),
        {name: expression(value, *quantities) for name, value in quantities.items()},
        earlier=frozenset(earlier),
        decimals=decimals,
    )


def worked(asked: Work) -> Worked:
    found = worked_out(asked, 20)
    assert isinstance(found, Worked), found
    return found


def lines_of(text: str, given: Mapping[str, str] | None = None, decimals: int = 4) -> list[str]:
    """Each line as ``left = right ≈ right``."""
    shown: list[str] = []
    for line in worked(work(text, given, decimals)).lines:
        if isinstance(line, Left):
            shown.append(f"… {line.count} more")
        else:
            links = [f"{link.relation.value} {echo(link.right)}" for link in line.links]
            shown.append(" ".join([echo(line.left), *links]))
    return shown
