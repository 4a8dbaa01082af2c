"""A built wheel, installed alone and started from another directory, finds its decks."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter of an environment that holds the wheel; third-party packages are lent to it from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(CHECKOUT)], check=True)
    (wheel,) = folder.glob("quizkl-*.whl")
    venv.create(folder / "empty", with_pip=False)
    bin_folder = "Scripts" if os.name == "nt" else "bin"
    interpreter = folder / "empty" / bin_folder / "python"
    install = [sys.executable, "-m", "pip", "--python", str(interpreter), "install", "--quiet", "--no-deps"]
    subprocess.run([*install, str(wheel)], check=True)
    library = next((folder / "empty").glob("**/site-packages"))
    # A path in a .pth file lends the packages below it, but not what is installed there in development mode.
    (library / "lent.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return interpreter


def run(python: Path, folder: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    finished = subprocess.run(
        [str(python), "-m", "quizkl", *arguments],
        cwd=folder,
        env={**environment, "QUIZKL_HOME": str(folder / "home"), "QUIZKL_NOW": "2026-03-02T09:00+01:00"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_the_wheel_holds_the_package_itself(python: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [str(python), "-c", "import quizkl; print(quizkl.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(CHECKOUT) not in where


def test_the_shipped_decks_are_found_from_anywhere(python: Path, tmp_path: Path) -> None:
    listed = run(python, tmp_path, "decks")
    for deck in ("kl-view", "kl-in-torch", "maximum-likelihood"):
        assert deck in listed


def test_there_is_something_to_study_at_once(python: Path, tmp_path: Path) -> None:
    assert "20 new" in run(python, tmp_path, "due").splitlines()[0]
