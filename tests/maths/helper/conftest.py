"""In this room helpers are started as a learner's are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.loaded_engines.command import use_engines_that_load


@pytest.fixture(scope="module", autouse=True)
def engines_that_load() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_engines_that_load(patch)
        yield
