"""One helper process for all tests of the room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quizkl.maths.helper.blocking import BlockingHelper


@pytest.fixture(scope="session")
def helper() -> Iterator[BlockingHelper]:
    with BlockingHelper() as running:
        yield running
