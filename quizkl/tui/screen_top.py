"""The first row of a screen: which it is and of what on the left, where one stands on the right."""

from __future__ import annotations

from quizkl.tui.ink import Line, line, muted, spread, strong


def screen_top(title: str, right: str, columns: int, *, of: str = "") -> Line:
    """``of`` is what the screen shows, such as a deck."""
    named = [muted(f"  {of}")] if of else []
    return spread(line(strong(title), *named), line(muted(right)), columns)
