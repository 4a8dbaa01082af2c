"""Reading one line of the page in the scope that stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizkl.marking.conversion import measured_in
from quizkl.maths.functions.entry import Kind
from quizkl.maths.functions.table import FUNCTIONS, function_named
from quizkl.maths.syntax.names import Names, canonical_name, why_not_a_quantity
from quizkl.maths.syntax.read import Reading
from quizkl.maths.syntax.tree import Call, Expression, Name, Number
from quizkl.maths.syntax.unreadable import Unreadable
from quizkl.maths.syntax.walk import nodes
from quizkl.maths.units import Unit
from quizkl.workbench.claim import ORDERS, claim
from quizkl.workbench.digits import Directive, Ending, directive, ending
from quizkl.workbench.line import Blank, Claimed, Defined, PageLine, PageSide, Setting, Shown, Unread, Written
from quizkl.workbench.scope import Scope, is_literal
from quizkl.workbench.side import ReadSide, in_unit, read_side, reading, showing, unread
from quizkl.workbench.split import Relation, Side, split, without_comment
from quizkl.workbench.task import Task

_NOTHING_RIGHT = "There is nothing on the right."
_NOTHING_LEFT = "The left side is missing."
_FUNCTION = re.compile(r"([^\W\d]\w*)\s*\(\s*(\w+(?:\s*[,|;]\s*\w+)*)\s*\)")
_CALL = re.compile(r"(?<![^\W_])[^\W\d_]\s*\(\s*\w+(?:\s*[,|;]\s*\w+)*\s*\)")
_LONGEST_SHOWN = 40
_NOTHING_ABOVE = "There is no line right above that this one goes on from."


def read_line(text: str, scope: Scope) -> PageLine:
    """What the line is. Never raises, and computes nothing."""
    content = without_comment(text)
    if not content.strip():
        # A blank line ends what a line beginning with "=" could go on from; a comment does not.
        return PageLine(text, Blank(), scope if text.strip() else replace(scope, subject=None))
    said = directive(content)
    if isinstance(said, Unreadable):
        return PageLine(text, unread(said, 0, scope), scope)
    if said is not None:
        return PageLine(text, Setting(said.says), _set(scope, said))
    parts = split(content)
    return _Line(text, parts.sides, parts.relations, scope).read()


def _instead_of_function(name: str, arguments: str, body: str) -> str:
    """What to write instead of ``name(arguments) = body``."""
    names = re.findall(r"\w+", arguments)
    shown = body if len(body) <= _LONGEST_SHOWN else "..."
    if any(re.search(rf"(?<![^\W\d_]){re.escape(one)}(?![^\W\d_])", body) for one in names):
        several = "values in lines" if len(names) > 1 else "a value in a line"
        return f"Only names can be defined. Give {' and '.join(names)} {several} above, then write {name} = {shown}"
    parts = re.split(r"\s*[|;]\s*", arguments)
    plain = "_given_".join("_".join(re.findall(r"\w+", part)) for part in parts)
    return f"A name has no brackets: {name}_{plain} = {shown}"


def _set(scope: Scope, said: Directive) -> Scope:
    return replace(scope, unit=said.unit) if said.about_unit else replace(scope, precision=said.precision)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is neither blank nor a directive, in its scope."""

    text: str
    sides: tuple[Side, ...]
    relations: tuple[Relation, ...]
    scope: Scope

    def read(self) -> PageLine:
        if not self.relations:
            return self._expression()
        if trouble := self._out_of_place():
            return self._given_up(trouble)
        if not self.sides[0].text:
            return self._continued()
        name = self._defined_function() or self._defined_name()
        if isinstance(name, Unread):
            return self._given_up(name)
        if name is not None:
            right = read_side(self.sides[1], self.scope, free=False)
            if isinstance(right, Unread):
                if len(self.sides) > 2 and "," in self.sides[1].text:
                    right = replace(right, hint="Write each definition in a line of its own.")
                return PageLine(self.text, right, replace(self.scope, broken=self.scope.broken | {name}, subject=None))
            if self.relations[0] is Relation.DEFINES or not self._is_claim_about(name, right):
                return self._definition(name, right)
        return self._claim()

    def _given_up(self, trouble: Unread) -> PageLine:
        return PageLine(self.text, trouble, replace(self.scope, subject=None))

    def _out_of_place(self) -> Unread | None:
        """A side that is missing, or a ``:=`` that does not come first."""
        for side in self.sides[1:]:
            if not side.text:
                return Unread(side.start + 1, _NOTHING_RIGHT, "Type a number or an expression.")
        opens = not self.sides[0].text and self.relations[0] is not Relation.EQUAL
        if opens or Relation.DEFINES in self.relations[1:]:
            return Unread(self.sides[0].start + 1, _NOTHING_LEFT, "Such as: KL(p||q) = 0.0258")
        return None

    def _seen(
        self, written: Written, below: Scope, sides: Sequence[PageSide | None], read: Sequence[ReadSide]
    ) -> PageLine:
        remarks = tuple(dict.fromkeys(remark for side in read for remark in side.remarks))
        return PageLine(self.text, written, below, tuple(sides), self.relations, remarks)

    # Expressions

    def _expression(self) -> PageLine:
        side = read_side(self.sides[0], self.scope, free=False)
        if isinstance(side, Unread):
            return self._given_up(side)
        value = showing(side, self.scope)
        line = self._seen(Shown(value), replace(self.scope, subject=side.subject), [side.seen], [side])
        return replace(line, work=value)

    # Definitions

    def _defined_function(self) -> Unread | None:
        """``f(x) = x^2`` and ``P(B|A) = 0.8``: what to write instead. ``p(x)`` of a quantity ``p`` is a product."""
        left, first = self.sides[0], self.relations[0]
        found = _FUNCTION.fullmatch(left.text)
        if found is None or first not in (Relation.EQUAL, Relation.DEFINES):
            return None
        called = reading(f"{found[1]}(1)", Names(self.scope.names))
        if isinstance(called, Unreadable) and called.hint and not called.hint.startswith("The quantities"):
            return None  # C(5, 2) is no definition, and it is said what to write
        known = isinstance(called, Reading) or "is not a known function" not in called.message
        if known and first is Relation.EQUAL:
            return None
        message = f"`{found[1]}` is not a known function." if not known else "A function keeps its meaning."
        return Unread(left.start + 1, message, _instead_of_function(found[1], found[2], self.sides[1].text))

    def _defined_name(self) -> str | Unread | None:
        """The name that the line may define; None where it can only be a claim."""
        text, first = self.sides[0].text, self.relations[0]
        name = canonical_name(text)
        if first is Relation.DEFINES:
            if why := why_not_a_quantity(text):
                return Unread(self.sides[0].start + 1, why, "Such as: D := 0.0258")
            return name
        if first is not Relation.EQUAL or name is None or why_not_a_quantity(text):
            return None
        if name in self.scope.current:
            return name
        meaning = reading(text, Names(self.scope.names))
        is_entry_or_constant = isinstance(meaning, Reading) and not isinstance(meaning.expression, Name)
        return None if is_entry_or_constant else name

    def _is_claim_about(self, name: str, right: ReadSide) -> bool:
        """A name that was worked out, with a bare number to the right, is a claim about it."""
        before = self.scope.definition(name)
        return before is not None and before.worked and is_literal(right.typed)

    def _definition(self, name: str, right: ReadSide) -> PageLine:
        whole = self.scope.expanded(right.meant)
        is_bare = measured_in(whole) is None
        unit = right.wanted or right.stated or measured_in(whole, self.scope.units(whole)) if is_bare else None
        below = self.scope.defining(name, in_unit(right, self.scope)[0], unit)
        left = ReadSide(name, Name(name), below.meant(Name(name)), precision=right.precision)
        below = replace(below, subject=left.subject)
        worked = not is_literal(right.typed) and not _is_family(right.typed)
        value = showing(right, self.scope) if worked else None
        anew = name in self.scope.current
        defined = Defined(name, value, anew, "" if anew else _overshadowed(name))
        claims = self._claims(left, self.sides[2:], below, 1)
        if isinstance(claims, Unread):
            return PageLine(self.text, claims, below)
        rest = [side for _, side in claims]
        written = Claimed(tuple(task for task, _ in claims), defined) if claims else defined
        line = self._seen(written, below, [left.seen, right.seen, *(side.seen for side in rest)], [right, *rest])
        return replace(line, work=value)

    # Claims

    def _continued(self) -> PageLine:
        """A line that begins with ``=``."""
        subject = self.scope.subject
        if subject is None:
            return self._given_up(Unread(self.sides[0].start + 1, _NOTHING_ABOVE, "Write the left side too."))
        about = subject.expression
        left = ReadSide("", about, about, subject.unit, subject.stated, subject.precision)
        claims = self._claims(left, self.sides[1:], self.scope, 0)
        if isinstance(claims, Unread):
            return PageLine(self.text, claims, self.scope)
        rest = [side for _, side in claims]
        written = Claimed(tuple(task for task, _ in claims))
        line = self._seen(written, self.scope, [None, *(side.seen for side in rest)], rest)
        return replace(line, work=showing(left, self.scope) if self.scope.closed(about) else None)

    def _claim(self) -> PageLine:
        free = self._has_free_names()
        left = read_side(self.sides[0], self.scope, free, self._unit())
        if isinstance(left, Unread):
            return self._given_up(left)
        claims = self._claims(left, self.sides[1:], self.scope, 0, free)
        if isinstance(claims, Unread):
            return self._given_up(claims)
        name = canonical_name(self.sides[0].text)
        is_named = self.relations[0] is Relation.EQUAL and name in self.scope.current
        cure = f"To give {name} that value instead, write {name} := {self.sides[1].text}" if is_named else ""
        rest = [side for _, side in claims]
        written = Claimed(tuple(task for task, _ in claims), cure=cure)
        below = replace(self.scope, subject=left.subject)
        line = self._seen(written, below, [left.seen, *(side.seen for side in rest)], [left, *rest])
        return replace(line, work=showing(left, self.scope) if self.scope.closed(left.meant) else None)

    def _unit(self) -> Unit | None:
        """The unit in which the sides are held against each other, where one of them says it."""
        ends = [ending(side.text) for side in self.sides]
        return next((end.unit for end in ends if isinstance(end, Ending) and end.unit), None)

    def _has_free_names(self) -> bool:
        """Whether some side can only be read with letters that are not defined, and none is a decimal number, which
        something was worked out to: ``sin(x)^2 + cos(x)^2 = 1`` but not ``KL(p||r) = 0.03``.
        """
        if any(relation in ORDERS for relation in self.relations):
            return False
        bound = [read_side(side, self.scope, free=False) for side in self.sides]
        troubles = [side.message for side in bound if isinstance(side, Unread)]
        is_called = any("is not a known function" in message for message in troubles)
        # f(x) = x^2 is meant to define a function, and is no claim about f times x; m(m+1) is a product.
        if not troubles or (is_called and any(_CALL.search(side.text) for side in self.sides)):
            return False
        if any(isinstance(side, ReadSide) and is_literal(side.typed) and _has_decimals(side) for side in bound):
            return False
        return all(isinstance(read_side(side, self.scope, free=True), ReadSide) for side in self.sides)

    def _claims(
        self, left: ReadSide, sides: Sequence[Side], scope: Scope, skipped: int, free: bool = False
    ) -> list[tuple[Task, ReadSide]] | Unread:
        """A claim for each side; ``skipped`` relations stand before the first one's."""
        claims: list[tuple[Task, ReadSide]] = []
        before = left
        for side, relation in zip(sides, self.relations[skipped:], strict=True):
            right = read_side(side, scope, free, self._unit())
            if isinstance(right, Unread):
                return right
            # An order holds between neighbours, an equation with what came first.
            claims.append((claim(before if relation in ORDERS else left, right, relation, scope), right))
            before = right
        return claims


def _has_decimals(side: ReadSide) -> bool:
    """Whether a number was written with a point, a power of ten or a unit, as what was worked out is."""
    numbers = (node for node in nodes(side.typed) if isinstance(node, Number))
    return side.stated is not None or any(not number.text.isdigit() for number in numbers)


def _is_family(expression: Expression) -> bool:
    """A distribution, which has no value of its own."""
    if not isinstance(expression, Call):
        return False
    function = FUNCTIONS.get(expression.function)
    return function is not None and function.result is Kind.FAMILY


def _overshadowed(name: str) -> str:
    """What is no longer to be had once ``name`` is a quantity."""
    if name in ("H", "D") or function_named(name) is not None:
        return f"From here on {name}(...) is a product with this {name}."
    return ""
