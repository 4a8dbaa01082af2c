"""What to tell a learner where the parser stops: only needed once something is wrong."""

from __future__ import annotations

from quizkl.maths.syntax.brackets import is_tight_comma
from quizkl.maths.syntax.names import Function, Vocabulary
from quizkl.maths.syntax.token import Kind, Token
from quizkl.maths.syntax.units import unit_named


def after_expression(tokens: list[Token], place: int, vocabulary: Vocabulary) -> tuple[str, str]:
    """Message and hint for a token that cannot follow the expression before it."""
    token = tokens[place]
    match token.text if token.kind is Kind.SIGN else "":
        case ",":
            return _comma(tokens, place)
        case ";":
            return "A semicolon separates the rows of a matrix in [ ].", ""
        case ")" | "]" | "}" as closer:
            return f"This `{closer}` was never opened.", ""
        case "|" | "||" | "‖":
            return "This bar is not closed.", "For an absolute value write abs(x)."
        case "=" | "≈":
            return "An answer is one expression, without an equals sign.", "Write only the right-hand side."
        case ".":
            return "This point belongs to no number.", "Leave it out, or write * for a product."
        case "{":
            return "Braces have no meaning here.", "Write ( ) to group, [ ] for a vector."
        case _:
            return f"`{token.text}` cannot stand here.", ""


def _comma(tokens: list[Token], place: int) -> tuple[str, str]:
    if is_tight_comma(tokens, tokens[place]):
        before, after = tokens[place - 1].text, tokens[place + 1].text
        if len(after) == 3 and len(before) <= 3:
            hint = f"Write {before}{after} if it separates thousands, {before}.{after} if it is the decimal point."
            return "A comma inside a number can be read in two ways.", hint
        return "Numbers have a decimal point, not a comma.", f"Write a decimal point: {before}.{after}"
    if tokens[place - 1].kind is Kind.NUMBER and "." in tokens[place - 1].text:
        return "A comma cannot stand here.", "Several values go in [ ]; thousands are written without a comma."
    return "Several values need brackets around them.", "Write [a, b]."


def comma_hint(tokens: list[Token], separators: list[Token]) -> str:
    """A hint where a function got too many arguments, perhaps by a decimal comma."""
    if any(is_tight_comma(tokens, separator) for separator in separators):
        return "In a decimal number write a point, not a comma."
    return ""


def unknown_name(tokens: list[Token], token: Token, vocabulary: Vocabulary) -> tuple[str, str]:
    """Message and hint for a name without a meaning."""
    place = next((place for place, other in enumerate(tokens) if other.start == token.start), 0)
    called = tokens[min(place + 1, len(tokens) - 1)].text == "("
    if unit_named(token.text) is not None:
        return "A unit stands at the end of the answer, after its number.", ""
    if token.text == "x" and tokens[place - 1].kind is Kind.NUMBER:
        return "`x` is not known here.", "For a product write *."
    if isinstance(vocabulary.meaning(token.text), Function):
        return f"`{token.text}` is a function; here a quantity is needed.", ""
    word = "function" if called else "name"
    return f"`{token.text}` is not a known {word}.", vocabulary.suggestion(token.text)
