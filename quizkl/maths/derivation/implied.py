"""Symbols for lines that declare none: every name in them is a number, a whole one where a sum goes up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizkl.maths.derivation.line import Line, Optimum
from quizkl.maths.derivation.read_line import read_line
from quizkl.maths.derivation.read_symbols import SymbolProblem, read_symbols
from quizkl.maths.derivation.symbols import Symbols
from quizkl.maths.syntax.tree import Expression, Product, Range, Sum
from quizkl.maths.syntax.walk import free_names, names_in, nodes


def with_implied(symbols: Symbols, lines: Sequence[str]) -> Symbols:
    """The symbols and those that the lines imply."""
    free = replace(symbols, free=True)
    declarations = dict(symbols.texts)
    known = set(symbols.declared) | set(symbols.sizes) | symbols.axes
    for expression in _expressions(lines, free):
        whole = {name for node in nodes(expression) for name in _limits(node)}
        for name in free_names(expression):
            if name in whole and name not in known:
                declarations[name] = "whole"
            elif name not in known:
                declarations.setdefault(name, "number")
    found = read_symbols(declarations)
    return symbols if isinstance(found, SymbolProblem) else found


def _expressions(lines: Sequence[str], symbols: Symbols) -> Iterator[Expression]:
    for text in lines:
        line = read_line(text, symbols)
        if isinstance(line, Line):
            yield line.right.expression if isinstance(line.right, Optimum) else line.right
            if line.left is not None:
                yield line.left


def _limits(node: Expression) -> frozenset[str]:
    match node:
        case Sum(_, Range(lower, upper), _) | Product(_, Range(lower, upper), _):
            return names_in(lower) | names_in(upper)
        case _:
            return frozenset()
