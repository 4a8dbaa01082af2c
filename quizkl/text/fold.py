"""Text as it is searched: what a learner types finds a card however its author wrote the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|(.))", re.DOTALL)
_SPACES = re.compile(r"\s+")
_SIGNS = re.compile(r" ?([|()\[\],/+=<>-]) ?")
_ACCENTS = re.compile("[\u0300-\u0337\u0339-\u036f\u20d6\u20d7]")  # not the stroke of what is not equal
_NOT_READ = str.maketrans("", "", "${}^_*`\\\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}")
_NOT_SEEN = frozenset(
    (
        *("frac", "dfrac", "tfrac", "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr"),
        *("text", "textbf", "textit", "textrm", "mathrm", "mathbf", "mathbb", "mathcal", "mathit", "mathsf"),
        *("hat", "widehat", "bar", "overline", "tilde", "widetilde", "vec", "dot", "ddot", "check", "breve"),
        *("boldsymbol", "operatorname", "displaystyle", "textstyle", "limits", "nolimits", "quad", "qquad"),
    )
)


def folded(text: str) -> str:
    """``text`` without what a search should not care about: case, the kind of space, the marks of Markdown, and how a
    formula is written. ``\\sigma^2``, ``σ²`` and ``Sigma2`` become the same, and so do ``\\le`` and ``<=``, ``p \\| q``
    and ``p||q``, ``\\hat\\theta``, ``θ̂`` and ``theta``.
    """
    if "\\" in text:
        text = _COMMAND.sub(_command, text).replace("}{", "/")
    if not text.isascii():
        bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        text = unicodedata.normalize("NFC", bare).translate(_in_ascii())
    return _SIGNS.sub(r"\1", _SPACES.sub(" ", text.translate(_NOT_READ))).casefold().strip()


def _command(found: re.Match[str]) -> str:
    """What a TeX command shows, in ASCII."""
    from quizkl.formula.symbols import SYMBOLS

    name, character = found[1], found[2]
    if name is None:
        return "||" if character == "|" else "" if character in ",;:! \n" else str(character)
    if name in _NOT_SEEN:
        return ""
    symbol = SYMBOLS.get(name)
    return _plain(symbol.ascii) if symbol is not None else name


@lru_cache(maxsize=1)
def _in_ascii() -> dict[int, str]:
    """The signs of mathematics as they are written in ASCII, after they were made compatible."""
    from quizkl.formula.symbols import SYMBOLS

    table: dict[int, str] = {}
    for symbol in SYMBOLS.values():
        character = unicodedata.normalize("NFKC", symbol.character)
        if len(character) == 1 and not character.isascii():
            table.setdefault(ord(character), _plain(symbol.ascii))
    return table


def _plain(ascii: str) -> str:
    """One name for the shapes of a letter: epsilon and varepsilon."""
    return ascii.removeprefix("var")
