"""The helper as a process: what it imports, what it prints, how it ends."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from quizkl.maths.helper.command import helper_command

ROOT = Path(__file__).resolve().parents[3]


def run(code: str, *options: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *options, "-c", code], capture_output=True, text=True, cwd=cwd, env=environment, check=False
    )


@pytest.mark.parametrize(
    "module", ["quizkl.maths.helper.client", "quizkl.maths.helper.blocking", "quizkl.maths.inquiry"]
)
def test_asking_imports_neither_torch_nor_sympy(module: str) -> None:
    code = f"import sys, {module}; print([m for m in ('torch', 'sympy', 'numpy', 'mpmath') if m in sys.modules])"
    assert run(code).stdout.strip() == "[]"


def test_a_loop_that_ends_leaves_no_noise() -> None:
    code = """
import asyncio, os
from quizkl.maths.helper.client import Helper
from quizkl.maths.inquiry import Computed, Inquiry
from quizkl.maths.syntax.tree import Constant, Symbol

async def story():
    async with Helper() as helper:
        (finding,) = await helper.ask([Inquiry(Constant(Symbol.PI))])
        assert isinstance(finding, Computed)

asyncio.run(story())
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("no child left")
"""
    done = run(code, "-X", "dev")
    assert done.stdout.strip() == "no child left"
    assert done.stderr == ""


def test_modules_beside_a_deck_are_not_imported(tmp_path: Path) -> None:
    for name in ("torch", "sympy", "json", "quizkl"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported from the working directory')")
    command = helper_command()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b'{"ready":true}\n'
        process.communicate(timeout=20)
    assert process.returncode == 0


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="watching a process that is not ours needs pidfd_open")
def test_it_ends_when_quizkl_is_killed() -> None:
    code = """
import os, signal
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.inquiry import Inquiry
from quizkl.maths.syntax.tree import Constant, Symbol

helper = BlockingHelper()
helper.ask([Inquiry(Constant(Symbol.PI))])
print(helper.process_id, flush=True)
input()
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as quizkl:
        assert quizkl.stdout is not None
        watch = os.pidfd_open(int(quizkl.stdout.readline()))
        quizkl.kill()
    try:
        ended, _, _ = select.select([watch], [], [], 20)
        assert ended == [watch]
    finally:
        os.close(watch)


def test_what_is_printed_does_not_mix_with_the_findings() -> None:
    code = """
import os
from quizkl.maths.helper.pipes import private_pipes

source, sink = private_pipes()
print("a stray line")
os.write(1, b"another")
sink.write(b"finding")
sink.flush()
"""
    assert run(code).stdout == "finding"


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the bound is set where /proc tells what is in use")
def test_memory_is_bounded() -> None:
    code = """
import mmap
from quizkl.maths.helper.limits import MEMORY_ABOVE_START, bound_memory

bound_memory()
mmap.mmap(-1, MEMORY_ABOVE_START // 2).close()
try:
    mmap.mmap(-1, MEMORY_ABOVE_START + 1)
except OSError:
    print("refused")
"""
    assert run(code).stdout.strip() == "refused"
