"""Bounds on what the helper process may use, where the operating system can keep them.

Memory is bounded on Linux. Elsewhere it is not (macOS takes RLIMIT_AS and does not keep to it, Windows has none):
there the limits of the answer language, which are checked before anything is built, and the deadline have to do.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

MEMORY_ABOVE_START = 3 * 1024**3
"""Bytes of address space beyond what the loaded engines take."""

PROCESSOR_SECONDS = 30
"""Processor time of one request: ends a computation in C that nothing else can interrupt once quizkl is gone."""


def bound_memory() -> None:
    """From here on, an allocation far beyond the engines' own fails instead of filling the machine."""
    try:
        import resource
    except ImportError:
        return
    used = _address_space()
    if used is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = used + MEMORY_ABOVE_START
        if hard == resource.RLIM_INFINITY or wanted < hard:
            with suppress(OSError, ValueError):  # a kernel that pretends to be Linux may refuse
                resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def bound_processor_time(seconds: int = PROCESSOR_SECONDS) -> None:
    """The next request may use so many ``seconds`` from now on; then the system ends the process, without a dump."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used.ru_utime + used.ru_stime) + seconds
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (wanted, hard))


def _address_space() -> int | None:
    """Bytes mapped now, where /proc tells (Linux)."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return pages * resource.getpagesize()
    except (OSError, ValueError):
        return None
