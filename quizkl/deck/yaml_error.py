"""What libyaml (or PyYAML's own parser) complains of, said for the author of a deck."""

from __future__ import annotations

import re

from quizkl.deck.escapes import HINT as _TEX
from quizkl.deck.kind import CARD_KEYS, DECK_KEYS, KEYS_OF_KIND, STEP_KEYS
from quizkl.deck.problem import Place, Problem

_QUOTE = "Put the text in single quotes, or below its key in a block that begins with |."
_WHOLE = "Put the whole text in single quotes; an apostrophe in them is written twice."
_COLUMN = "Check the indentation: begin it in the column of the keys that it belongs to."
_INDENT = "Check the indentation, and that a value that begins with a quote also ends with it."

_KEYS = frozenset((*DECK_KEYS, *CARD_KEYS, *STEP_KEYS, *(key for keys in KEYS_OF_KIND.values() for key in keys), "say"))
_KEY = re.compile(r" *(?:- +)?(?P<key>\w+):(?:\s|\Z)")
_WORD = re.compile(r" *(?:- +)?(?P<key>\w+) +\S")
_TIGHT = re.compile(r" *(?:- +)?(?P<key>\w+):\S")
_CUT = re.compile(r"[\[{][^'\"#]*\s#\S[^#]*\Z")
_BLOCK = re.compile(r":\s+[|>][-+0-9]*\s*\Z")
_LINE_END = re.compile(r"\r\n|\n|\r")

# The first row whose two fragments occur in the parser's context and problem; then message and hint.
_SENTENCES = (
    ("block scalar", "", "| or > at the start of a value begins a block, and something else follows it", _QUOTE),
    ("", "tab character", "the line is indented by a tab", "Indent with spaces: YAML does not allow tabs."),
    ("", "'\\t' that cannot start", "the line is indented by a tab", "Indent with spaces: YAML does not allow tabs."),
    ("", "mapping values are not allowed", "a colon followed by a blank makes a key, and no key can be here", _QUOTE),
    ("", "unknown escape character", "the backslash in double quotes is not an escape that YAML knows", _TEX),
    ("", "hexdec", "the backslash in double quotes is not an escape that YAML knows", _TEX),
    ("quoted scalar", "unexpected end", "the quoted text that begins here never ends", "Close it with the same quote."),
    ("quoted scalar", "document separator", "the quoted text that begins here never ends", "Close the quote."),
    ("alias", "", "a value that begins with * is an alias to YAML", _QUOTE),
    ("anchor", "", "a value that begins with & is an anchor to YAML", _QUOTE),
    ("tag", "", "a value that begins with ! is a tag to YAML", _QUOTE),
    ("", "tag", "a value that begins with ! is a tag to YAML", _QUOTE),
    ("", "cannot start any token", "a value cannot begin with this character", _QUOTE),
    ("", "could not find expected ':'", "neither a key, a colon and a blank, nor text that goes on", _INDENT),
    ("flow", "", "the list or mapping in brackets is not finished as it should be", _QUOTE + " Or close the bracket."),
    ("block collection", "", "an item of a list (- …) is expected here", _INDENT),
    ("block mapping", "", "a key is expected here", _INDENT),
    (
        "",
        "sequence entries are not allowed",
        "a list cannot begin on its key's line",
        "Begin it on the next line.",
    ),
    ("", "expected node content", "a value cannot begin with this character", _QUOTE),
)


def explain(error: Exception, text: str, file: str) -> Problem:
    """The problem for a YAMLError of ``yaml.parse(text)``, at the place where the author has to look."""
    context, problem = str(getattr(error, "context", "") or ""), str(getattr(error, "problem", "") or "")
    begun = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or begun
    unfinished = "simple key" in context or "flow" in context or ("quoted" in context and "end" in problem)
    if begun is not None and unfinished:
        mark = begun
    if mark is None:
        return Problem(Place(file), f"this is not YAML: {problem or type(error).__name__}", _INDENT)
    place = Place(file, mark.line + 1, mark.column + 1)
    if "block mapping" in context and (closed := _closed_before(text, mark.index)):
        return Problem(place, f"a value ends with its {closed}, and more text follows it", _WHOLE)
    if (seen := _seen_in_lines(problem, context, text, mark.line, mark.column)) is not None:
        return Problem(place, *seen)
    for in_context, in_problem, message, hint in _SENTENCES:
        if in_context in context and in_problem in problem:
            return Problem(place, message, hint)
    return Problem(place, f"this is not YAML: {problem}", _INDENT)


def _seen_in_lines(problem: str, context: str, text: str, line: int, column: int) -> tuple[str, str] | None:
    """Message and hint where the line at the mark and the one before it show what was meant."""
    lines = _LINE_END.split(text)
    here = lines[line] if line < len(lines) else ""
    before = next((one for one in reversed(lines[:line]) if one.strip()), "")
    if "could not find expected ':'" in problem:
        if _BLOCK.search(before) and not _KEY.match(here):
            return "the text of a block begins here, no further in than its key", "Indent it by two more blanks."
        if (forgotten := _WORD.match(here)) and forgotten["key"] in _KEYS:
            return f"{forgotten['key']!r} has no colon behind it", f"Write {forgotten['key']}: and then its value."
        if (tight := _TIGHT.match(here)) and tight["key"] in _KEYS:
            return f"no blank is behind {tight['key']}:", f"Write {tight['key']}: with a blank, and then its value."
    if "flow" in context and (cut := next((one for one in (here, before) if _CUT.search(one)), None)):
        begins = cut[cut.rindex("#") :].split()[0].rstrip(",]}")
        return f"to YAML {begins!r} begins a comment, and so the bracket before it is not closed", f"Write '{begins}'."
    if (key := _KEY.match(here)) and key["key"] in _KEYS and column in (key.start("key"), key.end("key")):
        if "mapping values are not allowed" in problem:
            return f"the key {key['key']!r} stands further in than the key before it", _COLUMN
        if "block collection" in context or "block mapping" in context:
            return f"the key {key['key']!r} stands in another column than the keys before it", _COLUMN
    return None


def _closed_before(text: str, index: int) -> str | None:
    """The closing quote or bracket that comes before the text at ``index`` in its line."""
    line = text[max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1 : index].rstrip()
    return line[-1] if line[-1:] in ("'", '"', "]", "}") else None
