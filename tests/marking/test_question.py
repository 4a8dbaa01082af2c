"""The question that a step of an exercise asks."""

from __future__ import annotations

from quizkl.deck.card import CardHead, Decimals, Exercise, Mistake, SignificantFigures, Step
from quizkl.deck.problem import Place
from quizkl.marking.question import question_of
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.source import to_source
from quizkl.maths.syntax.tree import Expression
from quizkl.maths.units import Unit
from quizkl.text.read import read_text
from quizkl.text.tree import Text

PLACE = Place("kl.yaml")


def expression(text: str) -> Expression:
    reading = read(text, Names(quantities=frozenset({"p", "q", "step", "terms", "H"})))
    assert isinstance(reading, Reading)
    return reading.expression


def text(source: str) -> Text:
    return read_text(source, {})[0]


def step(answer: str, name: str | None = None, mistakes: tuple[Mistake, ...] = ()) -> Step:
    return Step(text("?"), expression(answer), answer, Decimals(4), PLACE, name=name, mistakes=mistakes)


def exercise(*steps: Step) -> Exercise:
    head = CardHead(id="kl", place=PLACE, given={"p": expression("[0.5, 0.5]")})
    return Exercise(head=head, exercise=text("Compute."), steps=steps)


def test_a_step_that_names_earlier_ones_is_asked_with_their_answers() -> None:
    steps = exercise(step("p * ln(p)", name="terms"), step("sum(terms)"), step("-step[2] + terms[1]"))
    assert to_source(question_of(steps, 2).answer) == to_source(expression("sum(p * ln(p))"))
    assert to_source(question_of(steps, 3).answer) == to_source(expression("-sum(p * ln(p)) + (p * ln(p))[1]"))


def test_a_later_step_is_not_looked_up() -> None:
    steps = exercise(step("step[2]"), step("1"))
    assert question_of(steps, 1).answer == expression("step[2]")


def test_everything_of_the_step_is_carried_over() -> None:
    asked = Step(
        text("?"),
        expression("kl(p, q)"),
        "kl(p, q)",
        SignificantFigures(3),
        PLACE,
        unit=Unit.BITS,
        mistakes=(Mistake(expression("kl(q, p)"), text("You measured from *q* to $p$."), "kl(q, p)"),),
        allow=frozenset({"kl"}),
    )
    question = question_of(exercise(asked), 1)
    assert (question.precision, question.unit, question.allow) == (SignificantFigures(3), Unit.BITS, frozenset({"kl"}))
    assert question.given == {"p": expression("[0.5, 0.5]")}
    assert [mistake.answer for mistake in question.mistakes] == [expression("kl(q, p)")]
    assert [mistake.say for mistake in question.mistakes] == ["You measured from q to p."]
