"""Elementary functions of numbers, applied entry by entry to vectors and matrices."""

from __future__ import annotations

from quizkl.maths.functions.entry import Function, Kind, Parameter


def _entrywise(
    name: str, doc: str, *aliases: str, domain: str = "every real x", inverse: str | None = None
) -> Function:
    """A function of one number ``x``."""
    return Function(
        name=name,
        parameters=(Parameter("x", Kind.ENTRYWISE),),
        result=Kind.ENTRYWISE,
        doc=doc,
        aliases=aliases,
        domain=domain,
        inverse=inverse,
    )


LOGARITHMS_AND_POWERS = (
    _entrywise(
        "ln", "The natural logarithm (ISO 80000-2). `log x` with one argument is read as `ln x`.", domain="x > 0"
    ),
    _entrywise("log2", "The logarithm to base 2 (ISO 80000-2 writes lb x).", domain="x > 0"),
    _entrywise("log10", "The logarithm to base 10 (ISO 80000-2 writes lg x).", domain="x > 0"),
    Function(
        name="log",
        parameters=(Parameter("x", Kind.ENTRYWISE), Parameter("base", Kind.ENTRYWISE)),
        result=Kind.ENTRYWISE,
        doc="The logarithm of x to the base given second: ln x / ln base (ISO 80000-2). Also written `log_b x`.",
        domain="x > 0, base > 0, base not 1",
    ),
    _entrywise("log1p", "ln(1 + x), accurate near 0.", domain="x > -1"),
    _entrywise("exp", "e to the power x."),
    _entrywise("expm1", "exp(x) - 1, accurate near 0."),
    _entrywise("sqrt", "The square root that is not negative. Also written `√x`.", domain="x >= 0"),
    _entrywise("cbrt", "The real cube root; negative for negative x. Also written `∛x`."),
    Function(
        name="root",
        parameters=(Parameter("x", Kind.ENTRYWISE), Parameter("n", Kind.INTEGER)),
        result=Kind.ENTRYWISE,
        doc="The real n-th root, x^(1/n); for odd n also of negative x.",
        domain="x >= 0, or n odd; n not 0",
    ),
    _entrywise("sigmoid", "The logistic function 1/(1 + exp(-x)).", "logistic"),
    _entrywise("logit", "ln(p/(1 - p)), the inverse of the logistic function.", domain="0 < x < 1"),
    _entrywise("softplus", "ln(1 + exp(x))."),
    _entrywise("erf", "The error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x (DLMF 7.2.1)."),
    _entrywise(
        "Phi",
        "The probability that a standard normal variable is at most x, (1 + erf(x/sqrt(2)))/2 (DLMF 7.18.1). Also `Φ`.",
        inverse="probit",
    ),
    _entrywise(
        "probit",
        "The number below which a standard normal variable lies with probability x, the inverse of `Phi`.",
        domain="0 < x < 1",
        inverse="Phi",
    ),
)

TRIGONOMETRIC = (
    _entrywise("sin", "The sine; x in radians.", inverse="arcsin"),
    _entrywise("cos", "The cosine; x in radians.", inverse="arccos"),
    _entrywise("tan", "sin x / cos x.", domain="cos x not 0", inverse="arctan"),
    _entrywise("sec", "1 / cos x.", domain="cos x not 0", inverse="arcsec"),
    _entrywise("csc", "1 / sin x.", "cosec", domain="sin x not 0", inverse="arccsc"),
    _entrywise("cot", "cos x / sin x.", domain="sin x not 0", inverse="arccot"),
    _entrywise("arcsin", "The angle in [-pi/2, pi/2] whose sine is x (DLMF 4.23).", "asin", domain="-1 <= x <= 1"),
    _entrywise("arccos", "The angle in [0, pi] whose cosine is x (DLMF 4.23).", "acos", domain="-1 <= x <= 1"),
    _entrywise("arctan", "The angle in (-pi/2, pi/2) whose tangent is x (DLMF 4.23).", "atan"),
    _entrywise("arcsec", "arccos(1/x).", "asec", domain="|x| >= 1"),
    _entrywise("arccsc", "arcsin(1/x).", "acsc", "arccosec", domain="|x| >= 1"),
    _entrywise(
        "arccot",
        "arctan(1/x), odd, and pi/2 at 0 (DLMF 4.23.9; some books use the branch in (0, pi)).",
        "acot",
    ),
    Function(
        name="atan2",
        parameters=(Parameter("y", Kind.ENTRYWISE), Parameter("x", Kind.ENTRYWISE)),
        result=Kind.ENTRYWISE,
        doc="The angle in (-pi, pi] of the point (x, y); y comes first (IEEE 754).",
        aliases=("arctan2",),
        domain="x and y not both 0",
    ),
)

HYPERBOLIC = (
    _entrywise("sinh", "(exp(x) - exp(-x))/2.", inverse="arcsinh"),
    _entrywise("cosh", "(exp(x) + exp(-x))/2.", inverse="arccosh"),
    _entrywise("tanh", "sinh x / cosh x.", inverse="arctanh"),
    _entrywise("sech", "1 / cosh x.", inverse="arcsech"),
    _entrywise("csch", "1 / sinh x.", "cosech", domain="x not 0", inverse="arccsch"),
    _entrywise("coth", "cosh x / sinh x.", domain="x not 0", inverse="arccoth"),
    _entrywise("arcsinh", "ln(x + sqrt(x^2 + 1)) (DLMF 4.37.16).", "asinh", "arsinh"),
    _entrywise("arccosh", "ln(x + sqrt(x^2 - 1)) (DLMF 4.37.19).", "acosh", "arcosh", domain="x >= 1"),
    _entrywise("arctanh", "ln((1 + x)/(1 - x))/2 (DLMF 4.37.24).", "atanh", "artanh", domain="-1 < x < 1"),
    _entrywise("arcsech", "arccosh(1/x).", "asech", "arsech", domain="0 < x <= 1"),
    _entrywise("arccsch", "arcsinh(1/x).", "acsch", "arcsch", domain="x not 0"),
    _entrywise("arccoth", "arctanh(1/x).", "acoth", "arcoth", domain="|x| > 1"),
)

ROUNDING = (
    _entrywise("floor", "The greatest whole number that is not above x."),
    _entrywise("ceil", "The least whole number that is not below x.", "ceiling"),
    _entrywise("round", "The nearest whole number; a half goes to the even one (IEEE 754)."),
    _entrywise("sign", "-1, 0 or 1.", "sgn", "signum"),
    Function(
        name="choose",
        parameters=(Parameter("n", Kind.INTEGER), Parameter("k", Kind.INTEGER)),
        result=Kind.NUMBER,
        doc="The number of ways to pick k of n things: n!/(k! (n - k)!) (DLMF 1.2.1).",
        aliases=("binomial", "binom", "nCr"),
        domain="whole numbers 0 <= k <= n",
    ),
)

ELEMENTARY = LOGARITHMS_AND_POWERS + TRIGONOMETRIC + HYPERBOLIC + ROUNDING
