"""The README says what holds."""

from __future__ import annotations

import re
from pathlib import Path

from quizkl.cli import COMMANDS, cli
from quizkl.settings.catalogue import KEYS_TABLE, SETTINGS
from quizkl.settings.read import read_settings

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_every_command_is_described() -> None:
    for command in COMMANDS:
        assert f"| `quizkl {command}" in README, command


def test_every_option_of_a_command_is_known_to_the_program() -> None:
    for row in re.findall(r"^\| `quizkl (\w+).*$", README, re.MULTILINE):
        line = next(line for line in README.splitlines() if line.startswith(f"| `quizkl {row}"))
        command = cli.get_command(None, row)  # type: ignore[arg-type]  # a context is not needed to find one
        assert command is not None
        known = {spelling for parameter in command.params for spelling in parameter.opts}
        for option in re.findall(r"--[a-z-]+", line):
            assert option in known, f"{row} {option}"


def test_the_settings_shown_are_all_there_are_and_show_the_defaults() -> None:
    (example,) = blocks("toml")
    settings, problems = read_settings(example.encode(), "config.toml")
    assert problems == ()
    assert set(settings.places) == {*SETTINGS, *(f"{KEYS_TABLE}.{name}" for name, _ in settings.keys)}
    assert {key for key, setting in SETTINGS.items() if setting.of(settings) != setting.default} == {"decks"}
    for key, setting in SETTINGS.items():
        line = example.splitlines()[settings.places[key].line - 1]
        assert line.endswith(f"# {setting.says}"), f"{key}: the README says it otherwise than the program"


def test_two_commands_set_up_everything() -> None:
    study, tests = (block.strip() for block in blocks("sh"))
    assert study.endswith(".venv/bin/quizkl study")
    assert tests.endswith(".venv/bin/python -m pytest")
    assert study.startswith("python3 -m venv .venv && ")
    assert tests.startswith("python3 -m venv .venv && ")


def test_ci_runs_the_readmes_own_test_command() -> None:
    script = (Path(__file__).parents[2] / ".ci" / "run").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"grep -m 1 -E '(.*?)' README.md", script)
    found = [line for line in README.splitlines() if re.search(pattern, line)]
    assert len(found) == 1
    assert found[0].endswith("pytest")


def test_the_pictures_are_there_are_small_and_fetch_nothing() -> None:
    pictures = [Path(__file__).parents[2] / name for name in re.findall(r"!\[.*?\]\((.*?)\)", README)]
    assert len(pictures) >= 3
    texts = [picture.read_text(encoding="utf-8") for picture in pictures]
    assert sum(len(text.encode()) for text in texts) < 300_000
    for text in texts:
        assert set(re.findall(r"https?://[^\s\"<>]+", text)) == {"http://www.w3.org/2000/svg"}
        assert "url(#" in text
        assert not re.search(r"url\((?!#)|<script|<image|xlink", text)
