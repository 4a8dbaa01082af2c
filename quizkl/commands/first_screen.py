"""What makes the first screen come sooner."""

from __future__ import annotations

import gc


def hurry() -> None:
    """Look for garbage less often: opening ten thousand cards makes many objects and hardly any garbage, and looking
    as often as Python does by default costs a third of the time. The application looks again once it is there.
    """
    gc.set_threshold(1_000_000, 20, 20)
