"""All screens and fields of the application that have keys of their own, found by looking into every module here.

Nothing is imported of this for the first screen: it is for who lists or checks the keys of the whole application.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.abc import InspectLoader
from importlib.util import find_spec
from pkgutil import walk_packages

from textual.binding import Binding
from textual.dom import DOMNode

import quizkl.tui


@lru_cache(maxsize=1)
def keyed_nodes() -> tuple[type[DOMNode], ...]:
    """The classes that declare ``BINDINGS``, the application first, then by module and name."""
    from quizkl.tui.app import QuizklApp

    found: set[type[DOMNode]] = set()
    for module in walk_packages(quizkl.tui.__path__, f"{quizkl.tui.__name__}."):
        if not _mentions_bindings(module.name):
            continue  # to import them all would take a second
        for member in vars(import_module(module.name)).values():
            if isinstance(member, type) and issubclass(member, DOMNode) and _is_ours(member):
                found.add(member)
    found.discard(QuizklApp)
    return (QuizklApp, *sorted(found, key=lambda node: (node.__module__, node.__name__)))


def _mentions_bindings(module: str) -> bool:
    found = find_spec(module)
    loader = found.loader if found is not None else None
    source = loader.get_source(module) if isinstance(loader, InspectLoader) else None
    return source is None or "BINDINGS" in source


def _is_ours(node: type[DOMNode]) -> bool:
    return node.__module__.startswith(f"{quizkl.tui.__name__}.") and bool(vars(node).get("BINDINGS"))


def declared(node: type[DOMNode]) -> Iterator[Binding]:
    """The bindings that a class declares itself, a binding for every action, as they are written."""
    for binding in vars(node)["BINDINGS"]:
        assert isinstance(binding, Binding), f"{node.__name__} declares {binding!r} without an id"
        yield binding
