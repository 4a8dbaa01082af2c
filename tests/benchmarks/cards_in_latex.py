"""The cards of the benchmark as documents for pdflatex.

They carry what quizkl prints: the small print of each card, cut marks, a title, a bookmark for the deck, text that can
be searched; a displayed formula that is too wide is made smaller; with ``spoken`` every formula has its one-line form
as alternative text. They have no tags: a document with those had not been set after 40 s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizkl.formula.line import to_line
from quizkl.formula.tree import Formula
from quizkl.text.read import read_text
from quizkl.text.tree import Block, Code, Display, Emphasis, Inline, Items, Mathematics, Paragraph, Plain, Strong
from tests.benchmarks.printed_cards import TITLE, Stock

_PREAMBLE = r"""\usepackage{amsmath,amssymb,microtype,xcolor,adjustbox,accsupp,hyperref}
\input{glyphtounicode}\pdfgentounicode=1
\hypersetup{pdftitle={%s},pdflang=en,hidelinks}
\setlength{\unitlength}{1mm}\setlength{\topskip}{0pt}\setlength{\parindent}{0pt}\pagestyle{empty}
"""
_SPOKEN = r"\BeginAccSupp{method=hex,unicode,Alt=#1}%s\EndAccSupp{}"
_INLINE = "$#2$"
_DISPLAY = r"\adjustbox{max width=\linewidth}{$\displaystyle #2$}"
_PLACES = [(9 + 96 * column, 9 + 69.75 * row) for row in range(4) for column in range(2)]
_BEHIND = [(210 - x - 96, y) for x, y in _PLACES]
_SPECIAL = {character: f"\\{character}" for character in "&%#_{}$"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "–": "--",
    "—": "---",
    "…": r"\dots{}",
    "‖": r"$\Vert$",
}


def sheets(stock: Stock, spoken: bool) -> str:
    """Eight cards on a sheet of A4, their backs on the next, to be cut."""
    pages = []
    for first in range(0, len(stock.cards), 8):
        numbers = range(first, min(first + 8, len(stock.cards)))
        fronts = [_box(place, _front(stock, n), f"{n + 1} Q") for n, place in zip(numbers, _PLACES, strict=False)]
        backs = [_box(place, _back(stock, n), f"{n + 1} A") for n, place in zip(numbers, _BEHIND, strict=False)]
        pages += [_sheet([_cut_marks(), *fronts]), _sheet(backs)]
    return _document("a4paper,margin=0pt", "\\newpage\n".join(pages), stock, spoken)


def one_side_a_page(stock: Stock, spoken: bool) -> str:
    """Each side on a page of A6."""
    pages = [
        f"{_small_print(f'{n + 1} {side}')}\\vfill\n{text}\\vfill\n\\newpage\n"
        for n in range(len(stock.cards))
        for side, text in (("Q", _front(stock, n)), ("A", _back(stock, n)))
    ]
    return _document("paperwidth=148mm,paperheight=105mm,margin=8.8mm", "".join(pages), stock, spoken)


def _document(geometry: str, body: str, stock: Stock, spoken: bool) -> str:
    inline, display = (_SPOKEN % made if spoken else made for made in (_INLINE, _DISPLAY))
    macros = [rf"\newcommand\{name}[{written.count('#')}]{{{written}}}" for name, written in stock.macros.items()]
    lines = [
        r"\documentclass[11pt]{article}",
        rf"\usepackage[{geometry}]{{geometry}}",
        _PREAMBLE % TITLE,
        rf"\newcommand\inline[2]{{{inline}}}",
        rf"\newcommand\shown[2]{{\par\medskip{{\centering {display}\par}}\medskip}}",
        *macros,
        rf"\begin{{document}}\pdfbookmark[1]{{{TITLE}}}{{deck}}",
        body,
        r"\end{document}",
    ]
    return "\n".join(lines)


def _front(stock: Stock, number: int) -> str:
    return f"{{\\centering {_text(stock.cards[number].front, stock)}\\par}}"


def _back(stock: Stock, number: int) -> str:
    return _text(stock.cards[number].back, stock)


def _small_print(number: str) -> str:
    return f"{{\\scriptsize\\color{{gray}}{TITLE}\\hfill {number}\\par}}"


def _sheet(parts: list[str]) -> str:
    return f"\\begin{{picture}}(210,0)\n{''.join(parts)}\\end{{picture}}\n"


def _box(place: tuple[float, float], body: str, number: str) -> str:
    x, y = place
    side = f"{_small_print(number)}\\vfill\n{body}\\vfill"
    return f"\\put({x + 5:g},{-y - 5:g}){{\\parbox[t][59.75mm][s]{{86mm}}{{{side}}}}}\n"


def _cut_marks() -> str:
    upright = [f"\\put({x:g},{y:g}){{\\line(0,1){{4}}}}" for x in (9, 105, 201) for y in (-7.5, -293.5)]
    flat = [f"\\put({x:g},{-9 - 69.75 * row:g}){{\\line(1,0){{4}}}}" for x in (3.5, 202.5) for row in range(5)]
    return "".join([*upright, *flat]) + "\n"


def _text(source: str, stock: Stock) -> str:
    text, problems = read_text(source, stock.macros)
    assert not problems, problems
    return "\n\n".join(_blocks(text.blocks))


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(children):
                yield "".join(map(_inline, children))
            case Display(source, formula):
                yield f"\\shown{{{_alternative(formula)}}}{{{source}}}"
            case Items(items, start):
                kind = "itemize" if start is None else "enumerate"
                inside = "".join([f"\\item {' '.join(_blocks(item))}\n" for item in items])
                yield f"\\begin{{{kind}}}\n{inside}\\end{{{kind}}}"
            case _:
                raise ValueError(f"no flashcard that is shipped had this: {block}")


def _inline(child: Inline) -> str:
    match child:
        case Plain(text):
            return _escaped(text)
        case Mathematics(source, formula):
            return f"\\inline{{{_alternative(formula)}}}{{{source}}}"
        case Emphasis(children):
            return f"\\emph{{{''.join(map(_inline, children))}}}"
        case Strong(children):
            return f"\\textbf{{{''.join(map(_inline, children))}}}"
        case Code(text):
            return f"\\texttt{{{_escaped(text)}}}"
        case _:
            raise ValueError(f"no flashcard that is shipped had this: {child}")


def _escaped(text: str) -> str:
    return "".join([_SPECIAL.get(character, character) for character in text])


def _alternative(formula: Formula | None) -> str:
    assert formula is not None
    return to_line(formula).encode("utf-16-be").hex().upper()
