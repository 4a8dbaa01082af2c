"""Any text in ASCII: mathematics as it is typed, words without their accents, and what is left by its number."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from quizkl.formula.characters import Characters
from quizkl.formula.glyphs import SUBSCRIPTS, SUPERSCRIPTS, written

_SIGNS = {
    **dict(zip("−×✗•–’‘“”„‹›", ("-", "x", "x", "*", "-", "'", "'", '"', '"', '"', "<", ">"), strict=True)),
    **dict(zip("✓∂∑∏∫≈→←↑↓⇒", ("+", "d", "sum", "prod", "int", "~", "->", "<-", "^", "v", "=>"), strict=True)),
    **dict(zip("│┃║▏▎▍▌", "|||||||", strict=True)),
    **dict.fromkeys("─━╌═▔‾", "-"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **dict.fromkeys("█▉▊▋▇▆▅▄", "#"),
    **dict.fromkeys("▓▒", "+"),
    **dict.fromkeys("░▁▂▃", "."),
    **dict(zip("╱╲⏎▸▾●■⚑", ("/", "\\", "enter", ">", "v", "*", "#", "!"), strict=True)),
    **dict.fromkeys("\u00a0\u2009\u202f", " "),
    "\u200b": "",
    "°": " deg",
}
_RAISED = {sign: letter for letter, sign in SUPERSCRIPTS[Characters.FULL].items() if letter not in "*°†‡′"}
_LOWERED = {sign: letter for letter, sign in SUBSCRIPTS[Characters.FULL].items()}
_ROOTS = {"√": "sqrt", "∛": "cbrt"}
_LEADS = " ([{,+-−=<>|·*"
"""Behind one of these a fraction needs no brackets."""


def in_ascii(text: str) -> str:
    """``2·ln 2 − ⅓`` as ``2*ln 2 - 1/3``, ``KL(p ‖ q)`` as ``KL(p || q)``, ``x²`` as ``x^2``, ``∑ᵢ pᵢ`` as
    ``sum_i p_i``. Columns keep their places where the spaces between them give the room.
    """
    if text.isascii():
        return text
    return "\n".join(line if line.isascii() else _line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    parts: list[str] = []
    place = owed = 0
    while place < len(line):
        if line[place].isascii():
            if owed and line.startswith("  ", place):  # the room between two columns
                owed -= 1
            else:
                parts.append(line[place])
            place += 1
            continue
        form, after = form_at(line, place)
        owed = max(owed + len(form) - (after - place), 0)
        parts.append(form)
        place = after
    return "".join(parts)


def form_at(line: str, place: int) -> tuple[str, int]:
    """What stands for the character at ``place`` and perhaps some behind it, and the place after them."""
    character = line[place]
    for table, sign in ((_RAISED, "^"), (_LOWERED, "_")):
        if character in table:
            return _script(line, place, table, sign)
    if character in _ROOTS:
        return _root(line, place)
    if unicodedata.decomposition(character).startswith("<fraction>"):
        return _fraction(line, place), place + 1
    form = _sign(character)
    if form.isalpha() and len(form) > 1:
        before, behind = line[place - 1 : place], line[place + 1 : place + 2]
        runs_on = before.isascii() and before.isalpha()
        form = f"{' ' if runs_on else ''}{form}{' ' if _is_letter(behind) else ''}"
    return form, place + 1


def _sign(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    symbols = _symbols()
    if character in symbols:
        return symbols[character]
    plain = unicodedata.normalize("NFKD", character)
    return "".join(symbols.get(one, written(one, Characters.ASCII)) for one in plain if not unicodedata.combining(one))


def _script(line: str, place: int, table: dict[str, str], sign: str) -> tuple[str, int]:
    """``x²`` as ``x^2``, ``xᵢ₊₁`` as ``x_(i+1)``."""
    after = place
    while after < len(line) and line[after] in table:
        after += 1
    body = in_ascii("".join(table[one] for one in line[place:after]))
    is_one = body.lstrip("-").isalnum() if sign == "^" else body.isalnum()
    written_out = sign + (body if is_one else f"({body})" if sign == "^" else f"{{{body}}}")
    return written_out + (" " if _is_letter(line[after : after + 1]) else ""), after


def _root(line: str, place: int) -> tuple[str, int]:
    """``√2`` as ``sqrt(2)``, ``√(x+1)`` as ``sqrt(x+1)``."""
    after = place + 1
    while after < len(line) and (line[after].isalnum() or line[after] == ".") and line[after] not in _RAISED:
        after += 1
    body = in_ascii(line[place + 1 : after])
    return _ROOTS[line[place]] + (f"({body})" if body else ""), after


def _fraction(line: str, place: int) -> str:
    """``⅖`` as ``2/5``, in brackets where it could be read with what stands beside it."""
    above, _, below = unicodedata.normalize("NFKD", line[place]).partition("\u2044")
    before, behind = line[place - 1 : place], line[place + 1 : place + 2]
    clear = (not before or before in _LEADS) and not (behind in ("^", "!") or behind in _RAISED or _is_letter(behind))
    if before.isdigit() and before.isascii():
        return f" {above}/{below}"
    return f"{above}/{below}" if clear else f"({above}/{below})"


def _is_letter(text: str) -> bool:
    """Whether a letter, a digit or a root comes, which would run into the word before it."""
    return bool(text) and (text in _ROOTS or (text.isalnum() and text not in _RAISED and text not in _LOWERED))


@lru_cache(maxsize=1)
def _symbols() -> dict[str, str]:
    """The signs of formulas, each as it is written in ASCII."""
    from quizkl.formula.symbols import SYMBOLS

    table: dict[str, str] = {}
    for symbol in SYMBOLS.values():
        if len(symbol.character) == 1 and not symbol.character.isascii():
            table.setdefault(symbol.character, symbol.ascii.removeprefix("var"))
    return table
