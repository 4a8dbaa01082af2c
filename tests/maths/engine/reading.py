"""Expressions, inquiries and findings from text, for the tests of the engines and of the helper."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from quizkl.maths.engine.answer import completed, draft
from quizkl.maths.inquiry import Computed, Finding, Inquiry, Undefined
from quizkl.maths.syntax.names import Names
from quizkl.maths.syntax.read import Reading, read
from quizkl.maths.syntax.tree import Expression

Given = Mapping[str, str]


def expression(text: str, *names: str) -> Expression:
    reading = read(text, Names(quantities=frozenset(names)))
    assert isinstance(reading, Reading), reading
    return reading.expression


def inquiry(
    text: str, given: Given | None = None, *, unit: str | None = None, exact: bool = True, terms: bool = False
) -> Inquiry:
    quantities = given or {}
    return Inquiry(
        expression(text, *quantities),
        {name: expression(value, *quantities) for name, value in quantities.items()},
        exact=exact,
        rounding_unit=None if unit is None else Decimal(unit),
        terms=terms,
    )


def found(asked: Inquiry) -> Finding:
    """What both engines say, without a helper process."""
    return completed(asked, draft(asked), 5.0)


def computed(text: str, given: Given | None = None, *, unit: str | None = None, terms: bool = False) -> Computed:
    finding = found(inquiry(text, given, unit=unit, terms=terms))
    assert isinstance(finding, Computed), finding
    return finding


def reason(text: str, given: Given | None = None) -> str:
    """Why there is no value."""
    finding = found(inquiry(text, given))
    assert isinstance(finding, Undefined), finding
    return finding.reason
