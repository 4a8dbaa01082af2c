"""What a name in an answer stands for: a quantity, an entry of one, a constant, a function, or a product of such."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from quizkl.maths.functions.elementary import ELEMENTARY
from quizkl.maths.functions.table import function_named, spellings
from quizkl.maths.syntax.characters import GREEK
from quizkl.maths.syntax.token import spelled
from quizkl.maths.syntax.tree import Constant, Entry, Expression, Index, Name, Number, Symbol

PROTECTED = frozenset({"e", "pi", "oo", "ln", "log", "exp", "sqrt"})
"""Names that a deck cannot give another meaning."""

_CONSTANTS = {
    "e": Constant(Symbol.E),
    "pi": Constant(Symbol.PI),
    "oo": Constant(Symbol.INFINITY),
    "inf": Constant(Symbol.INFINITY),
    "infinity": Constant(Symbol.INFINITY),
}
_LETTERS_TOO = frozenset({"H", "D", "gamma", "beta"})
"""Functions whose names are variables as well, where names are free and no arguments follow."""
SHORT_LOGARITHMS = {"lg": "log10", "lb": "log2", "ld": "log2"}
"""lg and lb of ISO 80000-2, and the German ld; where their letters are declared they are products."""
NODE_FUNCTIONS = {"abs": 1, "norm": 1, "transpose": 1, "factorial": 1, "dot": 2, "pow": 2}
"""Functions that are read as a node of their own, with their number of arguments."""

_NAME_SHAPE = re.compile(r"[^\W\d_]\w*")
_SINGLE = re.compile(rf"(?:[A-Za-z]|{'|'.join(set(GREEK.values()))})[0-9]*(?:_[A-Za-z0-9]+)*")
_ENTRY_OF_ONE_LETTER = re.compile(r"[A-Za-z]+[0-9]*_[A-Za-z0-9]")
_PLACE = re.compile(r"[1-9][0-9]{0,5}")
_SPLIT_OFF = frozenset(function.name for function in ELEMENTARY)
"""Functions that may stand in a run of letters: ``bsin(t)``."""
_FREE_IN_A_RUN = 3
_NOT_A_VALUE = frozenset({"nan", "und", "dne"})
_LETTERS = frozenset(GREEK.values())
_HINTS = {
    "In": "The logarithm is written with a small L: ln.",
    "N": "Write normal(mu, sigma) with the standard deviation, or mvn(mu, Sigma) with the covariance; the density of "
    "one at x is pdf(normal(mu, sigma), x).",
    "E": "An expectation is written E_p[ln p - ln q] or E_{x~p}[ln p(x)].",
    "Sigma": "For the sum over all entries write sum(x), or with an index sum_i x_i.",
    "Pi": "For the product of all entries write prod(x), or with an index prod_i x_i; for the number pi.",
    "i": "Answers are real numbers.",
}


@dataclass(frozen=True, slots=True)
class Names:
    """Which names an answer may use.

    ``quantities`` are the declared names, Greek spelled out or not. With ``split_products`` a run of letters is a
    product if every piece of it is declared. With ``free`` a single letter (with or without a subscript) that is not
    declared is a free variable. ``distributions`` are those of the quantities that ``p(x)`` applies wherever it stands;
    others it multiplies, unless ``x`` is bound by a sum or an expectation.
    """

    quantities: frozenset[str] = frozenset()
    split_products: bool = False
    free: bool = False
    distributions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FunctionName:
    """A function was named: an entry of the table, ``H``, or a node function. ``base`` is that of ``log_b``."""

    name: str
    base: Expression | None = None


Meaning = Expression | FunctionName


def canonical_name(text: str) -> str | None:
    """The name under which a quantity is kept (``μ`` is ``mu``, ``x₁`` is ``x_1``), or None if ``text`` is no name."""
    name = spelled(text.strip())
    return name if name.isascii() and _NAME_SHAPE.fullmatch(name) and not name.endswith("_") else None


def why_not_a_quantity(text: str) -> str | None:
    """A sentence if a deck cannot declare a quantity of that name, else None."""
    name = canonical_name(text)
    if name is None:
        return "A name is letters and digits, beginning with a letter; a subscript follows an underscore."
    if name in PROTECTED:
        return f"`{name}` has a fixed meaning and cannot be declared."
    return None


class Vocabulary:
    """The meaning of every name, given which quantities are declared."""

    def __init__(self, names: Names) -> None:
        self.quantities = frozenset(spelled(name) for name in names.quantities | names.distributions) - PROTECTED
        self.split_products = names.split_products
        self.free = names.free
        self.distributions = frozenset(spelled(name) for name in names.distributions)
        self.bound: frozenset[str] = frozenset()

    def of_tex(self) -> Vocabulary:
        """The same vocabulary where letters side by side are a product, as they are in TeX."""
        inner = copy(self)
        inner.split_products = True
        return inner

    def binding(self, name: str) -> Vocabulary:
        """The same vocabulary below a sum or an expectation over ``name``."""
        inner = copy(self)
        inner.bound = self.bound | {name}
        return inner

    def meaning(self, name: str, called: bool = False) -> Meaning | None:
        """What ``name`` stands for as a whole, or None. A declared quantity goes before a function.

        ``called``: a bracket follows. Where names are free, ``H(p)`` is the entropy all the same.
        """
        if name in self.bound or name in self.quantities:
            return Name(name)
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        if "_" in name:
            entry = self._entry(name)
            if entry is not None:
                return entry
        if name in _LETTERS_TOO and self.free and not called:
            return Name(name)
        function = self._function(name)
        if function is not None:
            return function
        if self.free and _SINGLE.fullmatch(name):
            return Name(name)
        return None

    def short_logarithm(self, name: str) -> FunctionName | None:
        """``lg``, ``lb`` and ``ld``, unless they are products of declared letters."""
        if name not in SHORT_LOGARITHMS or (self.split_products and set(name) <= self.quantities):
            return None
        return FunctionName(SHORT_LOGARITHMS[name])

    def pieces(self, run: str, called: bool = False) -> tuple[str, ...] | None:
        """The factors of a run of letters (``xy``, ``pir``, ``ln2``), or None if it is no product.

        ``called``: a bracket follows, so that free variables would be a misspelt function (``gcd(a, b)``).
        """
        if "_" in run and self.bound:
            entries = tuple(_ENTRY_OF_ONE_LETTER.findall(run))
            if "".join(entries) == run and len(entries) > 1 and all(map(self._entry, entries)):
                return entries
        function_and_digits = re.fullmatch(r"([A-Za-z]+?)([0-9]+)", run)
        if function_and_digits and isinstance(self.meaning(function_and_digits[1]), FunctionName):
            return function_and_digits[1], function_and_digits[2]
        if not self.split_products or run in _NOT_A_VALUE:
            return None
        split = _split(run, self, called)
        if split is None:
            return None
        free = sum(len(piece) == 1 and piece not in self.quantities for piece in split)
        if any(map(self._is_undeclared, split)) and (free > _FREE_IN_A_RUN or (called and not self._calls(split[-1]))):
            return None
        return split

    def _calls(self, piece: str) -> bool:
        return isinstance(self.meaning(piece), FunctionName)

    def suggestion(self, name: str) -> str:
        """A hint for a name without a meaning."""
        from difflib import get_close_matches

        if name in _HINTS:
            return _HINTS[name]
        digits = name.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        letters = name[: len(name) - len(digits)]
        if letters in self.quantities and digits.isdigit():
            return f"Write `{letters}*{digits}`, `{letters}^{digits}` or `{letters}_{digits}`."
        pieces = _split(name, Vocabulary(Names(self.quantities)))
        if pieces:
            return f"For a product write `{'*'.join(pieces)}`."
        if name.startswith("E_"):
            return _HINTS["E"]
        if name.rpartition("_")[0] in self.quantities:
            base = name.rpartition("_")[0]
            return f"An entry of `{base}` is written `{base}_1` or `{base}[1]`; `{name}` stands after sum_{name[-1]}."
        functions = () if name in _LETTERS else (*NODE_FUNCTIONS, *spellings())  # sigma is no misspelt signum
        known = {word.lower(): word for word in (*functions, *self.quantities)}
        close = get_close_matches(name.lower(), list(known), n=1, cutoff=0.7)
        if close:
            return f"Did you mean `{known[close[0]]}`?"
        if self.quantities:
            listed = ", ".join(sorted(self.quantities)[:8])
            return f"The quantities here are {listed}."
        return "It has no value here: write the number in its place." if name in _LETTERS else ""

    def _entry(self, name: str) -> Expression | None:
        """``x_1`` of a declared x, ``p_i`` of a bound or declared i, ``A_ij`` of bound i and j."""
        base, _, below = name.rpartition("_")
        whole = self._with_entries(base)
        if whole is None:
            return None
        if below.isdigit():
            declared = base in self.quantities or not isinstance(whole, Name)
            return Index(whole, int(below)) if declared and _PLACE.fullmatch(below) else None
        if base in self.distributions and below not in self.bound:
            return Name(name)
        if below in self.bound or (below in self.quantities and base in self.quantities):
            return Entry(whole, Name(below))
        if not all(letter in self.bound or letter in "123456789" for letter in below):
            return None
        for letter in below:
            whole = Index(whole, int(letter)) if letter.isdigit() else Entry(whole, Name(letter))
        return whole

    def is_distribution(self, name: str) -> bool:
        """Whether it is a distribution, or one with its parameters below: ``p_theta``."""
        return name in self.distributions or name.partition("_")[0] in self.distributions

    def _with_entries(self, name: str) -> Expression | None:
        """What an entry may be taken of."""
        if name in self.quantities or name in self.bound:
            return Name(name)
        if "_" in name:
            entry = self._entry(name)
            if entry is not None:
                return entry
        return Name(name) if self.free and _SINGLE.fullmatch(name) and name not in _CONSTANTS else None

    def _function(self, name: str) -> FunctionName | None:
        entry = function_named(name)
        if entry is not None:
            return FunctionName(entry.name)
        if name in NODE_FUNCTIONS or name in ("H", "𝒩", "mle"):
            return FunctionName(name)
        if name == "D":
            return FunctionName("kl")
        if name.startswith("log_"):
            return self._logarithm(name[4:])
        if name.istitle() and len(name) > 1 and name.isalpha():  # a keyboard that begins with a capital
            return self._function(name.lower())
        return None

    def _logarithm(self, base: str) -> FunctionName | None:
        if base in ("2", "10"):
            return FunctionName(f"log{base}")
        if base.isdigit():
            return FunctionName("log", Number(Fraction(int(base)), base))
        meaning = self.meaning(base)
        return None if meaning is None or isinstance(meaning, FunctionName) else FunctionName("log", meaning)

    def _is_undeclared(self, piece: str) -> bool:
        return piece not in self.quantities and piece not in _CONSTANTS and isinstance(self.meaning(piece), Name)


@lru_cache(maxsize=256)
def vocabulary(names: Names) -> Vocabulary:
    return Vocabulary(names)


def _split(run: str, known: Vocabulary, called: bool = False) -> tuple[str, ...] | None:
    """The run as known pieces, the longest first; digits only right after a function.

    Only elementary functions may stand in a run, at its end before a bracket any (``bmax(0, 1)``).
    """
    hopeless: set[int] = set()

    def rest(start: int) -> tuple[str, ...] | None:
        if start == len(run):
            return ()
        if start in hopeless:
            return None
        for end in range(len(run), start, -1):
            meaning = known.meaning(run[start:end])
            last = called and end == len(run) and end - start > 1
            if meaning is None or meaning == Constant(Symbol.INFINITY):
                continue
            if isinstance(meaning, FunctionName) and not last and meaning.name not in _SPLIT_OFF:
                continue
            after = end
            while isinstance(meaning, FunctionName) and after < len(run) and run[after].isdigit():
                after += 1
            tail = rest(after)
            if tail is not None:
                return (run[start:end], *([run[end:after]] if after > end else []), *tail)
        hopeless.add(start)
        return None

    return rest(0)
