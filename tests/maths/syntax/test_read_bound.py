"""How sums, expectations, entries, conditionals and derivatives are read: the table of readings, one line each."""

import pytest

from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Application, Entry, Expectation, Expression, Members, Name, Places, Range, Sum
from quizkl.maths.syntax.unreadable import Unreadable

NAMES = Names(frozenset({"p", "q", "x", "y", "n", "A", "D", "mu", "sigma", "Sigma"}), split_products=True)


def tree(text: str, names: Names = NAMES) -> Expression:
    found = read(text, names)
    assert isinstance(found, Reading), found
    return found.expression


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("sum_i p_i ln(p_i/q_i)", "∑_i p_i ln(p_i/q_i)"),
        ("-sum_i p_i ln p_i", "−∑_i p_i ln p_i"),
        ("Σ_{i=1}^{n} i^2", "∑_{i=1}^n i²"),
        ("∑_{i=1}ⁿ i", "∑_{i=1}^n i"),
        ("∑ᵢ₌₁ⁿ xᵢ xᵢ₊₁", "∑_{i=1}^n x_i x_{i+1}"),
        ("sum_k p(k; mu)", "∑_k p(k | μ)"),
        ("sum_i^n x_i", "∑_{i=1}^n x_i"),
        ("sum_{i=1}^{n-1} p_{i+1}", "∑_{i=1}^{n−1} p_{i+1}"),
        ("1/n sum_i x_i + 1", "(1/n) ∑_i x_i + 1"),
        ("sum_i p_i sum_j q_j", "∑_i p_i ∑_j q_j"),
        ("sum_i p_iq_i", "∑_i p_i q_i"),
        ("(sum_i p_i) (sum_j q_j)", "(∑_i p_i) ∑_j q_j"),
        ("sum_{i,j} A_ij", "∑_i ∑_j A_{i,j}"),
        ("sum_i sum_{j<i} A_{ij}", "∑_i ∑_{j=1}^{i−1} A_{i,j}"),
        ("sum_{k in D} ln p(k)", "∑_{k∈D} ln p(k)"),
        ("prod_j p(x_j)", "∏_j p(x_j)"),
        ("∏_{j=1}^n p(x_j|x_{<j})", "∏_{j=1}^n p(x_j | x_{<j})"),
        ("sum_x p(x) log p(x)", "∑_x p(x) ln p(x)"),
        ("E_p[log p - log q]", "E_p[ln p − ln q]"),
        ("E_p[log p(k)]", "E_{k∼p}[ln p(k)]"),
        ("𝔼_{k∼p}[k]", "E_{k∼p}[k]"),
        ("E_{k~normal(0, 1)}[k^2]", "E_{k∼normal(0, 1)}[k²]"),
        ("E_{q(k|x)}[ln p(k)]", "E_{k∼q(k | x)}[ln p(k)]"),
        ("E_{i~p, j~q}[i j]", "E_{i∼p}[E_{j∼q}[i j]]"),
        ("sum_j x^(j)", "∑_j x^(j)"),
        ("sum_j x^{(j)}_1", "∑_j x^(j)_1"),
        ("d/dμ (x - μ)^2", "d/dμ ((x − μ)²)"),
        ("∂/∂sigma ln sigma", "d/dσ (ln σ)"),
        ("d²/dx² x^3", "d/dx (d/dx (x³))"),
        ("d/dx_1 x_1 x_2", "d/dx₁ (x₁ x₂)"),
        ("x_n", "x_n"),
        ("A[n, 1]", "A_n[1]"),
    ],
)
def test_the_echo_shows_what_is_bound(typed: str, shown: str) -> None:
    assert echo(tree(typed)) == shown


def test_a_letter_after_a_quantity_is_its_argument_only_where_it_is_bound() -> None:
    assert echo(tree("p(x)")) == "p x"
    assert echo(tree("p(1-p)")) == "p (1 − p)"
    assert tree("sum_k p(k)") == Sum("k", Places(), Application(Name("p"), (Name("k"),)))
    assert echo(tree("sum_k p(k+1)")) == "∑_k p (k + 1)"


def test_a_distribution_is_applied_to_whatever_variable_follows() -> None:
    names = Names(frozenset({"p", "x"}), free=True, distributions=frozenset({"p"}))
    assert tree("p(x)", names) == Application(Name("p"), (Name("x"),))
    assert tree("p(z)", names) == Application(Name("p"), (Name("z"),))
    assert echo(tree("p(1-p)", names)) == "p (1 − p)"
    assert tree("p_θ(z)", names) == Application(Name("p_theta"), (Name("z"),))


def test_a_bar_between_variables_is_a_condition() -> None:
    assert tree("p(x|y)") == Application(Name("p"), (Name("x"),), (Name("y"),))
    assert echo(tree("p(|x|)")) == "p * |x|"


def test_the_domain_of_a_sum() -> None:
    i = Entry(Name("p"), Name("i"))
    assert tree("sum_i p_i") == Sum("i", Places(), i)
    assert tree("sum_{i in D} p_i") == Sum("i", Members(Name("D")), i)
    assert tree("sum_{i=n}^{y} p_i") == Sum("i", Range(Name("n"), Name("y")), i)


def test_a_vector_under_the_name_of_the_index_lists_what_the_outcomes_are_worth() -> None:
    applied = Application(Name("p"), (Name("x"),))
    assert tree("sum_x p(x)") == Sum("x", Places(Name("x")), applied)
    assert tree("E_{x~p}[p(x)]") == Expectation("x", Name("p"), applied, Name("x"))


def test_a_declared_sigma_can_still_be_summed_with() -> None:
    assert echo(tree("Σ_i Σ_{i}")) == "∑_i Σ_i"
    assert echo(tree("Σ_{k=1}^2 k")) == "∑_{k=1}^2 k"
    assert echo(tree("Sigma_1")) == "Σ₁"


def test_where_names_are_free_their_entries_are_too() -> None:
    free = Names(free=True)
    assert echo(tree("sum_i r_i", free)) == "∑_i r_i"
    assert echo(tree("Σ_i p_i ln(p_i/q_i)", free)) == "∑_i p_i ln(p_i/q_i)"
    assert tree("H(p)", free) == tree("entropy(p)", free)
    assert tree("β + γ H", free) == tree("beta + gamma*H", free)


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("sum_j x^(j)", "x^(j) is read as example j. For a power write x^j."),
        ("d/dx (x^2) x", "The derivative is that of (x^2) x. Put it in ( ) if it ends earlier."),
        ("lg 100", "lg is read as the logarithm to base 10. For base 2 write log2."),
    ],
)
def test_what_may_surprise_is_pointed_out(typed: str, remark: str) -> None:
    found = read(typed, NAMES)
    assert isinstance(found, Reading)
    assert found.remarks == (remark,)


@pytest.mark.parametrize(
    ("typed", "column", "message"),
    [
        ("sum_{i=1} p_i", 11, "How far does i go?"),
        ("sum_i", 6, "`sum` of what?"),
        ("sum_{1} p", 1, "`1` cannot be an index."),
        ("sum_{i=1}^ p", 13, "`sum` of what?"),
        ("sum_e p_e", 1, "`e` cannot be an index."),
        ("sum_{i in D}^n p", 1, "This sum has an upper limit, but its index has no lower one."),
        ("E[x]", 1, "It is not said under which distribution."),
        ("E_p x", 1, "`E_p` is not a known name."),
        ("E_{x~p}", 8, "What is averaged stands in [ ]."),
        ("E_{k~p}[k", 8, "This `[` is never closed."),
        ("d/dz x", 4, "`z` is not a known name."),
        ("d/dx", 5, "The derivative of what?"),
        ("d^2/dx x", 5, "The orders above and below differ."),
        ("d^4/dx^4 d^3/dx^3 x", 10, "More than 6 derivatives are not read."),
        ("∂x", 1, "`∂` stands before a slash."),
        ("x_{i}", 1, "`x_i` is not a known name."),
        ("x_{0}", 1, "`x_0` is not a known name."),
        ("x ~ p", 3, "`~` has no meaning here."),
        ("mle(x)", 1, "`mle` wants a family and the data: mle(normal, x)."),
    ],
)
def test_a_refusal_says_what_is_missing(typed: str, column: int, message: str) -> None:
    found = read(typed, NAMES)
    assert isinstance(found, Unreadable), found
    assert (found.column, found.message) == (column, message)


def test_the_family_of_an_estimate_is_a_name() -> None:
    assert echo(tree("mle(normal, x)")) == "mle(normal, x)"
    assert tree("mle(Poisson, x)") == tree("mle_poisson(x)")
