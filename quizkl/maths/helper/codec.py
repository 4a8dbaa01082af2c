"""How one kind of work crosses the pipe; a file beside this one for each kind, all of them listed in ``kinds``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Json = Any
Asked = TypeVar("Asked")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Codec(Generic[Asked, Found]):
    """``kind`` is its word on the pipe. What is read from JSON raises ValueError, KeyError or TypeError when it is
    nothing of the kind. That something is not decided is common to all kinds and never comes here.
    """

    kind: str
    asks: type[Asked]
    write_asked: Callable[[Asked], Json]
    read_asked: Callable[[Json], Asked]
    write_found: Callable[[Found], Json]
    read_found: Callable[[Json], Found]
