"""How the process of runs is started."""

from __future__ import annotations

from quizkl.maths.helper.command import helper_command


def runner_command() -> tuple[str, ...]:
    """Its command line."""
    return helper_command("quizkl.maths.helper.running.server")
