"""What to tell a learner where the parser stops: each function gives a message and a hint."""

from __future__ import annotations

from quizkl.maths.syntax.brackets import is_decimal_comma
from quizkl.maths.syntax.elsewhere import DOTS, HINTS
from quizkl.maths.syntax.names import Vocabulary
from quizkl.maths.syntax.token import Kind, Token
from quizkl.maths.syntax.units import THE_UNITS, unit_close_to, unit_named

Complaint = tuple[str, str]
_OPERATORS = frozenset({"+", "-", "*", "/", "·", "@", "^", "**"})
_GROUP = "Write ( ) to group, [ ] for a vector."


def nothing_here(tokens: list[Token], place: int) -> Complaint:
    """Where an expression should begin and does not."""
    token, before = tokens[place], tokens[place - 1] if place else None
    if token.text == "." and tokens[min(place + 1, len(tokens) - 1)].text == ".":
        return "These dots have no meaning here.", DOTS
    if before is not None and before.kind is Kind.SIGN and before.text in _OPERATORS:
        if token.kind is Kind.SIGN and token.text in _OPERATORS:
            return "Two operators follow each other.", "Something between them is missing, or one is too many."
        return f"Something is missing after `{before.text}`.", ""
    if before is not None and before.kind is Kind.SIGN and before.text in (",", ";"):
        return f"Something is missing after `{before.text}`.", ""
    opened = before is not None and before.kind is Kind.SIGN and before.text in ("(", "[", "{")
    if token.kind is Kind.END:
        if opened and before is not None:
            return f"This `{before.text}` is never closed.", ""
        return "Something is missing here.", "Type a number or an expression."
    if token.kind is Kind.SUPERSCRIPT:
        return "Something is missing before this power.", ""
    if token.text in (")", "]", "}"):
        return ("There is nothing between these brackets.", "") if opened else _never_opened(token)
    if token.text in ("{", "=", "<", "~"):
        return _unexpected(token)
    return f"Something is missing before `{token.text}`.", ""


def after_expression(tokens: list[Token], place: int) -> Complaint:
    """A token that cannot follow the expression before it."""
    token = tokens[place]
    if token.kind is Kind.SIGN and token.text == ",":
        return comma(tokens, place)
    if token.kind is Kind.SIGN and token.text == "=" and tokens[place + 1].kind is Kind.END:
        return "An expression ends without an equals sign.", "Leave it out."
    return _unexpected(token)


def _unexpected(token: Token) -> Complaint:
    match token.text if token.kind is Kind.SIGN else "":
        case ";":
            return "A semicolon separates the rows of a matrix in [ ].", ""
        case ")" | "]" | "}":
            return _never_opened(token)
        case "|" | "||" | "‖":
            return "This bar is not closed.", "For an absolute value write abs(x)."
        case "=" | "≈":
            return "An answer is one expression, without an equals sign.", "Write only the right-hand side."
        case "<":
            return "`<` has no meaning here.", "An answer is one expression, not a comparison."
        case "~":
            return "`~` has no meaning here.", "It stands in an expectation: E_{x~p}[x]."
        case "{":
            return "Braces have no meaning here.", _GROUP
        case _:
            return f"`{token.text}` cannot stand here.", ""


def _never_opened(token: Token) -> Complaint:
    return f"This `{token.text}` was never opened.", ""


def number_after(previous: Token, token: Token) -> Complaint | None:
    """A number that follows without an operator; None after a bracket, a bar or ``!``, where it is a product."""
    if previous.kind is Kind.SIGN and previous.text in (")", "!", "|", "‖", "||"):
        return None
    if previous.kind is not Kind.NUMBER:
        return "A number follows without an operator.", "For a product write *, for a power ^."
    if token.kind is Kind.FRACTION:
        hint = f"Write {previous.text} + {token.text}, or a decimal number."
        return "A fraction right after a number can be read in two ways.", hint
    if token.text.startswith(".") and token.start == previous.end:
        return "This number has two decimal points.", ""
    return "Two numbers stand next to each other.", "Write numbers without spaces in them, and products with *."


def comma(tokens: list[Token], place: int) -> Complaint:
    """A comma that separates nothing."""
    before, after = tokens[place - 1], tokens[place + 1]
    if not is_decimal_comma(tokens, place):
        return "A comma cannot stand here.", "Several values go in [ ]."
    if tokens[place + 2].text == "," or "." in before.text or "." in after.text:
        return "A number is written without commas.", "Only the decimal point stands inside a number."
    if len(after.text) == 3 and len(before.text) <= 3:
        hint = f"Write {before.text}{after.text} if it separates thousands, {before.text}.{after.text} if not."
        return "A comma inside a number can be read in two ways.", hint
    return "Numbers have a decimal point, not a comma.", f"Write a decimal point: {before.text}.{after.text}"


def comma_hint(tokens: list[Token], separators: list[int]) -> str:
    """A hint where a function got too many arguments, perhaps by a decimal comma."""
    if any(is_decimal_comma(tokens, separator) for separator in separators):
        return "In a decimal number write a point, not a comma."
    return ""


def unknown_name(tokens: list[Token], place: int, vocabulary: Vocabulary) -> Complaint:
    """A name without a meaning."""
    token, before, after = tokens[place], tokens[place - 1] if place else None, tokens[place + 1]
    follows_number = before is not None and before.kind is Kind.NUMBER
    called = after.kind is Kind.SIGN and after.text == "("
    if unit_named(token.text) is not None:
        return "A unit stands at the end of the answer, after its number.", ""
    message = f"`{token.text}` is not a known {'function' if called else 'name'}."
    if follows_number and token.text in ("x", "x10"):
        return message, "For a product write *."
    if follows_number and token.text == "n" and before is not None and before.text.endswith("1"):
        return message, "The logarithm is written with a small L: ln."
    if token.text in ("O", "o", "l", "I") and after.text[:1] == ".":
        return message, "A number begins with a digit."
    if token.text == "in" and before is not None:
        return "`in` stands before a unit, at the end.", f"{THE_UNITS} Such as: KL(p||q) in bits"
    if called and token.text in HINTS:
        return message, HINTS[token.text]
    if token.text.partition("_")[0] in ("lim", "int", "integral", "mod"):
        return message, HINTS[token.text.partition("_")[0]]
    unit = unit_close_to(token.text) if follows_number or _is_last_word(tokens, place) else None
    return message, f"Did you mean `{unit}`?" if unit else vocabulary.suggestion(token.text)


def _is_last_word(tokens: list[Token], place: int) -> bool:
    """Whether the name stands behind a bracket at the very end, where a unit would: ``KL(p||q) nits``."""
    return tokens[place + 1].kind is Kind.END and place > 0 and tokens[place - 1].text == ")"
