"""HTML fields become the Markdown of card texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.exchange.field_text import card_text
from quizkl.exchange.html_text import looks_like_html
from quizkl.text.read import read_text


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("a<br>b", "a\\\nb"),
        ("a<br><br/>b", "a\n\nb"),
        ("<div>x &lt; y</div><div>z</div>", "x < y\n\nz"),
        ("<b>big</b> and<i> small </i>", "**big** and *small*"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("x<sup>2</sup> + y<sub>10</sub>", "x^2 + y_(10)"),
        ("<code>a`b</code>", "``a`b``"),
        ("<pre>if x:\n    y</pre>", "```\nif x:\n    y\n```"),
        ("2*3*4 and _x_ but snake_case", "2\\*3\\*4 and \\_x\\_ but snake_case"),
        ("1. not a list", "1\\. not a list"),
        ("<img src='media/map.png'>", "[image: map.png]"),
        ("<a href='https://example.org'>here</a>&nbsp;&amp; there", "here & there"),
        ("<style>b {}</style><span style='color: red'>red</span>", "red"),
        ("std::vector<int> a < b", "std::vector<int> a < b"),
        ("<b>never closed", "**never closed**"),
        ("</b></ul>stray", "stray"),
        ("{{c1::<b>Paris</b>}}", "{{c1::**Paris**}}"),
    ],
)
def test_a_field_becomes_markdown(html: str, markdown: str) -> None:
    assert card_text(html, html=True) == markdown


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"\(x^2\)", "$x^2$"),
        (r"\[ \frac{1}{2} \]", r"$$\frac{1}{2}$$"),
        (r"[$]\sigma[/$] and [$$]x[/$$]", r"$\sigma$ and $$x$$"),
        (r"2\(x\)3", "2 $x$ 3"),
        (r"[latex]Let $x^2$ be[/latex] it", "Let $x^2$ be it"),
        (r"\(a\)\(b\)", "$a$$b$"),
        ("\\(a\nb\\)", "$a b$"),
        (r"$$a \\[2pt] b$$", r"$$a \\[2pt] b$$"),
        (r"\(\text{costs $5}\)", r"\(\text{costs $5}\)"),
        ("costs $5 or $6", "costs $5 or $6"),
        ("{{= p }}", "{ {= p }}"),
    ],
)
def test_mathematics_stands_between_dollars(written: str, text: str) -> None:
    assert card_text(written, html=False) == text


def test_what_is_a_tag_in_a_formula_is_none() -> None:
    assert card_text(r"\(a &lt; b <br> c*d\) and <b>\(x_1\)</b>", html=True) == "$a < b c*d$ and **$x_1$**"


@pytest.mark.parametrize("formula", [r"\(x\)", r"\[x\]", "[$]x[/$]", "[$$]x[/$$]"])
@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize(("before", "after"), [("", ""), ("3", "4"), ("a", "b"), ("(", ")."), ("$", "$"), ("\n", "\n")])
def test_a_marked_formula_is_read_as_one(formula: str, html: bool, before: str, after: str) -> None:
    text, problems = read_text(card_text(f"{before}{formula}{after}", html=html), {})
    assert problems == ()
    assert "formula=" in repr(text.blocks)


@pytest.mark.parametrize("text", ["a < b", "vector<int>", "x <y> z", "AT&T", "p & q;"])
def test_what_only_looks_like_a_tag_is_text(text: str) -> None:
    assert not looks_like_html(text)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<b>",
                "</b>",
                "<br>",
                "<pre>",
                "</pre>",
                "<code>",
                "</code>",
                "<li>",
                "<ul>",
                "</ul>",
                "`",
                "*",
                "_",
                "\\",
                "\n",
                " ",
                "a",
                "1. ",
                "- ",
                "&lt;",
                "&",
                "<",
                ">",
                "\\(",
                "\\)",
                "$",
                "<!--",
                "-->",
                "<sub>",
                "</sub>",
            ]
        )
    ).map("".join)
)
def test_whatever_a_field_holds_it_becomes_a_text(field: str) -> None:
    text = card_text(field, html=True)
    assert text == text.strip()
    read_text(text, {})


@settings(deadline=None)
@given(st.text(st.sampled_from("abc *_`\\-+1.#~|<"), min_size=1).filter(str.strip))
def test_characters_of_html_mean_nothing_to_markdown(characters: str) -> None:
    text, _ = read_text(card_text(characters, html=True), {})
    assert "".join(shown(text.blocks).split()) == "".join(characters.split())


def shown(blocks: object) -> str:
    """All plain text of a tree."""
    from quizkl.text.tree import Paragraph, Plain

    assert isinstance(blocks, tuple)
    parts = [part for block in blocks if isinstance(block, Paragraph) for part in block.children]
    return "".join(part.text for part in parts if isinstance(part, Plain))
