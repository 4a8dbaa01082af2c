"""Helpers that start at once, for every room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.loaded_engines.command import use_loaded_engines


@pytest.fixture(scope="session", autouse=True)
def loaded_engines() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_loaded_engines(patch)
        yield
