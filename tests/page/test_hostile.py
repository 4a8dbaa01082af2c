"""Whatever a deck says is text: it never becomes markup, a link or a script."""

from __future__ import annotations

import json
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizkl.deck.card import CardHead, Choice, Cloze, Flashcard, Option, PracticeQuestion
from quizkl.deck.deck import Heading
from quizkl.deck.problem import Place
from quizkl.formula.escape import text_command
from quizkl.page.document import page
from quizkl.page.page_card import PageCard
from quizkl.text.read import read_text
from quizkl.text.tree import Code, CodeBlock, Hole, Paragraph, Plain, Text
from tests.page.decks import Parts, page_of

HOSTILE: Final = (
    "<script>hacked = 1</script>",
    "</style><script>hacked = 1</script>",
    "</script><script>hacked = 1</script>",
    "</title><img src=x onerror='hacked = 1'>",
    "\"><svg onload='hacked = 1'>",
    "' onfocus='hacked = 1' autofocus='",
    "<!-- <p> ]]> <![CDATA[ <p>",
    "javascript:hacked=1",
    "[link](javascript:hacked=1) ![image](https://example.org/x.png) <https://example.org/>",
    "&lt;script&gt;hacked = 1&lt;/script&gt;",
    "</math><iframe src='javascript:parent.hacked=1'></iframe>",
)


def cards_that_say(said: str, heading: Heading) -> list[PageCard]:
    """The words wherever a deck may put them."""
    text = Text((Paragraph((Plain(said), Code(said))), CodeBlock(said)))
    hole = Text((Paragraph((Hole(1, (Plain(said),), said),)),))
    head = CardHead(id=said, place=Place("x.yaml"), hints=(text,), note=text)
    formula = read_text(f"${text_command(said)}$")[0]
    return [
        PageCard(heading, card)
        for card in (
            Flashcard(head=head, front=text, back=formula),
            PracticeQuestion(head=head, question=text, answer=text, points=(text,)),
            Cloze(head=head, text=hole, holes=(1,)),
            Choice(head=head, question=text, right=(Option(text, text),), wrong=(Option(formula, text),)),
        )
    ]


def page_that_says(said: str) -> bytes:
    return page(cards_that_say(said, Heading(said, said, author=said, language=said)))


def harmless(said: str) -> Parts:
    """The page of a deck that says as much and means no harm."""
    return Parts(page_that_says("x" * len(said)))


@pytest.mark.parametrize("said", HOSTILE)
def test_a_hostile_deck_has_the_elements_and_attributes_of_a_harmless_one(said: str) -> None:
    hostile = Parts(page_that_says(said))

    def names(parts: Parts) -> list[tuple[str, set[str]]]:
        # order of the options differs, as it follows from the id; what the language can be, too
        found = [(tag, {*attributes} - {"lang"}) for tag, attributes in parts.tags]
        return sorted(found, key=lambda pair: (pair[0], sorted(pair[1])))

    assert names(hostile) == names(harmless(said))
    assert said in hostile.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=60))
def test_any_words_leave_the_page_as_it_is(said: str) -> None:
    parts = Parts(page_that_says(said))
    assert len(parts.named("script")) == len(parts.named("style")) == 1
    assert sorted(tag for tag, _ in parts.tags) == sorted(tag for tag, _ in harmless(said).tags)


@pytest.mark.parametrize("said", HOSTILE)
def test_a_deck_file_cannot_say_it_either(said: str) -> None:
    """Through YAML and Markdown, as a stranger's file comes."""
    parts = Parts(page_of(f"- {{id: a, front: {json.dumps(said)}, back: {json.dumps('`' + said + '`')}}}"))
    assert len(parts.named("script")) == 1
    for tag in ("img", "svg", "iframe", "a", "link", "object"):
        assert parts.named(tag) == []
    assert all(not key.startswith("on") for _, attributes in parts.tags for key in attributes)
