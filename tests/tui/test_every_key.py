"""Every key of every screen can be named, so that it can be set."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from textual.dom import DOMNode

from quizkl.tui.every_screen import declared, keyed_nodes

ID = re.compile(r"[a-z][a-z_-]*\.[a-z0-9][a-z0-9_]*")


@pytest.mark.parametrize("node", keyed_nodes(), ids=lambda node: node.__name__)
def test_every_binding_has_an_id_of_its_screen(node: type[DOMNode]) -> None:
    for binding in declared(node):
        assert binding.id is not None, f"{node.__name__}: {binding.key} has no id"
        assert ID.fullmatch(binding.id), binding.id
        assert binding.description, f"{binding.id} does not say what it does"


def test_no_two_bindings_have_the_same_id() -> None:
    counts = Counter(binding.id for node in keyed_nodes() for binding in declared(node))
    assert [name for name, count in counts.items() if count > 1] == []
