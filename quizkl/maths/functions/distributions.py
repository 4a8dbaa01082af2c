"""Families of distributions and their densities; `mean var std entropy kl` of them are under those names."""

from __future__ import annotations

from quizkl.maths.functions.entry import Function, Kind, Parameter


def _family(name: str, doc: str, *parameters: Parameter, domain: str) -> Function:
    """A family is called by its name in small letters, or with a capital."""
    capital = "MVN" if name == "mvn" else name.capitalize()
    return Function(name=name, parameters=parameters, result=Kind.FAMILY, doc=doc, aliases=(capital,), domain=domain)


FAMILIES = (
    _family(
        "normal",
        "The normal distribution with mean mu and standard deviation sigma (not the variance).",
        Parameter("mu", Kind.NUMBER),
        Parameter("sigma", Kind.NUMBER),
        domain="sigma > 0",
    ),
    _family(
        "mvn",
        "The normal distribution in k dimensions with mean vector mu and covariance matrix Sigma.",
        Parameter("mu", Kind.VECTOR),
        Parameter("Sigma", Kind.MATRIX),
        domain="Sigma symmetric and positive definite",
    ),
    _family(
        "bernoulli",
        "1 with probability p, else 0.",
        Parameter("p", Kind.NUMBER),
        domain="0 <= p <= 1",
    ),
    _family(
        "categorical",
        "Outcome k of 1, ..., n with probability p_k.",
        Parameter("p", Kind.PROBABILITIES),
        domain="entries not negative, adding up to 1",
    ),
    _family(
        "exponential",
        "The density rate exp(-rate x) for x >= 0; its mean is 1/rate.",
        Parameter("rate", Kind.NUMBER),
        domain="rate > 0",
    ),
)

DENSITIES = (
    Function(
        name="pdf",
        parameters=(Parameter("P", Kind.FAMILY), Parameter("x", Kind.ARRAY)),
        result=Kind.ARRAY,
        doc="The density at x, or for outcomes that can be counted the probability of x; entry by entry over a "
        "vector x except for `mvn`, which takes a vector as one point. Also `pmf`.",
        aliases=("pmf",),
    ),
    Function(
        name="logpdf",
        parameters=(Parameter("P", Kind.FAMILY), Parameter("x", Kind.ARRAY)),
        result=Kind.ARRAY,
        doc="The natural logarithm of `pdf(P, x)`; -oo outside the support.",
        aliases=("log_pdf", "logpmf", "log_prob"),
    ),
)

DISTRIBUTIONS = FAMILIES + DENSITIES
