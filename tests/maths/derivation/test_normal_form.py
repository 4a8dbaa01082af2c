"""Laws of the normal form: bringing a term there changes its value nowhere, and what is the same looks the same."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizkl.maths.derivation.elaborate import elaborate
from quizkl.maths.derivation.term import Term
from quizkl.maths.engine.derivation.build import difference, form_of
from quizkl.maths.engine.derivation.equal import is_zero
from quizkl.maths.engine.derivation.evaluate import evaluate
from quizkl.maths.engine.derivation.form import NoFormError
from quizkl.maths.engine.derivation.nudge import nudged, steady
from quizkl.maths.engine.derivation.points import draw
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.unreadable import Unreadable
from tests.maths.derivation.back import term_of
from tests.maths.derivation.chains import declared

SYMBOLS = declared(
    {
        "p": "distribution(n)",
        "q": "distribution(n)",
        "r": "joint(x, y)",
        "z": "vector(n)",
        "w": "positive vector(n)",
        "a": "positive",
        "b": "number",
        "u": "normal(b, a)",
    }
)
POINTS = draw(SYMBOLS, 60)
BESIDE = nudged(POINTS, SYMBOLS)

_SCALARS = st.sampled_from(["a", "b", "n", "2", "3", "1/2", "p_1", "kl(p, q)", "E_{t~u}[(t - 1)^2]", "sum_x r(x, 1)"])
_AT_I = st.sampled_from(["p_i", "q_i", "z_i", "w_i", "i", "a", "2", "p_i", "ln p_i", "exp(z_i)", "q_i/p_i", "w_i^2"])
_AT_I_J = st.sampled_from(["p_i q_j", "z_i w_j", "p_i (z_i - z_j)", "i j", "w_i^2 ln q_j", "exp(z_i - z_j)"])
_DOMAINS = st.sampled_from(["_{i=1}^{n}", "_{i=1}^{n-1}", "_{i=2}^{n}", "_{i=1}^{3}", "_{i=1}^{n+1}"])
_INNER = st.sampled_from(["_{j=1}^{n}", "_{j=1}^{i}", "_{j=1}^{i-1}", "_{j=i}^{n}", "_{j=i+1}^{n}", "_{j=2}^{n}"])


@st.composite
def _sums(draw_: st.DrawFn) -> str:
    one = draw_(st.lists(_AT_I, min_size=1, max_size=3))
    if draw_(st.booleans()):
        joined = draw_(st.sampled_from([" + ", " - ", " * "])).join(one)
        return f"(sum{draw_(_DOMAINS)} ({joined}))"
    inner = draw_(_AT_I_J)
    return f"(sum{draw_(st.sampled_from(['_{i=1}^{n}', '_{i=2}^{n}']))} {one[0]} (sum{draw_(_INNER)} {inner}))"


@st.composite
def expressions(draw_: st.DrawFn) -> str:
    parts = draw_(st.lists(st.one_of(_SCALARS, _sums()), min_size=1, max_size=3))
    text = parts[0]
    for part in parts[1:]:
        operator = draw_(st.sampled_from([" + ", " - ", " * ", "/"]))
        text = f"({text}){operator}({part})"
    shape = draw_(st.sampled_from(["{}", "ln(exp({}))", "({})^2", "exp(ln(a) + {})", "ln(a^2 prod_i w_i) * {}"]))
    return shape.format(text)


def elaborated(text: str) -> Term:
    reading = read(text, SYMBOLS.names)
    assert isinstance(reading, Reading), (text, reading)
    found = elaborate(reading.expression, SYMBOLS)
    assert not isinstance(found, Unreadable), (text, found)
    return found


def agree(left: Term, right: Term) -> bool:
    """Whether both have the same value wherever both have one that float64 can tell."""
    first, second = evaluate(left, POINTS), evaluate(right, POINTS)
    both = (first.abs() < 1e9) & (second.abs() < 1e9)
    apart = both & ((first - second).abs() > 1e-6 * (1 + first.abs() + second.abs()))
    return not bool((apart & steady(first - second, evaluate(left, BESIDE) - evaluate(right, BESIDE))).any())


@settings(max_examples=250, deadline=None)
@given(expressions())
def test_the_normal_form_has_the_value_of_the_expression(text: str) -> None:
    term = elaborated(text)
    try:
        form = form_of(term, SYMBOLS)
    except NoFormError:
        assume(False)
    assert agree(term, term_of(form))


@settings(max_examples=150, deadline=None)
@given(expressions(), expressions())
def test_what_is_proved_equal_has_equal_values(one: str, other: str) -> None:
    first, second = elaborated(one), elaborated(other)
    try:
        zero = is_zero(difference(first, second, SYMBOLS), SYMBOLS)
    except NoFormError:
        assume(False)
    assert not zero or agree(first, second)


@settings(max_examples=80, deadline=None)
@given(_sums(), _sums(), _sums())
def test_products_of_sums_are_multiplied_out(one: str, two: str, three: str) -> None:
    left, right = elaborated(f"{one} * ({two} + {three})"), elaborated(f"{two} * {one} + {three} * {one}")
    try:
        assert is_zero(difference(left, right, SYMBOLS), SYMBOLS)
    except NoFormError:
        assume(False)


@settings(max_examples=60, deadline=None)
@given(_AT_I, _AT_I, st.sampled_from("jkst"))
def test_the_name_of_an_index_does_not_matter(one: str, two: str, name: str) -> None:
    body = f"({one}) * ({two})"
    other = f"({renamed(one, name)}) * ({renamed(two, name)})"
    assert form_of(elaborated(f"sum_{{i=1}}^n {body}"), SYMBOLS) == form_of(
        elaborated(f"sum_{{{name}=1}}^n {other}"), SYMBOLS
    )


def renamed(text: str, name: str) -> str:
    return text.replace("_i", f"_{name}") if text != "i" else name


@settings(max_examples=60, deadline=None)
@given(_AT_I_J)
def test_finite_sums_may_be_exchanged(body: str) -> None:
    left = elaborated(f"sum_{{i=1}}^n sum_{{j=1}}^i {body}")
    right = elaborated(f"sum_{{j=1}}^n sum_{{i=j}}^n {body}")
    assert form_of(left, SYMBOLS) == form_of(right, SYMBOLS)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 6))
def test_sums_of_powers_have_their_closed_form(exponent: int) -> None:
    term = elaborated(f"sum_{{i=1}}^n i^{exponent}")
    assert agree(term, term_of(form_of(term, SYMBOLS)))
