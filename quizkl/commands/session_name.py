"""A name for a session, under which the journal keeps its reviews."""

from __future__ import annotations

import secrets


def session_name() -> str:
    """Sixteen random hexadecimal digits."""
    return secrets.token_hex(8)
