"""The tree of a formula."""

from __future__ import annotations

Formula = object
