"""Whether two terms differ by what does not depend on some symbols."""

from __future__ import annotations

import torch

from quizkl.maths.derivation.finding import NotConstant, NoValue
from quizkl.maths.derivation.symbols import Symbols, depends_on
from quizkl.maths.derivation.term import Term
from quizkl.maths.engine.derivation.build import difference
from quizkl.maths.engine.derivation.form import NoFormError
from quizkl.maths.engine.derivation.parts import has_integral, symbols_in
from quizkl.maths.engine.derivation.points import draw
from quizkl.maths.engine.derivation.proportion import uses
from quizkl.maths.engine.derivation.refute import PLAIN, SMALLEST, setting, values

GROUPS = 256
FEWER_GROUPS = 64
VARIANTS = 8


def changing(left: Term, right: Term, names: tuple[str, ...], symbols: Symbols) -> NotConstant | NoValue | None:
    """Two points between which the difference changes although only ``names`` do; None where none was found."""
    varying = depends_on(symbols, names)
    groups = FEWER_GROUPS if has_integral((left, right)) else GROUPS
    points = draw(symbols, groups, VARIANTS, varying)
    pair = values(left, right, points)
    if not bool(pair.both.any()):
        nowhere = torch.isfinite(pair.left).any() and not torch.isfinite(pair.right).any()
        return NoValue() if bool(nowhere) else None
    gap = (pair.left - pair.right).reshape(groups, VARIANTS)
    size = pair.size.reshape(groups, VARIANTS)
    slack = pair.slack.reshape(groups, VARIANTS)
    seen = pair.both.reshape(groups, VARIANTS)
    change = (gap - gap[:, :1]).abs() / torch.maximum(size, size[:, :1])
    off = SMALLEST + (slack + slack[:, :1]) / size
    failing = seen & seen[:, :1] & (change > off)
    if not bool(failing.any()):
        return None
    plain = failing & (change > PLAIN)
    group, variant = torch.nonzero(plain if bool(plain.any()) else failing)[0].tolist()
    shown = symbols_in((left, right), symbols)
    changed = tuple(name for name in shown if name in varying)
    first, second = group * VARIANTS, group * VARIANTS + variant
    return NotConstant(
        setting(points, first, shown, symbols),
        setting(points, second, changed, symbols),
        float(gap[group, 0]),
        float(gap[group, variant]),
    )


def proved_constant(left: Term, right: Term, names: tuple[str, ...], symbols: Symbols) -> bool:
    try:
        return not uses(difference(left, right, symbols), depends_on(symbols, names))
    except (NoFormError, RecursionError):
        return False
