"""A deck's macros: their bodies put in place of their names, before a formula is read."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from quizkl.formula.problem import Refused
from quizkl.formula.tokens import Token, macro_tokens

MOST_EXPANSIONS = 1000
MOST_TOKENS = 20_000
MOST_MOVED = 200_000
"""Tokens put in place altogether, which arguments within arguments make many of."""


def arity(body: tuple[Token, ...]) -> int:
    """How many arguments a macro takes: the highest n of its #n."""
    return max(
        (int(after.text) for sign, after in itertools.pairwise(body) if sign.text == "#" and after.text in "123456789"),
        default=0,
    )


def expand(tokens: list[Token], macros: Mapping[str, str], end: int) -> list[Token]:
    """``tokens`` without macros; what a macro brings has the offset of its name. Raises ``Refused`` where an argument
    is missing and where macros grow beyond all measure, as those that use themselves do."""
    pending = tokens[::-1]  # the next token is the last, so that a body is put in its place cheaply
    done: list[Token] = []
    expansions = moved = 0
    while pending:
        token = pending.pop()
        name = token.text[1:]
        if token.text[0] != "\\" or name not in macros:
            done.append(token)
            continue
        expansions += 1
        body = macro_tokens(macros[name])
        arguments = [_argument(pending, token, end) for _ in range(arity(body))]
        replaced = _replaced(body, arguments, token)
        moved += len(replaced) + sum(map(len, arguments))
        endless = expansions > MOST_EXPANSIONS or moved > MOST_MOVED
        if endless or len(done) + len(pending) + len(replaced) > MOST_TOKENS:
            raise Refused(
                token.offset, f"The macro {token.text} never comes to an end.", "A macro must not use itself."
            )
        pending += reversed(replaced)
    return done


def _argument(pending: list[Token], macro: Token, end: int) -> list[Token]:
    """The tokens of one argument: a group without its braces, or a single token."""
    if not pending or pending[-1].text in ("}", "&", "\\\\"):
        offset = pending[-1].offset if pending else end
        raise Refused(offset, f"{macro.text} misses an argument.", f"Write {{…}} after {macro.text} for each of them.")
    first = pending.pop()
    if first.text != "{":
        return [first]
    argument: list[Token] = []
    depth = 1
    while pending:
        token = pending.pop()
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if not depth:
            return argument
        argument.append(token)
    raise Refused(first.offset, "This { is never closed.", "Write } where the argument ends.")


def _replaced(body: tuple[Token, ...], arguments: list[list[Token]], macro: Token) -> list[Token]:
    """The body with its arguments; the first token takes over the white space before the macro."""
    replaced: list[Token] = []
    index = 0
    while index < len(body):
        token = body[index]
        index += 1
        if token.text == "#" and index < len(body) and body[index].text in "123456789":
            replaced += arguments[int(body[index].text) - 1]
            index += 1
        else:
            replaced.append(Token(token.text, macro.offset, token.spaced))
    if replaced:
        replaced[0] = replaced[0]._replace(spaced=macro.spaced)
    return replaced
