"""Markdown of Q:, A: and C: becomes cards."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.importing import imported, said


def test_a_question_and_its_answer_may_have_many_lines() -> None:
    source = (
        "# Notes\n\nQ: What is\nentropy?\n\nA: The *average*\n\n- surprise\n\n"
        "Q: And $x$?\nA:\n\n  A letter.\n---\nNot a card.\n"
    )
    assert imported(source, "a.md").texts == {
        "what-is-entropy": ("What is\nentropy?", "The *average*\n\n- surprise"),
        "and-x": ("And $x$?", "A letter."),
    }


def test_brackets_in_a_cloze_are_holes() -> None:
    source = (
        "C: [Forward] KL covers, [reverse] KL seeks $p[i]$ and `a[1]` \\[sic\\].\n\nC: The\nsecond [$\\frac{1}{2}$]\n"
    )
    assert list(imported(source, "a.md").texts.values()) == [
        ("{{c1::Forward}} KL covers, {{c2::reverse}} KL seeks $p[i]$ and `a[1]` [sic].",),
        ("The\nsecond {{c1::$\\frac{1}{2}$}}",),
    ]


def test_a_mark_in_a_fence_is_code() -> None:
    source = "Q: What does this print?\nA:\n```\nQ: x\n---\n```\nC: [x]\n"
    assert next(iter(imported(source, "a.md").texts.values())) == ("What does this print?", "```\nQ: x\n---\n```")


def test_the_name_at_the_top_is_the_decks_title() -> None:
    assert imported('---\nname = "My: deck"\n---\nQ: a\nA: b\n', "a.md").deck.startswith(
        "deck: words\ntitle: 'My: deck'\n"
    )


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("A: b\n", "1: an answer (A:) without a question before it"),
        ("Q: a\nQ: b\nA: c\n", "1: a question (Q:) without an answer"),
        ("\nQ: a\n", "2: a question (Q:) without an answer"),
        ("Q: a\nA: b\nA: c\n", "3: a second answer (A:) to one question"),
        ("Q:\nA: b\n", "1: the question (Q:) is empty"),
        ("Q: a\nA:\n", "2: the answer (A:) is empty"),
        ("C: nothing\n", "1: this cloze (C:) hides nothing"),
        ("C: a [b [c]]\n", "1: a bracket inside a bracket"),
        ("C: a [b\n", "1: a bracket [ that is never closed"),
        ("C: a] b\n", "1: a bracket ] that none opens"),
        ("C: use [std::vector]\n", "1: a hole with :: in it, behind which a deck has a hint"),
        ("C: [x]\nA: y\n", "2: an answer (A:) of a cloze (C:)"),
        ("Just text.\n", "1: the file has no cards"),
        ("Q: a\nA: " + "x" * 60_000, "2: a text of 60,001 characters begins here"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(source: str, sentence: str) -> None:
    assert any(line.startswith(sentence) for line in said(source.encode(), "a.md")), said(source.encode(), "a.md")


def test_a_wrong_card_does_not_keep_the_others_out() -> None:
    assert list(imported("Q: a\nQ: b\nA: c\n", "a.md").texts.values()) == [("b", "c")]


pieces = st.sampled_from(
    ["Q:", "A:", "C:", "\n", "\n\n", " a", "[", "]", "---", "```", "$", "{{c1::", "}}", "::", "\\[", "!["]
)


@settings(deadline=None)
@given(st.lists(pieces).map("".join))
def test_whatever_the_file_holds_importing_it_again_changes_nothing(source: str) -> None:
    first = imported(source, "a.md")
    assert first.changes.added or first.problems
    if first.changes.added:
        again = imported(source, "a.md", into=first.deck)
        assert (again.deck, again.added, again.updated) == (first.deck, [], [])
