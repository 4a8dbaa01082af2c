"""Slips that go through the whole answer: its sign, its digits, the base of its logarithms, an exchange."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from quizkl.deck.substitute import substitute
from quizkl.marking.mistake_kind import MistakeKind
from quizkl.marking.mutants.addends import Addend, added, addends
from quizkl.marking.mutants.factors import LOGARITHMS, is_factor
from quizkl.marking.mutants.mutant import VALUE, Mutant
from quizkl.marking.mutants.setting import Setting
from quizkl.marking.mutants.sizes import distributions_in, numbers_of
from quizkl.maths.syntax.echo import echo
from quizkl.maths.syntax.tree import Absolute, Binary, Call, Expression, Name, Negate, Number, Operator, Vector
from quizkl.maths.syntax.walk import functions_in, names_in

Change = Callable[[Expression], Expression | None]

_SPELLED = {"ln": "natural logarithms", "log2": "logarithms to base 2", "log10": "logarithms to base 10"}
_INFORMATION = frozenset({"kl", "entropy", "cross_entropy", "js", "mc_kl", "logpdf", "log_softmax", "logsumexp"})


def edits_of_whole(answer: Expression, setting: Setting, measured: bool) -> Iterator[Mutant]:
    yield Mutant(Negate(answer), MistakeKind.WRONG_SIGN, "Right size, wrong sign.")
    yield from _turned_number(answer)
    yield from _other_base(answer, measured)
    yield from _lost_minus(answer, setting)
    yield from _exchanged(answer, setting)
    yield from _other_distribution(answer, setting)
    yield from _other_outcome(answer, setting)
    yield from _all_weights(answer)
    yield from _factors_added(answer)


def _turned_number(answer: Expression) -> Iterator[Mutant]:
    """``0.5 ln 0.8``: the number was a ratio before it was worked out, and may have been turned as such."""
    match answer:
        case Binary(Operator.MULTIPLY, Number(text=weight), Call(function, (Number(value=value),))) if (
            function in LOGARITHMS and "." in weight and 0 < value < 1
        ):
            turned = replace(answer, right=Call(function, (Number(1 / value),)))
            yield Mutant(turned, MistakeKind.RATIO_TURNED, "The ratio stands upside down.")


def _other_base(answer: Expression, measured: bool) -> Iterator[Mutant]:
    """Every logarithm to another base, which for an answer that is ``measured`` in nats is another unit."""
    used = functions_in(answer)
    if (measured and not used & {"log2", "log10"}) or (used & _INFORMATION and not used & (LOGARITHMS | {"exp"})):
        for base, other in ((2, "log2"), (10, "log10")):
            turned = Binary(Operator.DIVIDE, answer, Call("ln", (Number(Fraction(base), str(base)),)))
            said = f"You took {_SPELLED[other]}; natural ones are meant."
            yield Mutant(turned, MistakeKind.WRONG_BASE, said)
        return
    for own in sorted(used & LOGARITHMS):
        for other in sorted(LOGARITHMS - {own}):
            changed = substitute(answer, _rebasing(own, other))
            said = f"You took {_SPELLED[other]}; {_SPELLED[own]} are meant."
            yield Mutant(changed, MistakeKind.WRONG_BASE, said)


def _rebasing(own: str, other: str) -> Change:
    def change(part: Expression) -> Expression | None:
        if isinstance(part, Call) and part.function == own:
            return Call(other, tuple(substitute(one, change) for one in part.arguments))
        return None

    return change


def _lost_minus(answer: Expression, setting: Setting) -> Iterator[Mutant]:
    """A given vector with a negative entry, copied without its minus sign."""
    for name in sorted(names_in(answer) & set(setting.given)):
        entries = numbers_of(setting.given[name])
        if entries is not None and sum(entry < 0 for entry in entries) == 1:
            changed = substitute(answer, _renaming({name: Absolute(Name(name))}))
            said = f"The minus sign of an entry of {echo(Name(name))} is lost."
            yield Mutant(changed, MistakeKind.LOST_MINUS_IN_TERM, said, depth=3)


def _exchanged(answer: Expression, setting: Setting) -> Iterator[Mutant]:
    """Two quantities of one size exchanged throughout; of ``mu_1, s_1, mu_2, s_2`` all the ones and twos at once."""
    used = sorted(names_in(answer) & set(setting.given))
    exchanges = [{a: b, b: a} for a, b in combinations(used, 2) if _alike(a, b, setting)]
    stems = {name.rpartition("_")[0] for name in used if name.endswith(("_1", "_2")) and name.rpartition("_")[0]}
    numbered = {f"{stem}_{one}": f"{stem}_{other}" for stem in stems for one, other in ("12", "21")}
    if len(stems) > 1 and set(numbered) <= set(setting.given):
        exchanges = [numbered, *(one for one in exchanges if not set(one) <= set(numbered))]
    for names in exchanges:
        changed = substitute(answer, _renaming({old: Name(new) for old, new in names.items()}))
        pairs = "; ".join(f"{echo(Name(a))} and {echo(Name(b))}" for a, b in sorted(names.items()) if a < b)
        yield Mutant(changed, MistakeKind.SWAPPED_ARGUMENTS, f"You exchanged {pairs}.")


def _alike(a: str, b: str, setting: Setting) -> bool:
    """Whether one may be taken for the other: vectors of one size, of which both or none are distributions."""
    known = distributions_in(setting.given)
    size = setting.size(Name(a))
    return size is not None and size == setting.size(Name(b)) and (a in known) == (b in known)


def _renaming(names: Mapping[str, Expression]) -> Change:
    return lambda part: names.get(part.text) if isinstance(part, Name) else None


def _other_distribution(answer: Expression, setting: Setting) -> Iterator[Mutant]:
    """An entropy with the second distribution that is given, or of it."""
    known = distributions_in(setting.given)
    for own in sorted(names_in(answer) & set(known)):
        for other in known:
            if other in names_in(answer) or setting.size(Name(own)) != setting.size(Name(other)):
                continue
            entropy, mixed = Call("entropy", (Name(own),)), Call("cross_entropy", (Name(own), Name(other)))
            for pair in (mixed, Call("cross_entropy", (Name(other), Name(own)))):
                changed = _with(answer, entropy, pair)
                if changed != answer:
                    said = f"That is {echo(pair)} = {VALUE}: the entropy of {echo(Name(own))} alone is asked."
                    yield Mutant(changed, MistakeKind.CROSS_ENTROPY_FOR_ENTROPY, said.replace(f" = {VALUE}", ""))
            changed = _with(answer, entropy, Call("entropy", (Name(other),)))
            if changed != answer:
                said = f"That is for {echo(Name(other))}; {echo(Name(own))} is asked."
                yield Mutant(changed, MistakeKind.SWAPPED_ARGUMENTS, said)


def _with(answer: Expression, old: Expression, new: Expression) -> Expression:
    return substitute(answer, lambda part: new if part == old else None)


def _other_outcome(answer: Expression, setting: Setting) -> Iterator[Mutant]:
    """Where the data are certain of one outcome: the value for another one."""
    for name in sorted(names_in(answer) & set(setting.given)):
        entries = numbers_of(setting.given[name])
        if entries is None or sorted(map(str, entries)) != ["0"] * (len(entries) - 1) + ["1"]:
            continue
        for place, entry in enumerate(entries):
            if entry == 0:
                hot = Vector(tuple(Number(Fraction(int(place == one))) for one in range(len(entries))))
                changed = substitute(answer, _renaming({name: hot}))
                said = f"That is the value for outcome {place + 1}."
                yield Mutant(changed, MistakeKind.OTHER_ENTRY, said)


def _all_weights(answer: Expression) -> Iterator[Mutant]:
    """``0.6 ln 0.9 + 0.4 ln 0.1`` without any weights, or with weights and probabilities exchanged."""
    negative = isinstance(answer, Negate)
    terms = addends(answer.operand if isinstance(answer, Negate) else answer)
    parts = [_weighted(one.term) for one in terms]
    if len(terms) < 2 or None in parts:
        return
    bare = added([Addend(part[1], one.negative) for part, one in zip(parts, terms, strict=True) if part])
    turned = added(
        [
            Addend(_product(part[1].arguments[0], part[1].function, part[0]), one.negative)
            for part, one in zip(parts, terms, strict=True)
            if part
        ]
    )

    def alike(which: int) -> Expression:
        """One number of each term in both places: 0 the weight, 1 what is in the logarithm."""
        numbers = [((part[0], part[1].arguments[0])[which], part[1].function) for part in parts if part]
        products = [_product(number, function, number) for number, function in numbers]
        return added([Addend(product, one.negative) for product, one in zip(products, terms, strict=True)])

    exchanged = added(
        [
            Addend(_product(other[0], part[1].function, part[1].arguments[0]), one.negative)
            for part, other, one in zip(parts, reversed(parts), terms, strict=True)
            if part and other
        ]
    )
    for changed, kind, said in (
        (alike(1), MistakeKind.WRONG_WEIGHT, "The weights are the numbers that stand in the logarithms."),
        (alike(0), MistakeKind.ENTROPY_FOR_CROSS_ENTROPY, "The weights stand in the logarithms as well."),
        (exchanged, MistakeKind.OTHER_ENTRY, "The weights are exchanged."),
        (bare, MistakeKind.UNWEIGHTED, "The logarithms are not weighted by their probabilities."),
        (turned, MistakeKind.SWAPPED_ARGUMENTS, "The weights and the numbers in the logarithms are exchanged."),
    ):
        yield Mutant(Negate(changed) if negative else changed, kind, said)


def _factors_added(answer: Expression) -> Iterator[Mutant]:
    """``a * b * c`` of numbers, added up."""
    numbers = list(_factors(answer))
    if len(numbers) > 2 and all(isinstance(one, Number) for one in numbers):
        total = added([Addend(one) for one in numbers])
        yield Mutant(total, MistakeKind.WRONG_OPERATION, "You added the numbers where they are multiplied.")


def _factors(expression: Expression) -> Iterator[Expression]:
    match expression:
        case Binary(Operator.MULTIPLY, left, right):
            yield from _factors(left)
            yield from _factors(right)
        case _:
            yield expression


def _weighted(term: Expression) -> tuple[Expression, Call] | None:
    match term:
        case Binary(Operator.MULTIPLY, weight, Call(function, (Number() | Name(), *_)) as logarithm):
            plain = not is_factor(weight) and not isinstance(weight, Binary)
            return (weight, logarithm) if function in LOGARITHMS and plain else None
        case _:
            return None


def _product(weight: Expression, function: str, inside: Expression) -> Expression:
    return Binary(Operator.MULTIPLY, weight, Call(function, (inside,)))
