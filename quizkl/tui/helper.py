"""What the application asks of its helper process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from quizkl.maths.comparison import Comparison, Sameness
    from quizkl.maths.derivation.finding import Following, Mark
    from quizkl.maths.examination import Examination, Result
    from quizkl.maths.inquiry import Finding, Inquiry, NotDecided
    from quizkl.maths.variation.search import Search, Sought
    from quizkl.maths.worked import Work, WorkedOut


class Helper(Protocol):
    """The helper process: a mathematician that can be started early and is closed at the end."""

    async def ask(self, inquiries: Sequence[Inquiry]) -> tuple[Finding, ...]: ...
    async def work_out(self, works: Sequence[Work]) -> tuple[WorkedOut, ...]: ...
    async def search(self, searches: Sequence[Search]) -> tuple[Sought | NotDecided, ...]: ...
    async def derive(self, lines: Sequence[Following]) -> tuple[Mark, ...]: ...
    async def compare(self, comparisons: Sequence[Comparison]) -> tuple[Sameness, ...]: ...
    async def examine(self, examinations: Sequence[Examination]) -> tuple[Result, ...]: ...
    async def start(self) -> bool: ...
    async def close(self) -> None: ...
