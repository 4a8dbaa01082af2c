"""A deck as a page: one file, each kind of card with what it needs, the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from quizkl.page.document import page
from quizkl.page.page_card import PageCard
from quizkl.printing.step_answer import StepAnswer
from tests.page.decks import Parts, page_of
from tests.printing.decks import cards_of

FLASHCARD = "- {id: a, front: 'What is $x$?', back: A letter.}"


def test_nothing_is_fetched_and_only_this_files_script_and_style_are_allowed() -> None:
    source = page_of(FLASHCARD).decode()
    (policy,) = [
        meta["content"] or ""
        for meta in Parts(source.encode()).named("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        (inside,) = re.findall(f"<{name}>(.*?)</{name}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"\b(?:src|href|action|style)=|url\(|@import|https?:", source.replace('href="#', ""))


def test_every_tag_is_closed_in_order(every_kind: Path) -> None:
    open_tags: list[str] = []
    body = re.search(r"<body>(.*)<script>", every_kind.read_text(encoding="utf-8"), re.DOTALL)
    assert body is not None
    for end, name in re.findall(r"<(/?)([a-z0-9]+)", body[1]):
        if end:
            assert open_tags.pop() == name
        elif name not in ("br", "hr", "input"):
            open_tags.append(name)
    assert open_tags == []


def test_title_and_language_are_the_decks() -> None:
    source = page_of(FLASHCARD, "deck: small\ntitle: Ein Stapel\nlanguage: de-AT")
    assert b"<title>Ein Stapel</title>" in source
    parts = Parts(source)
    assert parts.named("html") == [{"lang": "de-AT"}]
    assert parts.named("section")[0]["lang"] == "de-AT"


def test_the_pages_own_words_are_marked_as_english() -> None:
    parts = Parts(page_of(FLASHCARD, "deck: small\ntitle: Ein Stapel\nlanguage: de"))
    assert {button["lang"] for button in parts.named("button")} == {"en"}


@pytest.mark.parametrize("language", ["not a language", '"><script>', "x"])
def test_what_is_no_language_is_not_said_to_be_one(language: str) -> None:
    parts = Parts(page_of(FLASHCARD, f"deck: small\ntitle: T\nlanguage: '{language}'"))
    assert parts.named("html") == [{"lang": "en"}]
    assert "lang" not in parts.named("section")[0]


def test_arabic_is_set_from_the_right() -> None:
    assert Parts(page_of(FLASHCARD, "deck: small\ntitle: T\nlanguage: ar")).named("section")[0]["dir"] == "rtl"


def test_a_card_is_remembered_by_deck_and_id() -> None:
    assert Parts(page_of(FLASHCARD)).named("article")[0]["data-card"] == "small/a"


def test_a_flashcard_is_turned_over_by_its_whole_front() -> None:
    source = page_of(FLASHCARD).decode()
    assert re.search(r'<summary><div class="front"><p>What is (?:<span class="together">)?<math alttext="x">', source)
    assert re.search(r'</summary><div class="back"><p>A letter\.</p></div></details>', source)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("See ($x$), then.", ["(", "),"]), ("Is it $x$?", ["?"]), ("the $x$-axis", ["-"]), ("a $x$ b", [])],
)
def test_a_formula_stays_on_a_line_with_the_signs_that_it_touches(said: str, kept: list[str]) -> None:
    source = page_of(f"- {{id: a, front: '{said}', back: b}}").decode()
    together = re.findall(r'<span class="together">(.*?)</span>', source)
    assert [re.sub("<math.*</math>", "|", part) for part in together] == (["|".join(["", *kept][-2:])] if kept else [])
    assert said.replace("$", "") in Parts(source.encode()).text


def test_the_points_of_a_practice_question_can_be_ticked() -> None:
    parts = Parts(page_of("- {id: a, question: Why?, answer: Because., points: [one, two]}"))
    assert parts.named("input") == [{"type": "checkbox"}] * 2


def test_a_cloze_keeps_its_words_until_they_are_asked_for() -> None:
    source = page_of("- {id: a, cloze: 'A {{c1::mean::what?}}.'}").decode()
    asked, answered = source.split("<details>", 1)[0].split("<body>")[1], source.split("<details>", 1)[1]
    assert "mean" not in asked
    assert "what?" in asked
    assert "<mark>mean</mark>" in answered


def test_each_option_says_why() -> None:
    parts = Parts(
        page_of("- {id: a, choice: Which?, right: [{answer: this, say: Yes.}], wrong: [{answer: that, say: No.}]}")
    )
    assert {attributes.get("class") for attributes in parts.named("details")} == {"right", "wrong"}
    assert "Right.Yes." in parts.text
    assert "Not right.No." in parts.text


def test_each_step_of_an_exercise_has_its_check_your_work(every_kind: Path) -> None:
    text = Parts(every_kind.read_bytes()).text
    assert text.count("Check your work") == 2
    assert "0.1438 nats" in text  # ln(2)/2 + ln(2/3)/2 = 0.34657 - 0.20273
    assert "Solution in wordsAdd the two." in text


def test_what_could_not_be_computed_is_said() -> None:
    page = page_of("- {id: a, exercise: Compute., steps: [{ask: the sum, answer: 1 + 1}]}")
    assert "No value: not computed." in Parts(page).text


def test_the_same_deck_is_the_same_bytes() -> None:
    cards = "- {id: a, choice: Which?, right: [one], wrong: [two, three, four, five]}"
    assert page_of(cards) == page_of(cards)


def test_an_answer_in_symbols_is_a_formula_in_its_check_your_work() -> None:
    (printed,) = cards_of(
        "- {id: s, exercise: Differentiate., symbols: {x: positive}, "
        "steps: [{ask: the derivative, answer: d/dx ln(x), claim: 1/x}]}"
    )
    answer = StepAnswer("1/x", formula=r"\frac{1}{x}")
    made = page([PageCard(printed.deck, printed.card, (answer,))]).decode()
    assert "(in terms of x)" in made
    assert re.search(r'class="value"><math[^>]*><mfrac>', made)
