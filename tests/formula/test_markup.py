"""Markup as a tree: text is text, and what could run or load something cannot be written."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkl.formula.markup import Element, element, escaped, write


class Parts(HTMLParser):
    """What a reader of HTML finds."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(), st.text())
def test_text_and_attributes_are_read_back_as_they_are(text: str, value: str) -> None:
    shown, kept = (escaped(said) for said in (text, value))
    parts = Parts(write([element("p", text, title=value)]))
    assert [tag for tag, _ in parts.tags] == ["p"]
    assert parts.text == Parts(shown).text
    assert parts.tags[0][1]["title"] == Parts(kept).text


@pytest.mark.parametrize("said", ["<script>", "</style>", "'\"><b>", "&lt;", "<!--", "]]>"])
def test_text_is_never_markup(said: str) -> None:
    parts = Parts(write([element("p", said, title=said)]))
    assert parts.tags == [("p", {"title": said})]
    assert parts.text == said


def test_what_may_not_stand_in_a_document_is_replaced() -> None:
    assert escaped("a\x00b\u202ec\ud800\r") == "a\ufffdb\ufffdc\ufffd\ufffd"


@pytest.mark.parametrize(
    "active",
    [
        element("script", "x"),
        element("style", "x"),
        element("img", src="x"),
        element("iframe"),
        element("p", onclick="x"),
        element("p", style="x"),
        element("a", href="javascript:x"),
        element("a", href="https://example.org/"),
        element("a", href="#x", ping="y"),
        element("input", type="image", formaction="x"),
        Element("p><script"),
        Element("p", (("a b", "x"),)),
        Element("br", (), ("x",)),
    ],
)
def test_what_could_run_or_load_something_is_refused(active: Element) -> None:
    with pytest.raises(ValueError, match=r"may|nothing"):
        write([active])


def test_a_link_leads_to_a_place_in_the_same_document() -> None:
    assert write([element("a", "go", href="#card-1")]) == '<a href="#card-1">go</a>'
