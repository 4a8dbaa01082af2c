"""What holds for the tests of every room: helpers that start at once, no deadlines, little collecting of garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.loaded_engines.command import use_loaded_engines

settings.register_profile("unhurried", settings(), deadline=None)  # an example that takes long is the machine's affair
settings.load_profile("unhurried")


def pytest_collection_finish() -> None:
    """The tests and all modules stay until the end: do not look through them for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def loaded_engines() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_loaded_engines(patch)
        yield
