"""The Markdown of a card text: paragraphs, emphasis, code, lists and tables. All else stays the text it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from quizkl.text.problem import TextProblem
from quizkl.text.reading import Piece, Reading, inline_only, paragraph_blocks
from quizkl.text.tree import (
    Alignment,
    Block,
    Code,
    CodeBlock,
    Emphasis,
    Inline,
    Items,
    LineBreak,
    Plain,
    Strong,
    Table,
)

_NOT_IN_THE_SUBSET = (
    ["code", "blockquote", "hr", "reference", "html_block", "heading", "lheading"],
    ["autolink", "html_inline", "link", "image", "entity"],
)
_DEEPEST = 24
"""Markdown drops what is nested deeper; far below that it is a problem."""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 4 * _DEEPEST}).enable("table")
    for rules in _NOT_IN_THE_SUBSET:
        parser.disable(rules)
    return parser


def markdown_blocks(marked: str, reading: Reading) -> tuple[Block, ...]:
    """The blocks of a whole text whose formulas and holes are marks."""
    tokens = _parser().parse(marked)
    if any(token.level > _DEEPEST for token in tokens):
        reading.problems.append(TextProblem(0, "lists are nested too deeply", "write them less deep"))
        return tuple(paragraph_blocks(reading.pieces(marked)))
    return tuple(_blocks(tokens, reading))


def inline_pieces(text: str, reading: Reading) -> list[Piece]:
    """The inside of one paragraph."""
    return [piece for token in _parser().parseInline(text.strip()) for piece in _pieces(token.children or [], reading)]


def _blocks(tokens: Sequence[Token], reading: Reading) -> list[Block]:
    blocks: list[Block] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _closing(tokens, position)
        inside = tokens[position + 1 : end]
        match token.type:
            case "inline":
                blocks += paragraph_blocks(_pieces(token.children or [], reading))
            case "fence":
                blocks.append(CodeBlock(reading.written(token.content).rstrip("\n").expandtabs(4)))
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
                blocks.append(Items(tuple(_items(inside, reading)), start))
            case "table_open":
                blocks.append(_table(inside, reading))
            case _:
                blocks += _blocks(inside, reading)
        position = end + 1
    return blocks


def _closing(tokens: Sequence[Token], position: int) -> int:
    """Where the token that closes ``tokens[position]`` is; itself where it opens nothing."""
    if tokens[position].nesting != 1:
        return position
    level = tokens[position].level
    return next(i for i in range(position + 1, len(tokens)) if tokens[i].nesting == -1 and tokens[i].level == level)


def _items(tokens: Sequence[Token], reading: Reading) -> list[tuple[Block, ...]]:
    items = []
    position = 0
    while position < len(tokens):
        end = _closing(tokens, position)
        items.append(tuple(_blocks(tokens[position + 1 : end], reading)))
        position = end + 1
    return items


def _table(tokens: Sequence[Token], reading: Reading) -> Table:
    rows: list[list[tuple[Inline, ...]]] = []
    alignments: list[Alignment] = []
    for position, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(inline_only(_pieces(tokens[position + 1].children or [], reading)))
            if token.type == "th_open":
                alignments.append(_alignment(str(token.attrs.get("style", ""))))
    return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), tuple(alignments))


def _alignment(style: str) -> Alignment:
    if style.endswith("center"):
        return Alignment.CENTRE
    return Alignment.RIGHT if style.endswith("right") else Alignment.LEFT


def _pieces(tokens: Sequence[Token], reading: Reading) -> list[Piece]:
    pieces: list[Piece] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _closing(tokens, position)
        match token.type:
            case "em_open":
                pieces.append(Emphasis(inline_only(_pieces(tokens[position + 1 : end], reading))))
            case "strong_open":
                pieces.append(Strong(inline_only(_pieces(tokens[position + 1 : end], reading))))
            case "code_inline":
                pieces.append(Code(reading.written(token.content).expandtabs(4)))
            case "hardbreak":
                pieces.append(LineBreak())
            case "softbreak":
                pieces.append(Plain(" "))
            case _:
                pieces += reading.pieces(token.content)
        position = end + 1
    return _joined(pieces)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring plain texts as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Plain) and joined and isinstance(last := joined[-1], Plain):
            joined[-1] = Plain(last.text + piece.text)
        else:
            joined.append(piece)
    return joined
