"""Functions of vectors and matrices. (`abs norm transpose dot factorial` are not here: each has a node of its own.)"""

from __future__ import annotations

from quizkl.maths.functions.entry import Function, Kind, Parameter

_X = Parameter("x", Kind.ARRAY)
_MATRIX = Parameter("A", Kind.MATRIX)
_SAMPLE = Parameter("x", Kind.SAMPLE)
_DDOF = Parameter("ddof", Kind.INTEGER, optional=True)


def _reduction(name: str, doc: str) -> Function:
    return Function(name=name, parameters=(_X,), result=Kind.NUMBER, doc=doc, repeats=True)


REDUCTIONS = (
    _reduction("sum", "All entries added up; with several arguments, their sum."),
    _reduction("prod", "All entries multiplied; with several arguments, their product."),
    _reduction("min", "The least entry, or the least of the arguments."),
    _reduction("max", "The greatest entry, or the greatest of the arguments."),
    Function(
        name="cumsum",
        parameters=(Parameter("x", Kind.VECTOR),),
        result=Kind.VECTOR,
        doc="The running sums: entry k is x_1 + ... + x_k.",
    ),
    Function(
        name="length",
        parameters=(Parameter("x", Kind.VECTOR),),
        result=Kind.INTEGER,
        doc="The number of entries (of rows, for a matrix).",
        aliases=("len",),
    ),
)

STATISTICS = (
    Function(
        name="mean",
        parameters=(_SAMPLE,),
        result=Kind.NUMBER,
        doc="The arithmetic mean of numbers; the expectation of a distribution (a vector for `mvn`).",
    ),
    Function(
        name="var",
        parameters=(_SAMPLE, _DDOF),
        result=Kind.NUMBER,
        doc="The variance: of numbers divided by n - ddof, where ddof is 0 unless given (so `var(x)` is the maximum "
        "likelihood estimate and `var(x, 1)` the unbiased one); of a distribution, the central second moment.",
        aliases=("variance",),
    ),
    Function(
        name="std",
        parameters=(_SAMPLE, _DDOF),
        result=Kind.NUMBER,
        doc="The square root of `var` with the same arguments.",
    ),
    Function(
        name="cov",
        parameters=(
            Parameter("x", Kind.VECTOR),
            Parameter("y", Kind.VECTOR, optional=True),
            Parameter("ddof", Kind.INTEGER, optional=True),
        ),
        result=Kind.ARRAY,
        doc="The covariance of two samples of one length, divided by n - ddof (ddof is 0 unless given). With one "
        "argument: the covariance matrix of a matrix whose rows are observations, or of `mvn`.",
    ),
    Function(
        name="corr",
        parameters=(Parameter("x", Kind.VECTOR), Parameter("y", Kind.VECTOR)),
        result=Kind.NUMBER,
        doc="The correlation of two samples of one length, cov(x, y)/(std(x) std(y)) (Pearson).",
        domain="neither of them constant",
    ),
    Function(
        name="median",
        parameters=(Parameter("x", Kind.VECTOR),),
        result=Kind.NUMBER,
        doc="The middle of the sorted numbers; of an even number of them the mean of the two in the middle.",
    ),
)

MATRICES = (
    Function(
        name="solve",
        parameters=(_MATRIX, Parameter("b", Kind.ARRAY)),
        result=Kind.ARRAY,
        doc="The x with `A @ x = b`; of a matrix b column by column.",
        domain="a regular square matrix with as many rows as b",
    ),
    Function(name="det", parameters=(_MATRIX,), result=Kind.NUMBER, doc="The determinant.", domain="a square matrix"),
    Function(
        name="inv",
        parameters=(_MATRIX,),
        result=Kind.MATRIX,
        doc="The inverse matrix.",
        domain="a regular square matrix",
    ),
    Function(
        name="tr",
        parameters=(_MATRIX,),
        result=Kind.NUMBER,
        doc="The trace: the sum of the diagonal.",
        aliases=("trace",),
        domain="a square matrix",
    ),
    Function(
        name="diag",
        parameters=(_X,),
        result=Kind.ARRAY,
        doc="Of a vector: the diagonal matrix with these entries. Of a matrix: its diagonal.",
    ),
    Function(
        name="identity",
        parameters=(Parameter("n", Kind.INTEGER),),
        result=Kind.MATRIX,
        doc="The n by n identity matrix.",
        aliases=("eye",),
        domain="1 <= n <= 64",
    ),
    Function(
        name="onehot",
        parameters=(Parameter("k", Kind.INTEGER), Parameter("n", Kind.INTEGER)),
        result=Kind.PROBABILITIES,
        doc="The vector of n entries with 1 at place k, counted from 1, and 0 elsewhere.",
        aliases=("one_hot",),
        domain="1 <= k <= n <= 10000",
    ),
)
