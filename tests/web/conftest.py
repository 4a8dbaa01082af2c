"""Decks, a server and a browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra 'web' is not installed: nothing is tried in a tab")
if sys.platform != "linux":
    pytest.skip("the server's processes are looked up as Linux lists them", allow_module_level=True)

from tests.page.conftest import browser, started_browser
from tests.web.serving import Serving

__all__ = ["browser", "started_browser"]

DECK = r"""
deck: coins
title: Coins and dice
cards:
  - {id: bit, front: How many bits has a fair coin?, back: One of $\log_2 2$.}
  - {id: die, front: What is the entropy of a fair die?, back: $\ln 6$}
"""


def with_a_deck(folder: Path) -> Path:
    """A learner's folder with one deck of two cards, and no other."""
    (folder / "decks").mkdir()
    (folder / "decks" / "coins.yaml").write_text(DECK)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Such a folder for one test."""
    return with_a_deck(tmp_path)


@pytest.fixture
def serving(home: Path) -> Iterator[Serving]:
    with Serving(home) as serving:
        yield serving


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server for tabs that review nothing."""
    with Serving(with_a_deck(tmp_path_factory.mktemp("lasting"))) as serving:
        yield serving


@pytest.fixture(scope="module")
def idle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server for what opens no tab."""
    with Serving(tmp_path_factory.mktemp("idle")) as serving:
        yield serving
