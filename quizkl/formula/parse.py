"""Reads TeX mathematics into its tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from quizkl.formula.macros import expand
from quizkl.formula.parse_brackets import BRACKETS
from quizkl.formula.parse_environments import ENVIRONMENTS
from quizkl.formula.parse_layout import LAYOUT, SWITCHES
from quizkl.formula.parse_spaces import SPACES
from quizkl.formula.parse_text import FUNCTIONS, TEXTS
from quizkl.formula.problem import FormulaProblem, Refused
from quizkl.formula.reader import Construct, Reader
from quizkl.formula.suggestions import did_you_mean
from quizkl.formula.symbols import SYMBOLS
from quizkl.formula.tokens import Token, macro_tokens, tokenize
from quizkl.formula.tree import Formula, Function, Node, Sign

LONGEST = 8000
"""Characters of a formula's source."""

_NO_MACROS: Mapping[str, str] = MappingProxyType({})


def parse(source: str, macros: Mapping[str, str] = _NO_MACROS) -> Formula | FormulaProblem:
    """The tree of ``source``, or what is wrong with it. ``macros`` are the deck's: names without backslash, and bodies
    with ``#1`` to ``#9`` for the arguments."""
    if len(source) > LONGEST:
        return FormulaProblem(LONGEST, f"The formula is longer than {LONGEST} characters.", "Split it into several.")
    try:
        tokens = tokenize(source)
        if macros:
            tokens = expand(tokens, macros, len(source))
        while tokens and tokens[-1].text == "\\\\":
            tokens.pop()  # the end of a last line ends nothing
        return Formula(Reader(tokens, len(source), _CONSTRUCTS, SWITCHES, _unknown(macros)).row())
    except Refused as refused:
        return refused.problem


def check_macro(name: str, body: str) -> FormulaProblem | None:
    """What is wrong with a macro by itself: its name, its characters, its braces. The offset is in ``body``."""
    if not (name.isascii() and name.isalpha()):
        return FormulaProblem(
            0, f"A macro cannot be named {name!r}.", "Use letters from a to z only, without backslash."
        )
    if name in PROTECTED:
        return FormulaProblem(0, f"\\{name} cannot be given another meaning.", "Choose another name.")
    if len(body) > LONGEST:
        return FormulaProblem(LONGEST, f"The macro is longer than {LONGEST} characters.")
    try:
        tokens = macro_tokens(body)
    except Refused as refused:
        return refused.problem
    opened: list[Token] = []
    for index, token in enumerate(tokens):
        if token.text == "{":
            opened.append(token)
        elif token.text == "}" and not opened:
            return FormulaProblem(token.offset, "This } has no {.")
        elif token.text == "}":
            opened.pop()
        elif token.text == "#" and (index + 1 == len(tokens) or tokens[index + 1].text not in "123456789"):
            return FormulaProblem(
                token.offset, "# stands without a number.", r"Write #1 to #9, or \# for the sign itself."
            )
        elif token.text == f"\\{name}":
            return FormulaProblem(token.offset, f"The macro \\{name} uses itself.")
    return FormulaProblem(opened[-1].offset, "This { is never closed.") if opened else None


def _function(function: Function) -> Construct:
    return lambda reader, token: function


def _signs() -> dict[str, Construct]:
    """Symbols whose command is not just their key in the table."""
    escaped: dict[str, Construct] = {key: _sign(key) for key in "{}%$&#_"}
    return escaped | {"|": _sign("Vert"), "vcentcolon": _sign(":")}


def _sign(key: str) -> Construct:
    sign = Sign(SYMBOLS[key])
    return lambda reader, token: sign


def _nothing(reader: Reader, token: Token) -> Node | None:
    """For what changes sizes and numbering only."""
    return None


_SIZES = ("tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge")
_STYLES = ("displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "boldmath", "limits", "nolimits")
_INVISIBLE = ("nonumber", "notag", "allowbreak", "nobreak", "relax", "mathstrut", "strut")
_UNSEEN = (*_SIZES, *_STYLES, *_INVISIBLE)
_CONSTRUCTS: dict[str, Construct] = (
    dict.fromkeys(_UNSEEN, _nothing)
    | {name: _function(function) for name, function in FUNCTIONS.items()}
    | LAYOUT
    | BRACKETS
    | TEXTS
    | SPACES
    | ENVIRONMENTS
    | _signs()
)
PROTECTED = frozenset(("begin", "end", "left", "right", "middle", "text", "limits", "nolimits"))
"""Commands that a macro cannot redefine, because the parser looks for them by name."""

_REASONS = {
    **dict.fromkeys(
        ("color", "textcolor", "colorbox"), "A formula has one colour here, and colour must not carry meaning."
    ),
    **dict.fromkeys(("ref", "eqref", "cite", "label"), "Formulas on cards have no numbers to refer to."),
    **dict.fromkeys(("def", "newcommand", "renewcommand", "let"), "A formula cannot define commands."),
    **dict.fromkeys(("input", "include", "write", "read", "openin"), "A formula cannot read or write files."),
    **dict.fromkeys(("multicolumn", "multirow", "cline"), "A cell of an array cannot span several here."),
    **dict.fromkeys(
        ("includegraphics", "rule", "raisebox", "href", "url"), "A formula has only mathematics and words."
    ),
    **dict.fromkeys(("intertext", "shortintertext"), "Words between the lines of a formula are not supported."),
    **dict.fromkeys(("sideset", "prescript"), "Scripts to the left of an operator are not supported."),
}
_ADVICE = {
    **dict.fromkeys(("color", "textcolor", "colorbox"), r"Use \boxed or \underbrace to point at something."),
    **dict.fromkeys(("ref", "eqref", "cite"), "Say in words which formula is meant."),
    "label": "Take it away.",
    **dict.fromkeys(("def", "newcommand", "renewcommand", "let"), "Put it under macros: in the deck."),
    **dict.fromkeys(("intertext", "shortintertext"), "End the formula, write the words, and begin another."),
    **dict.fromkeys(("sideset", "prescript"), "Write an empty group with scripts before it: {}^a X."),
}


def _unknown(macros: Mapping[str, str]) -> Callable[[Token], Refused]:
    """Says what is wrong with a command that nobody knows."""

    def refuse(token: Token) -> Refused:
        name = token.text[1:]
        if name in _REASONS:
            return Refused(token.offset, f"\\{name} cannot be shown: {_REASONS[name]}", _ADVICE.get(name, ""))
        known = [key for key in (*_CONSTRUCTS, *SYMBOLS, *macros) if key.isascii() and key.isalpha()]
        own = f"A name of your own is \\operatorname{{{name}}}, and a deck can define \\{name} under macros:."
        hint = did_you_mean(name, known, "\\") or own
        return Refused(token.offset, f"The command \\{name} is not known.", hint)

    return refuse
