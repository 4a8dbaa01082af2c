"""Lines as they are put elsewhere: as text with what is said of them, or as TeX."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizkl.maths.syntax.tex import to_tex
from quizkl.workbench.line import Defined, PageLine, Shown
from quizkl.workbench.mark import SIGNS, Mark
from quizkl.workbench.page import Results
from quizkl.workbench.say import Said, said
from quizkl.workbench.split import Relation
from quizkl.workbench.task import Valued

_TEX = {
    Relation.EQUAL: "=",
    Relation.DEFINES: ":=",
    Relation.SAME: "=",
    Relation.ABOUT: r"\approx",
    Relation.AT_MOST: r"\le",
    Relation.AT_LEAST: r"\ge",
    Relation.BELOW: "<",
    Relation.ABOVE: ">",
    Relation.UNEQUAL: r"\ne",
}
_TENS = re.compile(r"(\d)e(-?\d+)")
_ESCAPED = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_ESCAPED |= {sign: f"\\{sign}" for sign in "#$%&_"}


def as_text(lines: Sequence[PageLine], known: Results) -> str:
    """The lines with what is said of each behind a ``#``, so that they can be read again."""
    found = [(line, _aside(said(line, known))) for line in lines]
    widest = max((len(line.text.rstrip()) for line, aside in found if aside), default=0)
    rows = [f"{line.text.rstrip():<{widest}}   # {aside}" if aside else line.text for line, aside in found]
    return "\n".join(rows)


def _aside(found: Said) -> str:
    match found.mark:
        case Mark.BLANK | Mark.SETTING | Mark.ASKED | Mark.WAITING:
            return ""
        case _:
            return " ".join(filter(None, (SIGNS.get(found.mark, ""), found.short)))


def as_tex(lines: Sequence[PageLine], known: Results) -> str:
    """One line as a formula; several as lines of ``align*``, aligned at the first relation."""
    if len(lines) == 1:
        return _tex(lines[0], known, "")
    rows = [f"  {row}" for line in lines if (row := _tex(line, known, "&"))]
    return "\n".join((r"\begin{align*}", *(rf"{row} \\" for row in rows[:-1]), *rows[-1:], r"\end{align*}"))


def _tex(line: PageLine, known: Results, aligned: str) -> str:
    """A line with its value behind it, ``aligned`` before its first relation; a comment as text."""
    if not line.sides:
        comment = line.text.strip().lstrip("#").strip() if line.text.lstrip().startswith("#") else ""
        escaped = "".join(_ESCAPED.get(letter, letter) for letter in comment)
        return rf"{aligned}\text{{{escaped}}}" if comment else ""
    parts: list[str] = []
    for number, side in enumerate(line.sides):
        if number:
            parts.append((aligned if number == 1 else "") + _TEX[line.relations[number - 1]])
        if side is not None:
            parts.append(to_tex(side.expression) + (rf"\;\text{{{side.unit.value}}}" if side.unit else ""))
    return " ".join([*parts, *_value(line, known, "" if line.relations else aligned)])


def _value(line: PageLine, known: Results, aligned: str) -> list[str]:
    r"""``= \frac{1}{3} \approx 0.3333``: what the line comes to, where it only asks for that."""
    match line.written:
        case Shown(showing) | Defined(_, showing) if showing is not None:
            result = known.get(showing.task)
        case _:
            return []
    if not isinstance(result, Valued):
        return []
    found = said(line, known)
    if found.mark not in (Mark.VALUE, Mark.DEFINED):
        return []
    value = _TENS.sub(r"\1 \\cdot 10^{\2}", found.short.replace("−", "-").replace("∞", r"\infty"))
    if showing.unit is not None:
        value = value.removesuffix(f" {showing.unit.value}") + rf"\;\text{{{showing.unit.value}}}"
    if found.exact and result.found.exact_tex:
        return [f"{aligned}=", result.found.exact_tex, r"\approx", value]
    return [f"{aligned}=", value]
