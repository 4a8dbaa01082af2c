"""Families of distributions, their densities and distribution functions.

`mean var std entropy kl` of them are under those names.
"""

from __future__ import annotations

from quizkl.maths.functions.entry import Function, Kind, Parameter


def _family(name: str, doc: str, *parameters: Parameter, domain: str) -> Function:
    """A family is called by its name in small letters, or with a capital; Γ and Β are letters of their own."""
    capitals = () if name in ("gamma", "beta") else ("MVN" if name == "mvn" else name.capitalize(),)
    return Function(name=name, parameters=parameters, result=Kind.FAMILY, doc=doc, aliases=capitals, domain=domain)


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
    _family(
        "poisson",
        "The counts 0, 1, 2, ... with mean rate: probability exp(-rate) rate^x / x!.",
        Parameter("rate", Kind.NUMBER),
        domain="rate > 0",
    ),
    _family(
        "gamma",
        "The density rate^shape x^(shape - 1) exp(-rate x) / Gamma(shape) for x > 0; its mean is shape/rate.",
        Parameter("shape", Kind.NUMBER),
        Parameter("rate", Kind.NUMBER),
        domain="shape > 0, rate > 0",
    ),
    _family(
        "beta",
        "The density between 0 and 1 that is proportional to x^(a - 1) (1 - x)^(b - 1); its mean is a/(a + b).",
        Parameter("a", Kind.NUMBER),
        Parameter("b", Kind.NUMBER),
        domain="a > 0, b > 0",
    ),
    _family(
        "uniform",
        "The density 1/(high - low) between low and high.",
        Parameter("low", Kind.NUMBER),
        Parameter("high", Kind.NUMBER),
        domain="low < high",
    ),
    _family(
        "laplace",
        "The density exp(-|x - mu|/b) / (2 b); its variance is 2 b^2.",
        Parameter("mu", Kind.NUMBER),
        Parameter("b", Kind.NUMBER),
        domain="b > 0",
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

CUMULATIVE = (
    Function(
        name="cdf",
        parameters=(Parameter("P", Kind.FAMILY), Parameter("x", Kind.ARRAY)),
        result=Kind.ARRAY,
        doc="The probability of at most x, entry by entry over a vector; not for `mvn` and `beta`.",
    ),
    Function(
        name="quantile",
        parameters=(Parameter("P", Kind.FAMILY), Parameter("u", Kind.ARRAY)),
        result=Kind.ARRAY,
        doc="The x with `cdf(P, x) = u`; for normal, exponential, uniform and Laplace distributions.",
        domain="0 < u < 1",
    ),
)


def _estimate(family: str, result: Kind, doc: str, domain: str = "") -> Function:
    """What ``mle(family, x)`` is read as."""
    parameters = (Parameter("x", Kind.VECTOR),)
    return Function(name=f"mle_{family}", parameters=parameters, result=result, doc=doc, domain=domain)


ESTIMATES = (
    _estimate(
        "normal",
        Kind.VECTOR,
        "`mle(normal, x)`: the maximum likelihood estimates [mean, standard deviation]; the deviation is divided by n.",
    ),
    _estimate(
        "bernoulli",
        Kind.NUMBER,
        "`mle(bernoulli, x)`: the share of ones, the maximum likelihood estimate of p.",
        "every entry 0 or 1",
    ),
    _estimate(
        "poisson",
        Kind.NUMBER,
        "`mle(poisson, x)`: the mean, the maximum likelihood estimate of the rate.",
        "whole numbers from 0 on",
    ),
    _estimate(
        "exponential",
        Kind.NUMBER,
        "`mle(exponential, x)`: 1/mean, the maximum likelihood estimate of the rate.",
        "entries not negative, not all 0",
    ),
    _estimate(
        "uniform",
        Kind.VECTOR,
        "`mle(uniform, x)`: the maximum likelihood estimates [least, greatest] of the two ends.",
    ),
)
