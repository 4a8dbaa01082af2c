"""What libyaml (or PyYAML's own parser) complains of, said for the author of a deck."""

from __future__ import annotations

from quizkl.deck.escapes import HINT as _TEX
from quizkl.deck.problem import Place, Problem

_QUOTE = "Put the text in single quotes, or below its key in a block that begins with |."
_INDENT = "Check the indentation, and that a value that begins with a quote also ends with it."

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
    ("", "could not find expected ':'", "a key without a colon, or a text that has slipped to the left", _INDENT),
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


def explain(error: Exception, file: str) -> Problem:
    """The problem for a YAMLError of ``yaml.parse``, at the place where the author has to look."""
    context, problem = str(getattr(error, "context", "") or ""), str(getattr(error, "problem", "") or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    begun = getattr(error, "context_mark", None)
    if begun is not None and (("quoted" in context and "end" in problem) or "flow" in context):
        mark = begun
    place = Place(file, mark.line + 1, mark.column + 1) if mark is not None else Place(file)
    for in_context, in_problem, message, hint in _SENTENCES:
        if in_context in context and in_problem in problem:
            return Problem(place, message, hint)
    return Problem(place, f"this is not YAML: {problem or type(error).__name__}", _INDENT)
