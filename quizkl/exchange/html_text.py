"""HTML, as Anki keeps its fields in it, becomes the Markdown of card texts; what that has no word for is taken out."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_NAMES = (
    "b|i|u|s|em|strong|small|mark|br|hr|div|p|span|font|sub|sup|ul|ol|li|img|a|code|pre|h[1-6]|blockquote|center"
    "|table|thead|tbody|tr|td|th|style|script|ruby|rb|rt|anki-mathjax"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|lt|gt|amp|quot|apos|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_KNOWN = re.compile(_NAMES)
_BLOCKS = frozenset({"div", "p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "center", "table", "hr"})
_EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_ROW_MARK = re.compile(r"^(\s*)([-+]|\d{1,9}[.)])(?=\s|$)|^(\s*)(~)(?=~~)")
_RAISED = {"sub": "_", "sup": "^"}


def looks_like_html(text: str) -> bool:
    """Whether a tag that fields have, or an entity, stands in the text; ``a < b`` and ``vector<int>`` are neither."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


def without_tags(tex: str) -> str:
    """A formula's TeX out of HTML."""
    return unescape(_TAG.sub(" ", tex)).replace("\N{NO-BREAK SPACE}", " ")


def html_to_markdown(html: str) -> str:
    """The text as Markdown. Formulas in it must have been put aside: a star in one would be escaped."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _tidy(reader.text())


class _Reader(HTMLParser):
    """Collects Markdown; each element that is open has a buffer of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, list[str]]] = [("", [])]
        self._numbers: list[int | None] = []
        self._unseen = 0
        self._begins_row = True

    def text(self) -> str:
        while len(self._open) > 1:
            self._close()
        return "".join(self._open[0][1])

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if any(tag in ("pre", "code") for tag, _ in self._open):
            self._say(data)
        else:
            text = _escaped(re.sub(r"\s+", " ", data))
            self._say(_ROW_MARK.sub(_no_mark, text) if self._begins_row else text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not _KNOWN.fullmatch(tag):
            self._say(_escaped(self.get_starttag_text() or ""))
        elif tag in ("style", "script"):
            self._unseen += 1
        elif tag == "br":
            self._say("\n" if any(tag == "pre" for tag, _ in self._open) else "\\\n")
        elif tag == "img":
            source = dict(attrs).get("src") or ""
            self._say(_escaped(f"[image: {source.rpartition('/')[2][:80]}]"))
        elif tag == "li":
            number = self._numbers[-1] if self._numbers else None
            self._say("\n- " if number is None else f"\n{number}. ")
            if number is not None:
                self._numbers[-1] = number + 1
        elif tag in ("tr",):
            self._say("\\\n")
        elif tag in ("td", "th"):
            self._say(" ")
        elif tag in _BLOCKS:
            self._say("\n\n")
            if tag in ("ul", "ol"):
                self._numbers.append(1 if tag == "ol" else None)
        elif tag in _EMPHASIS or tag in _RAISED or tag in ("code", "pre"):
            self._open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if not _KNOWN.fullmatch(tag):
            self._say(_escaped(f"</{tag}>"))
        elif tag in ("style", "script"):
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._say("\n\n")
            if tag in ("ul", "ol") and self._numbers:
                self._numbers.pop()
        elif any(tag == opened for opened, _ in self._open):
            while self._open[-1][0] != tag:
                self._close()
            self._close()

    def _say(self, text: str) -> None:
        self._open[-1][1].append(text)
        if text.strip(" "):
            self._begins_row = text.endswith("\n")

    def _close(self) -> None:
        tag, pieces = self._open.pop()
        self._say(_marked(tag, "".join(pieces)))


def _marked(tag: str, text: str) -> str:
    """What an element becomes that held ``text``."""
    inside = text.strip()
    if not inside:
        return text
    if tag == "pre":
        fence = "`" * max(3, _longest_run(text) + 1)
        return f"\n\n{fence}\n{text.strip(chr(10))}\n{fence}\n\n"
    if tag == "code":
        ticks = "`" * (_longest_run(text) + 1)
        return (
            f"{ticks}{' '.join(text.split())}{ticks}"
            if "`" not in (inside[0], inside[-1])
            else f"{ticks} {inside} {ticks}"
        )
    if tag in _RAISED:
        return f"{_RAISED[tag]}{inside}" if len(inside) == 1 else f"{_RAISED[tag]}({inside})"
    if "\n" in inside:
        return text  # emphasis ends with its paragraph
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{_EMPHASIS[tag]}{inside}{_EMPHASIS[tag]}{after}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def _escaped(text: str) -> str:
    """What means something to Markdown and was only a character."""
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~]|$)|[*`]", lambda found: "\\" + found[0], text)
    return re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)


def _no_mark(found: re.Match[str]) -> str:
    """What would begin a list or code at the beginning of a row."""
    blanks, mark = (found[1], found[2]) if found[2] else (found[3], found[4])
    return f"{blanks}{mark[:-1]}\\{mark[-1]}"


def _tidy(text: str) -> str:
    """No blanks at the ends of rows, no more than one empty row, no line break where a paragraph ends anyway."""
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    fences = re.split(r"(^(`{3,})\n.*?^\2$)", text, flags=re.DOTALL | re.MULTILINE)
    return "".join(part if at % 3 == 1 else _tidy_rows(part) for at, part in enumerate(fences) if at % 3 != 2).strip()


def _tidy_rows(text: str) -> str:
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", text)
    text = re.sub(r"(?:(?<!\\)\\\n){2,}", "\n\n", text)
    text = re.sub(r"(?<!\\)\\\n(?=\n|$)|(?<=\n)(?:\\\n)+|\A(?:\\\n)+", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text)
