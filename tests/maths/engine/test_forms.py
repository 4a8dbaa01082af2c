"""The engines know every function of the table."""

from __future__ import annotations

from quizkl.maths.engine.exact.forms import SYMPY_FORMS, TORCH_ONLY
from quizkl.maths.engine.numeric.forms import TORCH_FORMS
from quizkl.maths.functions.table import FUNCTIONS


def test_every_function_has_a_torch_form() -> None:
    assert set(TORCH_FORMS) == set(FUNCTIONS)


def test_every_function_has_a_sympy_form_or_is_sampled() -> None:
    assert set(SYMPY_FORMS) | TORCH_ONLY == set(FUNCTIONS)
    assert not set(SYMPY_FORMS) & TORCH_ONLY
