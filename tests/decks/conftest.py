"""The engines, started once for all tests of the shipped decks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.helper.command import UNHURRIED


@pytest.fixture(scope="session")
def helper() -> Iterator[BlockingHelper]:
    with BlockingHelper(deadline=UNHURRIED) as helper:
        yield helper
