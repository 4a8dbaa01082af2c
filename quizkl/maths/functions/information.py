"""Entropy, divergences and what goes with them. Logarithms are natural: results are in nats."""

from __future__ import annotations

from quizkl.maths.functions.entry import Function, Kind, Parameter

_P = Parameter("p", Kind.DISTRIBUTION)
_Q = Parameter("q", Kind.DISTRIBUTION)
_LOGITS = Parameter("z", Kind.VECTOR)
_COVER = "p and q of one size; entries not negative"

DIVERGENCES = (
    Function(
        name="entropy",
        parameters=(_P,),
        result=Kind.NUMBER,
        doc="H(p) = -sum p ln p with 0 ln 0 = 0 (Cover & Thomas, Elements of Information Theory, 2.1); for a density "
        "the differential entropy (8.1).",
        domain="entries not negative",
        information=True,
    ),
    Function(
        name="cross_entropy",
        parameters=(_P, _Q),
        result=Kind.NUMBER,
        doc="H(p, q) = -sum p ln q with 0 ln 0 = 0; oo where q is 0 and p is not (Murphy, Probabilistic Machine "
        "Learning, 6.1.2).",
        domain=_COVER,
        information=True,
    ),
    Function(
        name="kl",
        parameters=(_P, _Q),
        result=Kind.NUMBER,
        doc="KL(p || q) = sum p ln(p/q) with 0 ln 0 = 0; oo where q is 0 and p is not (Kullback & Leibler 1951; Cover "
        "& Thomas 2.3). Between two distributions of one family its closed form.",
        aliases=("KL", "D_KL", "KLD", "kl_divergence"),
        domain=_COVER,
        information=True,
    ),
    Function(
        name="js",
        parameters=(_P, _Q),
        result=Kind.NUMBER,
        doc="The Jensen-Shannon divergence KL(p || m)/2 + KL(q || m)/2 with m = (p + q)/2 (Lin 1991).",
        aliases=("JS", "JSD", "jsd"),
        domain=_COVER,
        information=True,
    ),
    Function(
        name="tv",
        parameters=(Parameter("p", Kind.PROBABILITIES), Parameter("q", Kind.PROBABILITIES)),
        result=Kind.NUMBER,
        doc="The total variation distance sum |p - q| / 2 (Levin & Peres, Markov Chains and Mixing Times, 4.1).",
        aliases=("TV", "total_variation"),
        domain=_COVER,
    ),
    Function(
        name="hellinger",
        parameters=(Parameter("p", Kind.PROBABILITIES), Parameter("q", Kind.PROBABILITIES)),
        result=Kind.NUMBER,
        doc="The Hellinger distance sqrt(sum (sqrt p - sqrt q)^2) / sqrt 2, between 0 and 1.",
        domain=_COVER,
    ),
    Function(
        name="perplexity",
        parameters=(Parameter("nll", Kind.NUMBER),),
        result=Kind.NUMBER,
        doc="exp(nll), where nll is the mean negative log-likelihood a token in nats.",
    ),
    Function(
        name="mc_kl",
        parameters=(
            Parameter("P", Kind.FAMILY),
            Parameter("Q", Kind.FAMILY),
            Parameter("n", Kind.INTEGER),
            Parameter("seed", Kind.INTEGER),
        ),
        result=Kind.NUMBER,
        doc="The mean of ln p(x) - ln q(x) over n draws x from P with this seed (torch, float32): a Monte Carlo "
        "estimate of KL(P || Q).",
        domain="1 <= n <= 1000000",
        information=True,
    ),
)

LOGITS = (
    Function(
        name="softmax",
        parameters=(_LOGITS,),
        result=Kind.PROBABILITIES,
        doc="exp(z) / sum exp(z) (Bridle 1990); over each row of a matrix.",
    ),
    Function(
        name="log_softmax",
        parameters=(_LOGITS,),
        result=Kind.VECTOR,
        doc="z - logsumexp(z), the logarithm of `softmax(z)`; over each row of a matrix.",
        aliases=("logsoftmax",),
    ),
    Function(
        name="logsumexp",
        parameters=(_LOGITS,),
        result=Kind.NUMBER,
        doc="ln sum exp(z); over each row of a matrix.",
        aliases=("log_sum_exp", "lse"),
    ),
    Function(
        name="normalize",
        parameters=(Parameter("w", Kind.VECTOR),),
        result=Kind.PROBABILITIES,
        doc="w / sum w.",
        aliases=("normalise",),
        domain="entries not negative, not all 0",
    ),
)
