"""Which characters a writer may use."""

from __future__ import annotations

from enum import Enum


class Characters(Enum):
    """``DEJAVU`` has what DejaVu Sans Mono shows, which most terminals do; ``FULL`` adds the mathematical alphabets of
    Unicode; ``ASCII`` is for the plainest terminals and for reading aloud."""

    DEJAVU = "dejavu"
    FULL = "full"
    ASCII = "ascii"
