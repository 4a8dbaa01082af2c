"""What the commands of TeX stand for in an answer."""

from __future__ import annotations

from quizkl.maths.syntax.characters import LETTER_OF

SPACES = frozenset(
    {"\\,", "\\;", "\\:", "\\!", "\\ ", "~", "$", "\\quad", "\\qquad", "\\thinspace", "\\displaystyle", "\\textstyle",
     "\\left", "\\right", "\\middle", "\\big", "\\Big", "\\bigg", "\\Bigg", "\\bigl", "\\bigr", "\\Bigl", "\\Bigr",
     "\\biggl", "\\biggr", "\\Biggl", "\\Biggr", "\\bigm", "\\limits", "\\nolimits"}
)  # fmt: skip
"""Commands that say how a formula looks and not what it means."""

SIGNS = {
    "\\cdot": "·", "\\times": "*", "\\ast": "*", "\\div": "/", "\\mid": "|", "\\vert": "|", "\\lvert": "|",
    "\\rvert": "|", "\\|": "||", "\\Vert": "‖", "\\lVert": "‖", "\\rVert": "‖", "\\parallel": "||", "\\sim": "~",
    "\\in": "∈", "\\partial": "∂", "\\{": "(", "\\}": ")", "\\lbrace": "(", "\\rbrace": ")", "\\lbrack": "[",
    "\\rbrack": "]", "\\%": "%", "\\lt": "<", "\\colon": ";", "\\rfloor": ")", "\\rceil": ")", "\\top": "ᵀ",
    "\\prime": "'", "\\circ": "°",
}  # fmt: skip

MARKS = frozenset({"\\top", "\\prime", "\\circ"})
"""What ``^`` before it does not raise to a power."""

OPENED_CALLS = {"\\lfloor": "floor", "\\lceil": "ceil"}

_FUNCTIONS = [
    "ln",
    "log",
    "exp",
    "sin",
    "cos",
    "tan",
    "sec",
    "csc",
    "cot",
    "arcsin",
    "arccos",
    "arctan",
    "sinh",
    "cosh",
    "tanh",
    "coth",
    "det",
    "min",
    "max",
    "sum",
    "prod",
    "lg",
]
_VARIANTS = {"varepsilon": "epsilon", "varphi": "phi", "vartheta": "theta", "varsigma": "sigma", "varrho": "rho"}
NAMES = {
    **{f"\\{name}": name for name in (*_FUNCTIONS, *LETTER_OF, *(word.lower() for word in LETTER_OF))},
    **{f"\\{name}": spelling for name, spelling in _VARIANTS.items()},
    "\\infty": "oo",
    "\\ell": "l",
    "\\KL": "KL",
}
"""Commands that are names."""

ALPHABETS = frozenset(
    {"\\mathrm", "\\mathit", "\\mathbf", "\\mathbb", "\\mathcal", "\\mathsf", "\\mathscr", "\\mathfrak", "\\mathtt",
     "\\boldsymbol", "\\bm", "\\text", "\\textrm", "\\textit", "\\textbf", "\\operatorname"}
)  # fmt: skip
"""Commands whose argument is one word."""

ACCENTS = {"\\hat": "hat", "\\widehat": "hat", "\\bar": "bar", "\\overline": "bar", "\\tilde": "tilde", "\\vec": "vec"}
"""An accent makes another name: ``\\hat\\mu`` is ``mu_hat``."""

MATRICES = frozenset({"matrix", "pmatrix", "bmatrix"})
