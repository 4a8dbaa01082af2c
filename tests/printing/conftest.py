"""One helper process for all tests that print computed answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quizkl.commands.card_runs import CardRuns
from quizkl.maths.helper.blocking import BlockingHelper
from quizkl.maths.helper.command import UNHURRIED
from quizkl.printing.kept_findings import KeptFindings
from quizkl.printing.kept_runs import KeptRuns


@pytest.fixture(scope="session")
def mathematician(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptFindings]:
    """The real engines; what they have found once is kept for the next test."""
    file = tmp_path_factory.mktemp("findings") / "findings.db"
    with BlockingHelper(deadline=UNHURRIED) as helper:
        yield KeptFindings(file, lambda: helper, "tests")


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptRuns]:
    """The real runs of experiments, each carried out once."""
    with CardRuns() as runs:
        yield KeptRuns(tmp_path_factory.mktemp("runs") / "runs.db", runs.carry_out, "tests")
