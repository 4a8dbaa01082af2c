"""The line in which a search is typed."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive

from quizkl.tui.study.answer_field import AnswerField


class SearchField(AnswerField):
    """As wide as its place whatever is in it: a letter moves nothing on the screen, and is there the sooner."""

    virtual_size = Reactive(Size(0, 0))
