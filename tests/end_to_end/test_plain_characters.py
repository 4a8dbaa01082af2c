"""What is printed where only ASCII may be, by the settings or by the encoding."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def printed(home: Path, *arguments: str, encoding: str = "utf-8", typed: str = "") -> tuple[str, str]:
    """What a command writes to standard output and to standard error."""
    environment = {**os.environ, "QUIZKL_HOME": str(home), "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [sys.executable, "-m", "quizkl", *arguments],
        input=typed.encode(),
        env=environment,
        capture_output=True,
        check=False,
    )
    return done.stdout.decode(encoding), done.stderr.decode(encoding)


@pytest.fixture
def plain_home(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text('characters = "ascii"\n')
    return tmp_path


def test_the_setting_holds_for_what_is_printed(plain_home: Path) -> None:
    out, err = printed(plain_home, "calc", "p = [0.4, 0.6]", "KL(p||[0.5, 0.5]) - ⅓", "√2/σ")
    assert out.splitlines()[:3] == [
        "KL(p || [0.5, 0.5]) - 1/3",
        "  value     -0.3131978 nats",
        "  exactly   2/5*ln(4/5) + 3/5*ln(6/5) - 1/3",
    ]
    assert err.splitlines()[:2] == ["  sqrt(2)/sigma", "          ^"]


def test_and_json_stays_as_it_is(plain_home: Path) -> None:
    (plain_home / "elsewhere").mkdir()
    asked = ("calc", "ln(2) - ⅓", "--json")
    assert printed(plain_home, *asked) == printed(plain_home / "elsewhere", *asked)
    assert "−" in printed(plain_home, *asked)[0]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("ascii", "  exactly   2/5*ln(4/5) + 3/5*ln(6/5)"), ("latin-1", "  exactly   2/5·ln(4/5) + 3/5·ln(6/5)")],
)
def test_what_an_encoding_lacks_is_written_in_ascii(tmp_path: Path, encoding: str, said: str) -> None:
    out, err = printed(tmp_path, "calc", "KL([0.4, 0.6]||[0.5, 0.5])", encoding=encoding)
    assert out.splitlines()[2] == said
    assert err == ""
    out, err = printed(tmp_path, "calc", "KL([0.4, 0.6]||[0.5, 0.5])", "--json", encoding=encoding)
    assert json.loads(out)["exact"] == "⅖·ln(⅘) + ⅗·ln(6/5)"


def test_what_is_typed_is_read_whatever_the_encoding(tmp_path: Path) -> None:
    out, err = printed(tmp_path, "work", "--plain", encoding="ascii", typed="√2\n")
    assert (out, err) == ("1.4142, exactly sqrt(2)\n", "")
