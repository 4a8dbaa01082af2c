"""Steps refer to what came before them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from quizkl.deck.card import AnyStep, Exercise
from quizkl.deck.deck import Deck
from quizkl.deck.load import load_deck
from quizkl.deck.substitute import Size, refusal, size_of, substitute
from quizkl.maths.syntax.tree import Binary, Call, Expression, Index, Name, Negate, Number, Operator, Vector


def deck_of(steps: str) -> Deck:
    text = f"deck: a\ngiven: {{p: [0.4, 0.6]}}\ncards:\n- id: x\n  exercise: x\n  steps:\n{steps}"
    loaded = load_deck(text.encode(), "a.yaml")
    assert loaded.problems == ()
    assert loaded.deck is not None
    return loaded.deck


def steps_of(steps: str) -> tuple[AnyStep, ...]:
    card = deck_of(steps).card("x")
    assert isinstance(card, Exercise)
    return card.steps


def test_an_entry_of_an_earlier_vector_can_be_named() -> None:
    steps = steps_of("  - {ask: y, answer: p * ln(p), name: terms}\n  - {ask: y, answer: 'terms[2]'}")
    assert steps[1].answer == Index(steps[0].answer, 2)


def test_a_step_may_build_on_a_step_that_built_on_a_step() -> None:
    steps = steps_of(
        "  - {ask: y, answer: sum(p)}\n  - {ask: y, answer: 'step[1] + 1'}\n  - {ask: y, answer: 'step[2] / step[1]'}"
    )
    first = Call("sum", (Name("p"),))
    second = Binary(Operator.ADD, first, Number(Fraction(1)))
    assert steps[2].answer == Binary(Operator.DIVIDE, second, first)


def test_a_mistake_may_name_an_earlier_step() -> None:
    steps = steps_of(
        "  - {ask: y, answer: sum(p)}\n"
        "  - {ask: y, answer: '2 * step[1]', mistakes: [{answer: 'step[1]', say: Twice.}]}"
    )
    assert steps[1].mistakes[0].answer == steps[0].answer


expressions: st.SearchStrategy[Expression] = st.recursive(
    st.sampled_from("abc").map(Name),
    lambda inner: st.one_of(
        inner.map(Negate),
        st.tuples(inner, inner).map(lambda pair: Binary(Operator.ADD, *pair)),
        st.tuples(inner, inner).map(lambda pair: Call("kl", pair)),
        st.lists(inner, min_size=1, max_size=3).map(lambda entries: Vector(tuple(entries))),
        inner.map(lambda base: Index(base, 1)),
    ),
    max_leaves=12,
)


@given(expressions)
def test_putting_a_name_in_its_own_place_changes_nothing(expression: Expression) -> None:
    assert substitute(expression, lambda part: part if isinstance(part, Name) else None) is expression


@given(expressions)
def test_what_was_put_in_the_place_of_a_name_can_be_taken_out_again(expression: Expression) -> None:
    marker = Call("marker", (Number(Fraction(1)),))
    inside = substitute(expression, lambda part: marker if part == Name("a") else None)
    assert substitute(inside, lambda part: Name("a") if part == marker else None) == expression


def test_a_tree_that_shares_its_parts_is_counted_written_out() -> None:
    doubled: Expression = Name("a")
    for _ in range(60):
        doubled = Binary(Operator.ADD, doubled, doubled)
    assert size_of(doubled) is None
    deep: Expression = Name("a")
    for _ in range(300):
        deep = Negate(deep)
    assert size_of(deep) is None
    assert size_of(Binary(Operator.ADD, Name("a"), Negate(Name("a")))) == Size(4, 3)


def test_a_number_without_end_is_refused_however_it_comes_about() -> None:
    huge = Number(Fraction(9**99))
    written = Binary(Operator.POWER, Name("a"), Name("a"))
    assert refusal(Binary(Operator.POWER, huge, huge), written) is not None
    assert refusal(written, written) is None
