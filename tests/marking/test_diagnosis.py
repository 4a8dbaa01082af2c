"""One wrong answer of each kind, worked out by hand, and the sentence that names the mistake.

The distributions are p = (.4, .4, .2) and q = (.5, .3, .2), r = (.7, .2, .1) and b = (.65, .25, .1), and c = (0, 1, 0).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizkl.deck.card import Decimals
from quizkl.marking.follow_through import EarlierAnswer
from quizkl.marking.mistake_kind import MistakeKind as Kind
from quizkl.marking.question import Question
from quizkl.marking.say import as_object, name_with_mistake
from quizkl.marking.verdict import RightBut, Verdict, Wrong, WrongBecause

Ask = Callable[..., Question]
MarkAnswer = Callable[[Question, str], Verdict]

VECTORS = {
    "p": "[0.4, 0.4, 0.2]",
    "q": "[0.5, 0.3, 0.2]",
    "r": "[0.7, 0.2, 0.1]",
    "b": "[0.65, 0.25, 0.1]",
    "c": "[0, 1, 0]",
    "x": "[1.2, 3.4, 2.9, 5.7]",
    "z": "[1.2, 0.3, -0.8]",
}


def given(names: str) -> dict[str, str]:
    return {name: VECTORS[name] for name in names}


GOLDEN = [
    # 0.5 ln 1.25 + 0.3 ln 0.75 = 0.1116 - 0.0863
    ("kl(p, q)", "pq", "0.0253", Kind.SWAPPED_ARGUMENTS, "That is KL(q ‖ p) = 0.0253: the arguments are swapped."),
    ("p * ln(p/q)", "pq", "[0.1116, -0.0863, 0]", Kind.SWAPPED_ARGUMENTS, "You exchanged p and q."),
    # 0.4 ln 0.4 twice and 0.2 ln 0.2: -0.3665 - 0.3665 - 0.3219
    ("entropy(p)", "p", "-1.0549", Kind.WRONG_SIGN, "Right size, wrong sign."),
    # log10 5
    ("ln(5)", "", "0.6990", Kind.WRONG_BASE, "You took logarithms to base 10; natural ones are meant."),
    # 0.4 · 0.6931 + 0.4 · 1.2040 + 0.2 · 1.6094
    (
        "kl(p, q)",
        "pq",
        "1.0807",
        Kind.CROSS_ENTROPY_FOR_KL,
        "That is H(p, q) = 1.0807: the entropy of p is still to be subtracted.",
    ),
    # 0.7 · 0.3567 + 0.2 · 1.6094 + 0.1 · 2.3026 = 0.2497 + 0.3219 + 0.2303
    ("kl(r, b)", "rb", "0.8018", Kind.ENTROPY_FOR_KL, "That is H(r) = 0.8018: an entropy, not the divergence."),
    (
        "cross_entropy(r, b)",
        "rb",
        "0.8018",
        Kind.ENTROPY_FOR_CROSS_ENTROPY,
        "That is H(r) = 0.8018: b does not occur in it.",
    ),
    # 0.7 · 0.4308 + 0.2 · 1.3863 + 0.1 · 2.3026 = 0.3015 + 0.2773 + 0.2303
    (
        "entropy(r)",
        "rb",
        "0.8091",
        Kind.CROSS_ENTROPY_FOR_ENTROPY,
        "That is H(r, b): the entropy of r alone is asked.",
    ),
    # 0.65 · 0.0741 + 0.25 · (-0.2231) = 0.0482 - 0.0558
    ("kl(r, b)", "rb", "-0.0076", Kind.WRONG_WEIGHT, "The weight is r, not b."),
    # ln 0.8 + ln 4/3 = -0.2231 + 0.2877 = 0.0646 by hand, 0.0645 without rounding
    ("kl(p, q)", "pq", "0.0645", Kind.UNWEIGHTED, "The logarithms are not weighted by p."),
    # 0.3219 + 0.2303, the 0.2497 missing
    (
        "sum(-r * ln(r))",
        "r",
        "0.5521",
        Kind.DROPPED_TERM,
        "You left out the first term: without it the sum is 0.5521.",
    ),
    # 0.8018 + 0.2497
    ("-sum(r * ln(r))", "r", "1.0515", Kind.DOUBLED_TERM, "You counted the first term twice."),
    # 0.7 · 0.0741 = 0.0519 and 0.2 · 0.2231 = 0.0446, added instead of subtracted
    ("sum(r * ln(r/b))", "rb", "0.0965", Kind.LOST_MINUS_IN_TERM, "A term has the wrong sign."),
    ("1/2 * (2.3^2 + 1.7)", "", "6.9900", Kind.FORGOTTEN_FACTOR, "You left out the factor 1/2."),
    # 2.3 / 4.1
    ("2.3^2 / 4.1", "", "0.5610", Kind.FORGOTTEN_SQUARE, "You did not square 2.3."),
    (
        "sqrt(20.5 / 20)",
        "",
        "1.0250",
        Kind.FORGOTTEN_ROOT,
        "That is 20.5/20 = 1.0250: the square root is still to be taken.",
    ),
    # the mean is 3.3, the squares of the distances 4.41, 0.01, 0.16, 5.76: 10.34 / 4, its root, and 10.34 / 3
    (
        "std(x)",
        "x",
        "2.5850",
        Kind.VARIANCE_FOR_DEVIATION,
        "That is var(x) = 2.5850: its square root is still to be taken.",
    ),
    ("var(x)", "x", "1.6078", Kind.DEVIATION_FOR_VARIANCE, "That is std(x) = 1.6078: the variance is its square."),
    (
        "var(x)",
        "x",
        "3.4467",
        Kind.DIVIDED_BY_N_MINUS_1,
        "That is var(x, 1) = 3.4467: divided by n − 1; here it is n.",
    ),
    # -1.3863 + 2/0.125 - 0.5, with the variance 0.25 put in as the deviation
    (
        "kl(normal(0, 1), normal(1, 0.5))",
        "",
        "14.1137",
        Kind.VARIANCE_FOR_DEVIATION,
        "You used normal(1, 0.5²) in the place of normal(1, 0.5): "
        "the variance stands where the standard deviation goes.",
    ),
    ("mean(x)", "x", "13.2000", Kind.SUM_FOR_MEAN, "That is the sum, 13.2000; the mean is asked."),
    (
        "sum(x)",
        "x",
        "3.3000",
        Kind.MEAN_FOR_SUM,
        "That is the mean of the terms, 3.3000; their sum is asked.",
    ),
    # 1 / 0.35
    ("-ln(0.35)", "", "2.8571", Kind.FORGOTTEN_LOGARITHM, "You gave 1/0.35 without its logarithm."),
    (
        "exp(1.0807)",
        "",
        "1.0807",
        Kind.FORGOTTEN_EXPONENTIAL,
        "That is 1.0807: its exponential is still to be taken.",
    ),
    # 4.1 / 2.3
    ("2.3 / 4.1", "", "1.7826", Kind.RECIPROCAL, "The fraction 2.3/4.1 stands upside down."),
    ("2.31 - 4.12", "", "6.4300", Kind.WRONG_OPERATION, "You added 4.12 where it is subtracted."),
    (
        "entropy(r)",
        "r",
        "8.0180",
        Kind.DECIMAL_SLIP,
        "The digits are right, but the number is ten times too large.",
    ),
    # -ln 0.65 in the place of -ln 0.25
    ("kl(c, b)", "cb", "0.4308", Kind.OTHER_ENTRY, "That is the value for outcome 1."),
    # of the table Phi(2) = 0.9772, below 130 and not above it
    (
        "1 - Phi((130 - 100)/15)",
        "",
        "0.9772",
        Kind.OTHER_TAIL,
        "You used 1 − Φ((130 − 100)/15) in the place of Φ((130 − 100)/15): the probability on the other side.",
    ),
    # exp(-1/2) / sqrt(2 pi) = 0.6065 / 2.5066
    (
        "Phi(1)",
        "",
        "0.2420",
        Kind.DENSITY_FOR_PROBABILITY,
        "That is pdf(normal(0, 1), 1) = 0.2420: the density there, not a probability.",
    ),
    # 1 - (1 + 3 + 4.5 + 4.5) exp(-3) = 1 - 13 · 0.0498
    (
        "1 - cdf(poisson(3), 2)",
        "",
        "0.3528",
        Kind.OFF_BY_ONE,
        "You used cdf(poisson(3), 2 + 1) in the place of cdf(poisson(3), 2): it goes only to 2.",
    ),
]


@pytest.mark.parametrize(("answer", "names", "typed", "kind", "sentence"), GOLDEN)
def test_a_mistake_is_named(
    ask: Ask, mark: MarkAnswer, answer: str, names: str, typed: str, kind: Kind, sentence: str
) -> None:
    verdict = mark(ask(answer, Decimals(4), given=given(names)), typed)
    assert isinstance(verdict, WrongBecause), verdict
    assert (verdict.kind, verdict.reason) == (kind, sentence)


def test_a_quotient_not_divided_in_the_end_is_one_step_short(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("(2.8221 - 2.8069) / sqrt(20.5 / 2000)"), "0.0152")
    assert isinstance(verdict, WrongBecause)
    assert verdict.kind is Kind.ONE_STEP_SHORT


def test_probabilities_that_were_not_normalised_inside_are_named(ask: Ask, mark: MarkAnswer) -> None:
    """e^1.2, e^0.3, e^-0.8 are 3.3201, 1.3499, 0.4493; ln of the first, twice: 2.4."""
    verdict = mark(ask("2 * ln(softmax(z)[1])", given=given("z")), "2.4000")
    assert isinstance(verdict, WrongBecause)
    assert verdict.kind is Kind.NOT_NORMALISED


def test_one_step_of_rounding_on_the_way_to_a_mistake_is_allowed(ask: Ask, mark: MarkAnswer) -> None:
    """0.7 · 0.3567 + 0.2 · 1.6094 + 0.1 · 2.3026 is 0.8018; a term rounded up makes it 0.8019."""
    verdict = mark(ask("cross_entropy(r, b)", given=given("rb")), "0.8019")
    assert isinstance(verdict, WrongBecause)
    assert verdict.kind is Kind.ENTROPY_FOR_CROSS_ENTROPY


def test_in_a_vector_it_is_said_which_entries_have_the_wrong_sign(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("-p * ln(p)", given=given("p")), "[0.3665, 0.3665, -0.3219]")
    assert isinstance(verdict, WrongBecause)
    assert (verdict.kind, verdict.reason) == (Kind.LOST_MINUS_IN_TERM, "Entry 3 has the wrong sign.")


def test_right_numbers_in_another_order_are_seen(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("[1.31, 2.42, 3.53]"), "[2.42, 1.31, 3.53]")
    assert isinstance(verdict, WrongBecause)
    assert verdict.kind is Kind.OTHER_ENTRY


def test_two_different_mistakes_that_lead_to_one_value_are_left_unsaid(ask: Ask, mark: MarkAnswer) -> None:
    """ln(2.5/1.3) turned round and with its sign lost is -0.6539; that much can be said."""
    verdict = mark(ask("ln(2.5 / 1.3)"), "-0.6539")
    assert isinstance(verdict, Wrong)
    assert verdict.detail == "right size, wrong sign"


def test_a_number_in_a_logarithm_may_have_been_a_ratio_that_was_turned(ask: Ask, mark: MarkAnswer) -> None:
    """0.4 ln 0.8, where 0.8 is 0.4/0.5: 0.0893 has the sign lost or the ratio turned."""
    verdict = mark(ask("0.4 * ln(0.8)"), "0.0893")
    assert isinstance(verdict, Wrong)
    assert verdict.detail == "right size, wrong sign"


def test_an_earlier_answer_carried_over_in_proportion_is_seen(ask: Ask, mark: MarkAnswer) -> None:
    """3 + ln 10^-12 is -24.6310; half of that for 10^-6 is -12.3155."""
    before, now = ask("3 + ln(10^-12)"), ask("3 + ln(10^-6)")
    verdict = mark(replace(now, earlier=(EarlierAnswer(1, before.answer),)), "-12.3155")
    assert isinstance(verdict, WrongBecause)
    assert (verdict.kind, verdict.reason) == (
        Kind.WRONG_OPERATION,
        "That is 0.5 times the answer to step 1; it does not change in proportion.",
    )


def test_where_few_answers_are_possible_none_gets_a_name_by_chance(ask: Ask, mark: MarkAnswer) -> None:
    """Among the whole numbers from 0 to 6 anyone hits the value of some slip; among four decimals hardly."""
    assert isinstance(mark(ask("mean([1, 3, 5])"), "9"), Wrong)
    assert isinstance(mark(ask("mean([1.02, 3.11, 5.33])"), "9.4600"), WrongBecause)


def test_the_authors_sentence_comes_first_and_takes_the_name_along(ask: Ask, mark: MarkAnswer) -> None:
    question = ask("kl(p, q)", given=given("pq"), mistakes={"kl(q, p)": "You measured from q to p."})
    verdict = mark(question, "0.0253")
    assert isinstance(verdict, WrongBecause)
    assert (verdict.reason, verdict.kind) == ("You measured from q to p.", Kind.SWAPPED_ARGUMENTS)


def test_a_right_answer_is_not_diagnosed_though_a_mistake_leads_to_it(ask: Ask, mark: MarkAnswer) -> None:
    """The other direction, 0.0253, is 0.03 too; and 0.0257 is what rounding by hand may lead to."""
    assert not isinstance(mark(ask("kl(p, q)", Decimals(2), given=given("pq")), "0.03"), WrongBecause)
    assert isinstance(mark(ask("kl(p, q)", given=given("pq")), "0.0257"), RightBut)


def test_machines_get_the_name_and_the_journal_too(ask: Ask, mark: MarkAnswer) -> None:
    verdict = mark(ask("kl(p, q)", given=given("pq")), "0.0253")
    assert as_object(verdict)["mistake"] == "swapped-arguments"
    assert name_with_mistake(verdict) == "wrong-because:swapped-arguments"
    assert name_with_mistake(Wrong("1", "2")) == "wrong"


def test_every_kind_has_a_general_sentence() -> None:
    assert all(kind.general.endswith(".") for kind in Kind)
