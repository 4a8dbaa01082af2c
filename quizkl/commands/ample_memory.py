"""Asking the C library to keep the memory that typst gives back, for a process that ends soon after."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Final

# Parameters of mallopt(3), in glibc's malloc.h.
_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_MEGABYTE: Final = 1024 * 1024


def keep_memory() -> None:
    """Give little memory back to the system before the process ends.

    Every page's text is compressed in buffers of some hundred kilobytes. By default they may be taken from the system
    and given back again for each page, which with thousands of pages has cost up to a quarter of a second. What is
    larger than a megabyte, such as the file as it grows, is still given back: it would leave holes that nothing fills.
    Where the C library has no such setting nothing happens.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        for parameter, megabytes in ((_MMAP_THRESHOLD, 1), (_TRIM_THRESHOLD, 512)):
            mallopt(parameter, megabytes * _MEGABYTE)
