"""Sentences on readings that may surprise: each says how it was read and how to write the other."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizkl.maths.syntax.token import Kind, Token, is_sign
from quizkl.maths.syntax.tree import Binary, Constant, Symbol


@dataclass(slots=True)
class Remarks:
    """Collects the remarks on one text. ``bare_call`` is the last call without brackets: the offsets of
    its name and argument, and the place of the token after it."""

    text: str
    found: list[str] = field(default_factory=list)
    bare_call: tuple[int, int, int] | None = None

    def typed(self, start: int, end: int) -> str:
        """What was typed from one offset to another, on one line."""
        return " ".join(self.text[start:end].split())

    def on_several_signs(self) -> None:
        self.found.append("Several signs in a row are read as one.")

    def on_spaced_exponent(self, number: Token, e: Token, sign: Token, exponent: Token) -> None:
        """``2.58 e-2``: the letter is Euler's number."""
        together = e.end == sign.start and sign.end == exponent.start
        if sign.text in ("+", "-") and together and exponent.kind is Kind.NUMBER:
            power = f"{number.text}e{sign.text}{exponent.text}"
            self.found.append(f"The e is read as Euler's number. If it is a power of ten, write {power} in one piece.")

    def on_decimal_commas(self, entries: int) -> None:
        self.found.append(f"Read as {entries} entries: a comma separates them. In a decimal number write a point.")

    def on_divided_call(self, bare: tuple[int, int, int], slash: Token, end: int) -> None:
        """``ln p/q``: the quotient is not the argument."""
        name, argument = self.typed(bare[0], bare[1]), self.typed(bare[1], slash.start)
        divisor = self.typed(slash.end, end)
        self.found.append(
            f"Read as ({name} {argument})/{divisor}. Do you mean {name}({argument}/{divisor})? Then write the brackets."
        )

    def on_divided_product(self, start: int, token: Token, previous: Token) -> None:
        """``1/2x``: what follows the divisor without a space is not under the line."""
        if token.start == previous.end:
            self.found.append(
                f"Read as ({self.typed(start, token.start)}) times what follows. If that belongs under the line, "
                "put the divisor in brackets."
            )

    def on_swallowed_bracket(self, name: Token, argument: int, bracket: int) -> None:
        """``ln x(1-x)``: the bracket belongs to the argument."""
        self.found.append(
            f"The bracket is read as part of the argument of {name.text}. For the other reading write "
            f"{name.text}({self.typed(argument, bracket)})."
        )

    def on_short_logarithm(self) -> None:
        self.found.append("lg is read as the logarithm to base 10. For base 2 write log2.")

    def on_variance(self) -> None:
        """``𝒩(μ, σ²)``."""
        self.found.append("In 𝒩(μ, σ²) the second is read as the variance; normal(μ, σ) takes the standard deviation.")

    def on_example(self, base: Token, index: Token) -> None:
        """``x^(j)`` under a sum over j."""
        self.found.append(
            f"{base.text}^({index.text}) is read as example {index.text}. For a power write {base.text}^{index.text}."
        )

    def on_long_derivative(self, tokens: list[Token], opened: int, end: int) -> None:
        """``d/dx (x^2) x``: the bracket is not all that is differentiated."""
        depth = 0
        for place in range(opened, end):
            depth += is_sign(tokens[place], "(") - is_sign(tokens[place], ")")
            if depth == 0:
                if place + 1 < end and not is_sign(tokens[place + 1], "^", "**", "!", "%"):
                    typed = self.typed(tokens[opened].start, tokens[end - 1].end)
                    self.found.append(f"The derivative is that of {typed}. Put it in ( ) if it ends earlier.")
                return

    def on_power_of_e(self, power: Binary, start: int, previous: Token, token: Token) -> None:
        """``e^2x``, ``e^-x/2``: the exponent ends early."""
        if power.left != Constant(Symbol.E) or previous.text in (")", "}"):
            return
        adjacent = token.kind in (Kind.NAME, Kind.NUMBER) and token.start == previous.end
        if adjacent or (token.kind is Kind.SIGN and token.text == "/"):
            typed = self.typed(start, token.start)
            self.found.append(f"Only {typed} is read as the power. If more belongs to the exponent, write e^( ).")
