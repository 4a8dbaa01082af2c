"""One helper process for all tests of the room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.helper.command import UNHURRIED


@pytest.fixture(scope="session")
def helper() -> Iterator[BlockingHelper]:
    with BlockingHelper(deadline=UNHURRIED) as running:
        yield running
