"""A card text read into its tree."""

from __future__ import annotations

import sys
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.text.read import MOST_CHARACTERS, read_text
from quizkl.text.row import Style
from quizkl.text.rows import plain_rows, to_rows
from quizkl.text.tree import (
    Alignment,
    Block,
    Code,
    CodeBlock,
    Display,
    Emphasis,
    Items,
    LineBreak,
    Mathematics,
    Paragraph,
    Plain,
    Strong,
    Table,
)


def blocks(source: str) -> tuple[Block, ...]:
    text, problems = read_text(source)
    assert problems == ()
    return text.blocks


def formulas(source: str) -> list[str]:
    """The TeX of the formulas in the first paragraph."""
    paragraph = read_text(source)[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    return [child.source for child in paragraph.children if isinstance(child, Mathematics)]


@pytest.mark.parametrize("tex", ["a*b + c*d", r"p\,\|\,q", "x_1 + y_1", r"\{a, b\}", "a|b", r"a\\_b", "a<b>c"])
def test_markdown_never_touches_a_formula(tex: str) -> None:
    assert formulas(f"*so* ${tex}$ it is") == [tex]


@pytest.mark.parametrize("prices", ["It costs $5 and $6.", "$ 5 or 6 $", "5$ or 6$", r"\$x\$", "one $", "US$5 or A$6"])
def test_a_price_is_no_formula(prices: str) -> None:
    assert formulas(prices) == []
    assert plain_rows(read_text(prices)[0], 80) == (prices.replace("\\", ""),)


def test_a_price_before_a_formula_leaves_the_formula() -> None:
    assert formulas("For $5 you get $x$.") == ["x"]


def test_a_blank_line_ends_what_a_dollar_began() -> None:
    assert formulas("a $b\n\nc$ d") == []


def test_emphasis_code_and_breaks() -> None:
    assert blocks("*a* **b** `c*d*`  \ne") == (
        Paragraph(
            (
                Emphasis((Plain("a"),)),
                Plain(" "),
                Strong((Plain("b"),)),
                Plain(" "),
                Code("c*d*"),
                LineBreak(),
                Plain("e"),
            )
        ),
    )


def test_a_display_stands_alone_even_inside_a_paragraph() -> None:
    kinds = [type(block) for block in blocks("so\n$$\nx = 1\n$$\nand on")]
    assert kinds == [Paragraph, Display, Paragraph]


def test_a_list_keeps_its_first_number_and_its_blocks() -> None:
    (items,) = blocks("3. three\n4. four\n   - inner\n\n     $$x$$")
    assert isinstance(items, Items)
    assert items.start == 3
    (inner,) = items.items[1][1:]
    assert isinstance(inner, Items)
    assert [type(block) for block in inner.items[0]] == [Paragraph, Display]


def test_a_table_with_bars_in_its_formulas() -> None:
    (table,) = blocks("| what | value |\n|:-:|--:|\n| $p(x|y)$ | 1 |")
    assert isinstance(table, Table)
    assert table.alignments == (Alignment.CENTRE, Alignment.RIGHT)
    (cell,) = table.rows[0][0]
    assert isinstance(cell, Mathematics)
    assert cell.source == "p(x|y)"


def test_a_fence_is_verbatim() -> None:
    assert blocks("```python\nx = $5 * *y*\n```") == (CodeBlock("x = $5 * *y*"),)


@pytest.mark.parametrize("source", ["# title", "> quote", "a [link](x)", "![image](x)", "<b>bold</b>", "E[X]", "&amp;"])
def test_what_is_outside_the_subset_stays_as_it_is_written(source: str) -> None:
    assert plain_rows(read_text(source)[0], 80) == (source,)


def test_a_formula_that_cannot_be_read_is_a_problem_at_its_place() -> None:
    source = "One:\n\n- two $x$\n- three $y + \\frac{a}$ so"
    text, (problem,) = read_text(source)
    assert source.index("\\frac") <= problem.offset <= source.index("$ so")
    assert problem.message
    assert "$y + \\frac{a}$" in "".join(plain_rows(text, 80))


def test_every_bad_formula_is_found_in_tables_and_displays() -> None:
    source = "| a |\n|---|\n| $x}$ |\n\n$$\n  y}\n$$"
    assert [problem.offset for problem in read_text(source)[1]] == [source.index("x}") + 1, source.index("y}") + 1]


def test_macros_of_the_deck() -> None:
    macros = {"KL": r"D(#1 \| #2)"}
    assert read_text(r"$\KL{p}{q}$", macros)[1] == ()
    assert read_text(r"$\KL{p}{q}$")[1] != ()


def test_an_open_display_is_a_problem() -> None:
    (problem,) = read_text("so $$ x")[1]
    assert (problem.offset, problem.message) == (3, "$$ is not closed")


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\x07", "\x9b", "\u202e", "\ud800", "\U000f0000"])
def test_characters_that_could_command_a_terminal_never_reach_the_tree(character: str) -> None:
    text, (problem,) = read_text(f"a *b* {character}[31m $x$")
    assert problem.offset == 6
    assert character not in text.source
    assert character not in "".join(plain_rows(text, 80))


def test_a_backslash_that_yaml_ate_is_named() -> None:
    assert "\\f" in read_text("$x\x0crac$")[1][0].hint


def test_a_text_too_long_is_refused() -> None:
    text, (problem,) = read_text("x" * (MOST_CHARACTERS + 1))
    assert text.blocks == ()
    assert "50,001 characters" in problem.message


def test_lists_in_lists_without_end_are_refused_and_kept() -> None:
    text, problems = read_text("- " * 200 + "end")
    assert "too deeply" in problems[0].message
    assert "end" in "".join(plain_rows(text, 80))


MARKED_UP = st.text(alphabet="ab 1.$`*_\\{}|-:\n~<>[]c", max_size=60)


@given(MARKED_UP, st.booleans())
def test_reading_always_ends_with_a_tree_and_places_inside_the_source(source: str, cloze: bool) -> None:
    text, problems = read_text(source, cloze=cloze)
    to_rows(text, 20)
    assert all(0 <= problem.offset <= len(source) for problem in problems)


@given(st.text(alphabet="ab1 $x=.,\n", max_size=40))
def test_plain_paragraphs_read_the_same_with_and_without_markdown(source: str) -> None:
    """A text without Markdown takes a short way; with an emphasised word at the end it takes the long one."""
    short, _ = read_text(source + "\n\nend")
    long, _ = read_text(source + "\n\n*end*")
    assert short.blocks[:-1] == long.blocks[:-1]


def test_plain_text_needs_no_markdown_library() -> None:
    code = (
        "import sys; from quizkl.text.read import read_text; read_text('$x*y$?'); print('markdown_it' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_styles_of_a_row() -> None:
    (row,) = to_rows(read_text("*a* **b** `c` $x$")[0], 80)
    styles = [span.style for span in row if span.text.strip()]
    assert styles == [Style.EMPHASIS, Style.STRONG, Style.CODE, Style.MATHS]
