"""One helper process for all tests that print computed answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.printing.kept_findings import KeptFindings


@pytest.fixture(scope="session")
def mathematician(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptFindings]:
    """The real engines; what they have found once is kept for the next test."""
    file = tmp_path_factory.mktemp("findings") / "findings.db"
    with BlockingHelper() as helper:
        yield KeptFindings(file, lambda: helper, "tests")
