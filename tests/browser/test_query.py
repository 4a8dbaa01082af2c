"""What a query means, and what is said of one that means nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkl.browser.finder import Finder
from quizkl.browser.query import Query, QueryProblem, Term, Words
from quizkl.browser.query_examples import EXAMPLES
from quizkl.browser.read_query import VALUES, read_query
from tests.browser.small_index import DAY, found, small_index

ALL = ["definition", "cover#c1", "cover#c2", "compute", "mean", "pick"]


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    folder: Path = tmp_path_factory.mktemp("decks")
    return Finder(small_index(folder))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ALL),
        ("   ", ALL),
        # words: all of them, anywhere in the card
        ("expected", ["definition", "mean"]),
        ("EXPECTED ratio", ["definition"]),
        ('"the mean"', ["mean", "pick"]),
        ("the -mean", ["compute"]),
        ('-"the mean" the', ["compute"]),
        ("KL(p ‖ q)", ["definition"]),
        ("μ", ["mean"]),
        ("compute", ["compute"]),
        ('"is:new"', []),
        # decks by id, title, folder
        ("deck:kl", ["definition", "cover#c1", "cover#c2", "compute"]),
        ('deck:"the mean"', ["mean", "pick"]),
        ("deck:maths", ["mean", "pick"]),
        ("deck:week-2,kl-view", ALL),
        ("-deck:kl-view", ["mean", "pick"]),
        # tags
        ("tag:basics", ["definition", "mean"]),
        ("tag:mod", ["cover#c1", "cover#c2"]),
        ("tag:basics|fitting", ["definition", "cover#c1", "cover#c2", "mean"]),
        ("-tag:basics -tag:modes", ["compute", "pick"]),
        # kinds
        ("kind:cloze", ["cover#c1", "cover#c2"]),
        ("kind:flash,choice", ["definition", "mean", "pick"]),
        # boxes
        ("box:3", ["definition"]),
        ("box:<=2", ["cover#c1", "compute"]),
        ("box:2-3", ["definition", "compute"]),
        ("box:>4", ["cover#c2"]),
        ("box:1,5", ["cover#c1", "cover#c2"]),
        ("-box:<=9", ["mean", "pick"]),
        # due days
        ("due:today", ["definition", "cover#c1", "compute"]),
        ("due:0", ["definition"]),
        ("due:overdue", ["cover#c1", "compute"]),
        ("due:<=-2", ["cover#c1"]),
        ("due:1-7", ["cover#c2"]),
        ("due:later", ["cover#c2"]),
        ("due:2026-03-05", ["cover#c2"]),
        ("due:>=2026-03-02", ["definition", "cover#c2"]),
        ("due:2026-03-01..today", ["definition", "compute"]),
        ("due:tomorrow", []),
        # marks
        ("is:flagged", ["definition"]),
        ("is:suspended", ["cover#c2", "pick"]),
        ("is:buried", ["compute"]),
        ("is:leech", ["definition"]),
        ("is:leeches", ["definition"]),
        ("is:new", ["mean", "pick"]),
        ("is:due", ["definition", "cover#c1"]),
        ("is:flagged|suspended", ["definition", "cover#c2", "pick"]),
        ("is:new -is:suspended", ["mean"]),
        # several
        ("deck:kl kind:cloze is:due forward", ["cover#c1"]),
    ],
)
def test_a_query_finds(finder: Finder, query: str, ids: list[str]) -> None:
    assert found(finder, query) == ids


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        (
            "mean dekc:kl",
            QueryProblem(6, "there is no key dekc:", "Did you mean deck:? In quotes it is a text."),
        ),
        ("is:flaged", QueryProblem(1, "is: cannot be 'flaged'", "Did you mean flagged?")),
        ("kind:clozure", QueryProblem(1, "kind: cannot be 'clozure'", "Did you mean cloze?")),
        ("box:third", QueryProblem(1, "box: cannot be 'third'", f"It takes {VALUES['box']}.")),
        ("due:2026-02-30", QueryProblem(1, "due: cannot be '2026-02-30'", f"It takes {VALUES['due']}.")),
        ("due:todya", QueryProblem(1, "due: cannot be 'todya'", "Did you mean today?")),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(query: str, problem: QueryProblem) -> None:
    assert read_query(query, DAY).problems == (problem,)


@pytest.mark.parametrize("query", [written for examples, _ in EXAMPLES for written in examples])
def test_every_example_of_the_help_is_a_query(query: str) -> None:
    read = read_query(query, DAY)
    assert read.query.terms
    assert read.problems == ()


def test_an_unknown_key_lists_the_keys_where_none_is_near() -> None:
    (problem,) = read_query("q:x", DAY).problems
    assert "The keys are deck:, tag:, kind:, is:, box:, due:." in problem.hint


@pytest.mark.parametrize("key", VALUES)
def test_a_key_without_a_value_is_unfinished_and_says_what_it_takes(key: str) -> None:
    (problem,) = read_query(f"{key}:", DAY).problems
    assert problem.unfinished
    assert VALUES[key] in problem.message


def test_a_part_that_cannot_be_read_leaves_the_others_as_they_are() -> None:
    assert read_query("mean dekc:kl box:", DAY).query == Query((Term(Words("mean")),))


def test_a_phrase_goes_on_until_its_quote_is_closed() -> None:
    assert read_query('"the me', DAY).query == Query((Term(Words("the me")),))


@settings(deadline=None)
@given(st.text(alphabet='ab :-"<=.0123456789deckuistagbox,|–“”\\$é'), st.dates())
def test_anything_typed_is_a_query_or_a_problem_in_its_place(text: str, day: date) -> None:
    read = read_query(text, day)
    assert all(1 <= problem.column <= len(text) for problem in read.problems)
