"""Trees that the reader can make, for laws that hold for all of them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from quizkl.maths.functions.table import FUNCTIONS
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.products import is_literal
from quizkl.maths.syntax.tree import (
    Absolute,
    Application,
    Binary,
    Call,
    Constant,
    Derivative,
    Domain,
    Entry,
    Expectation,
    Expression,
    Factorial,
    Field,
    Index,
    Members,
    Name,
    Negate,
    Norm,
    Number,
    Operator,
    Percent,
    Places,
    Prefix,
    Product,
    Range,
    Sum,
    Symbol,
    Transpose,
    Vector,
)

NAMES = Names(frozenset({"p", "q", "x", "y_t", "T", "mu", "sigma_1", "nll", "e1", "n", "Sigma", "result", "step"}))
"""The names that the trees use; none of them is a function's."""

_TYPED = st.sampled_from(["0", "1", "2", "10", "0.40", ".5", "3.", "2.58e-2", "1E3", "0.1", "12"])
NUMBERS = _TYPED.map(lambda text: Number(Fraction(text), text))
LEAVES: st.SearchStrategy[Expression] = st.one_of(
    NUMBERS,
    st.sampled_from(sorted(NAMES.quantities)).map(Name),
    st.sampled_from(list(Symbol)).map(Constant),
)
_SMALL = {name: function for name, function in FUNCTIONS.items() if function.fewest <= 2 and name != "choose"}


def _bound(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    """Sums, products and expectations with something in them that is bound; entries, applications, derivatives."""
    i, j, x, p = map(Name, ("i", "j", "x", "p"))
    entries: list[Expression] = [i, Entry(x, i), Entry(p, Binary(Operator.ADD, i, j)), Application(p, (i,))]
    entries += [Application(p, (Entry(x, i),), (Prefix(x, i),)), Entry(Entry(x, i), j)]
    terms = st.builds(Binary, st.sampled_from([Operator.MULTIPLY, Operator.ADD]), st.sampled_from(entries), parts)
    domains: st.SearchStrategy[Domain] = st.one_of(
        st.builds(Range, parts, parts), st.just(Places()), st.builds(Members, parts)
    )
    series = st.sampled_from([Sum, Product]).flatmap(lambda kind: st.builds(kind, st.just("i"), domains, terms))
    outer = st.sampled_from([Sum, Product]).flatmap(lambda kind: st.builds(kind, st.just("j"), domains, series))
    return st.one_of(
        outer,
        st.builds(Expectation, st.just("j"), parts, series),
        st.builds(Derivative, st.sampled_from([x, Name("mu"), Index(x, 2)]), parts),
    )


def _larger(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    shapes = st.sampled_from([Negate, Percent, Absolute, Norm])
    calls = st.sampled_from(sorted(_SMALL)).flatmap(
        lambda name: st.tuples(*[parts] * _SMALL[name].fewest).map(lambda arguments: Call(name, arguments))
    )
    return st.one_of(
        st.tuples(shapes, parts).map(lambda shape: shape[0](shape[1])),
        st.builds(Binary, st.sampled_from([o for o in Operator if o is not Operator.POWER]), parts, parts),
        st.builds(Binary, st.just(Operator.POWER), LEAVES, parts),
        st.builds(Binary, st.just(Operator.POWER), parts, LEAVES),
        calls,
        st.lists(parts.filter(lambda part: not isinstance(part, Vector)), min_size=1, max_size=3).map(
            lambda entries: Vector(tuple(entries))
        ),
        st.builds(Index, parts, st.integers(1, 12)),
        st.builds(Field, st.just(Name("result")), st.sampled_from(["mu", "loss"])),
        parts.map(Factorial),
        _bound(parts),
        parts.filter(lambda part: not is_literal(part)).map(Transpose),
    )


EXPRESSIONS = st.recursive(LEAVES, _larger, max_leaves=12)
