r"""Tokens of an answer from TeX: ``\frac{2}{5}\ln\frac{4}{5}``, ``\mathbb{E}_{x\sim p}[\log p(x)]``.

The formula room says first whether it is TeX at all. Then its tokens become those of the answer language, each at its
place in what was typed, and are read as any other answer. Letters side by side are a product, as TeX sets them, unless
together they are a known name.
"""

from __future__ import annotations

from quizkl.formula.parse import parse
from quizkl.formula.problem import FormulaProblem
from quizkl.formula.tokens import Token as TexToken
from quizkl.formula.tokens import tokenize as tex_tokens
from quizkl.maths.syntax.characters import describe
from quizkl.maths.syntax.limits import NESTING
from quizkl.maths.syntax.names import Vocabulary
from quizkl.maths.syntax.tex_commands import COMMANDS
from quizkl.maths.syntax.tex_words import (
    ACCENTS,
    ALPHABETS,
    NAMES,
    OPENED_CALLS,
    SIGNS,
    SPACES,
)
from quizkl.maths.syntax.token import Kind, Token, spelled, tokenize
from quizkl.maths.syntax.units import unit_named
from quizkl.maths.syntax.unreadable import Refusal

_OPENED, _CLOSED = "{", "}"


def tokens_from_tex(text: str, known: Vocabulary) -> list[Token]:
    """The tokens of an answer written in TeX, the last being ``END``. Raises ``Refusal``."""
    formula = text.strip().removeprefix("$").removesuffix("$")
    before = text.index(formula)
    checked = parse(formula)
    if isinstance(checked, FormulaProblem):
        raise Refusal(checked.offset + before, _shown(checked.message), _shown(checked.hint))
    tokens = [token._replace(offset=token.offset + before) for token in tex_tokens(formula)]
    reader = TexReader(tokens, len(text), known)
    reader.until(None)
    return [*reader.found, Token(Kind.END, "", len(text), len(text))]


def _shown(sentence: str) -> str:
    """Without the line breaks and tabs that a command may quote."""
    return "".join(character if character.isprintable() else " " for character in sentence)


class TexReader:
    """Goes through the tokens of TeX once; ``found`` are those of the answer."""

    def __init__(self, tokens: list[TexToken], length: int, known: Vocabulary) -> None:
        self.tokens = tokens
        self.place = 0
        self.length = length
        self.known = known
        self.found: list[Token] = []
        self.depth = 0

    # the tokens of TeX

    def at(self, place: int) -> str:
        return self.tokens[place].text if place < len(self.tokens) else ""

    def here(self) -> int:
        return self.tokens[self.place].offset if self.place < len(self.tokens) else self.length

    def until(self, closer: str | None) -> None:
        """Everything up to ``closer``, which is stepped over."""
        self.depth += 1
        if self.depth > NESTING:
            raise Refusal(self.here(), "This is nested too deep.", "Write it in smaller parts.")
        while self.place < len(self.tokens) and self.at(self.place) != closer:
            self.one()
        self.place += 1
        self.depth -= 1

    def argument(self) -> None:
        """One token, or a group without its braces."""
        while self.at(self.place) in SPACES:
            self.place += 1
        if self.at(self.place) == _OPENED:
            self.place += 1
            self.until(_CLOSED)
        elif self.at(self.place).isdigit():
            self.add(Kind.NUMBER, self.at(self.place))
            self.place += 1
        else:
            self.one(single=True)

    # the tokens of the answer

    def add(self, kind: Kind, text: str, start: int | None = None) -> None:
        offset = self.here() if start is None else start
        self.found.append(Token(kind, text, offset, min(offset + len(text), self.length)))

    def sign(self, text: str) -> None:
        self.add(Kind.SIGN, text)

    def grouped(self, opened: str, closed: str) -> None:
        """The next argument of TeX between brackets."""
        self.sign(opened)
        self.argument()
        self.sign(closed)

    def one(self, single: bool = False) -> None:
        """The next thing: a number, a word with its subscripts, a command, a sign."""
        text, offset = self.at(self.place), self.here()
        if text in SPACES:
            self.place += 1
        elif text in COMMANDS:
            self.place += 1
            COMMANDS[text](self, offset)
        elif text.isascii() and (text.isdigit() or (text == "." and self.at(self.place + 1).isdigit())):
            self.number()
        elif self.is_word():
            self.word(single)
        elif text in SIGNS:
            self.sign(SIGNS[text])
            self.place += 1
        elif text in OPENED_CALLS:
            self.add(Kind.NAME, OPENED_CALLS[text])
            self.sign("(")
            self.place += 1
        elif text.startswith("\\"):
            raise Refusal(
                offset, f"`{_shown(text)}` has no meaning in an answer.", "Write functions as ln(x) or \\ln x."
            )
        else:
            self.character(text, offset)

    def character(self, text: str, offset: int) -> None:
        """A character that TeX shows as it is."""
        if text in ("&", "#"):
            raise Refusal(offset, f"{describe(text)} has no meaning here.", "An answer is one expression.")
        try:
            token = tokenize(text)[0]
        except Refusal as refusal:
            raise Refusal(offset, refusal.message, refusal.hint) from None
        if token.kind is not Kind.END:
            self.add(token.kind, token.text, offset)
        self.place += 1

    def number(self) -> None:
        start = self.here()
        text = ""
        while self.at(self.place).isdigit() or (self.at(self.place) == "." and "." not in text):
            if text and self.tokens[self.place].spaced:
                break
            text += self.at(self.place)
            self.place += 1
        first = tokenize(text)[0]
        self.add(Kind.NUMBER, first.text, start)

    def is_word(self) -> bool:
        text = self.at(self.place)
        letter = len(text) == 1 and (text.isalpha() or text == "𝒩")
        return letter or text in NAMES or text in ALPHABETS or text in ACCENTS

    def word(self, single: bool = False) -> None:
        """A name with its subscripts. Letters that together are no known name are each a name."""
        start = self.here()
        letters = self.letters(single)
        if len(letters) > 1 and not self.is_known("".join(letters)):
            for shift, letter in enumerate(letters[:-1]):
                self.add(Kind.NAME, spelled(letter), start + shift)
            start += len(letters) - 1
            letters = letters[-1:]
        name = spelled("".join(letters))
        if single:
            self.add(Kind.NAME, name, start)
            return
        while self.at(self.place) == "_":
            below = self.plain_subscript()
            if below is None:
                break
            name += f"_{below}"
        self.add(Kind.NAME, name, start)
        if self.at(self.place) == "_":
            self.sign("_")
            self.place += 1
            self.grouped("{", "}")

    def letters(self, single: bool) -> list[str]:
        """The letters of a word: those that stand together, or those in the braces of ``\\mathrm``."""
        text = self.at(self.place)
        self.place += 1
        if text in ACCENTS:
            return [f"{self.inner_word()}_{ACCENTS[text]}"]
        if text in ALPHABETS:
            word = self.inner_word()
            return ["𝒩"] if text == "\\mathcal" and word == "N" else [word]
        if text in NAMES:
            return [NAMES[text]]
        found = [text]
        while not single and self.is_latin(self.place) and not self.tokens[self.place].spaced:
            found.append(self.at(self.place))
            self.place += 1
        return found if found[0].isascii() else found[:1]

    def is_latin(self, place: int) -> bool:
        text = self.at(place)
        return len(text) == 1 and text.isascii() and text.isalpha()

    def inner_word(self) -> str:
        """The word that a command takes: ``{KL}``, ``\\mu``, ``x``."""
        if self.at(self.place) != _OPENED:
            word = self.at(self.place)
            self.place += 1
            return self.spelled_word([word])
        self.place += 1
        parts: list[str] = []
        while self.place < len(self.tokens) and self.at(self.place) != _CLOSED:
            parts.append(self.at(self.place))
            self.place += 1
        self.place += 1
        return self.spelled_word(parts)

    def spelled_word(self, parts: list[str]) -> str:
        word = "".join(NAMES.get(part, part) for part in parts if part not in SPACES and part not in ALPHABETS)
        word = word.replace("{", "").replace("}", "")
        if not spelled(word).replace("_", "").isalnum():
            raise Refusal(self.here(), "A name is missing here.", "Inside such a command stands one word.")
        return word

    def plain_subscript(self) -> str | None:
        """A subscript of letters and digits alone, which belongs to the name; None leaves it to the parser."""
        place = self.place + 1
        if self.at(place) != _OPENED:
            text = NAMES.get(self.at(place), self.at(place))
            if not (text.isascii() and text.isalnum()):
                return None
            self.place = place + 1
            return text
        parts: list[str] = []
        depth = 1
        while depth:
            place += 1
            text = self.at(place)
            depth += (text == _OPENED) - (text == _CLOSED)
            if text in (_OPENED, _CLOSED) or text in ALPHABETS or text in SPACES:
                continue
            text = NAMES.get(text, text)
            if not (text.isascii() and text.isalnum()):
                return None
            parts.append(text)
        self.place = place + 1
        return "".join(parts)

    def is_known(self, word: str) -> bool:
        return self.known.meaning(word, called=True) is not None or unit_named(word) is not None
