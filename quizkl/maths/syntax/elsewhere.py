"""Names that other languages and books have for what is written in another way here, or not computed at all."""

from __future__ import annotations

from typing import Final

LIMIT: Final = "Limits are not computed. Put in a number close by: x = 10^-6."
INTEGRAL: Final = "Integrals are not computed. An antiderivative is checked by its derivative: d/dx x^3/3."
DOTS: Final = "Dots are not read. Write the sum with an index: sum_{k=1}^10 k."

_WRITE: Final = {
    ("C", "nCk", "comb", "combinations"): "choose(n, k)",
    ("nPr", "nPk", "perm", "permutations"): "n!/(n - k)!",
    ("fact", "fac"): "n!",
    ("lgamma", "gammaln", "loggamma"): "ln((n - 1)!)",
    ("mod", "fmod", "rem"): "a - b*floor(a/b)",
    ("trunc", "fix"): "sign(x)*floor(abs(x))",
    ("square",): "x^2",
    ("exp2",): "2^x",
    ("exp10",): "10^x",
    ("erfc",): "1 - erf(x)",
    ("sinc",): "sin(x)/x",
    ("relu", "ReLU"): "max(0, x)",
    ("silu", "swish"): "x*sigmoid(x)",
    ("gelu",): "x*Phi(x)",
    ("avg", "average"): "mean(x)",
    ("sd", "stdev", "stddev"): "std(x)",
    ("mse",): "mean((x - y)^2)",
    ("mae",): "mean(abs(x - y))",
    ("rms",): "sqrt(mean(x^2))",
    ("zscore", "standardize"): "(x - mean(x))/std(x)",
    ("dist", "distance"): "norm(x - y)",
    ("cosine", "cosine_similarity"): "x @ y/(norm(x)*norm(y))",
    ("count", "size", "numel"): "length(x)",
    ("pmf", "dnorm"): "pdf(normal(0, 1), x)",
    ("pnorm",): "cdf(normal(0, 1), x)",
    ("ppf", "qnorm", "invcdf"): "quantile(normal(0, 1), 0.975)",
    ("sf", "survival"): "1 - cdf(normal(0, 1), x)",
    ("bce",): "cross_entropy(p, q)",
    ("diff", "deriv", "derivative", "grad", "gradient"): "d/dx x^2",
}
_SAID: Final = {
    "lim": LIMIT,
    "limit": LIMIT,
    "int": INTEGRAL,
    "integral": INTEGRAL,
    "integrate": INTEGRAL,
    "I": "The mutual information is a divergence: kl(p, q) of the joint distribution p and the product q.",
}
_MATRICES: Final = {
    ("eig", "eigenvalues", "eigvals", "eigenvalue"): "An eigenvalue k of A makes det(A - k*identity(2)) zero.",
    (
        "cross",
        "outer",
        "kron",
        "rank",
        "svd",
        "qr",
        "cholesky",
    ): "Of matrices there are @, det, inv, solve, tr and norm.",
    ("argmax", "argmin", "sort", "mode"): "Of the entries of x there are max(x), min(x), median(x) and mean(x).",
}
HINTS: Final = {
    **{name: f"Write {written}." for names, written in _WRITE.items() for name in names},
    **{name: said for names, said in _MATRICES.items() for name in names},
    **_SAID,
}
"""What to write instead of a name, or how else to get there."""

OF_ONE_ARGUMENT: Final = {
    "gamma": "The gamma function at a whole n is (n - 1)!.",
    "beta": "The beta function at whole a and b is (a - 1)!*(b - 1)!/(a + b - 1)!.",
}
"""Distributions that are called like functions of numbers."""
EXAMPLES: Final = (*_WRITE.values(), "det(A - k*identity(2))", "(n - 1)!", "d/dx x^3/3", "sum_{k=1}^10 k")
"""What the hints write, which can all be read."""
