"""Home as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quizkl.formula.cells import width
from quizkl.schedule.day_words import day_words
from quizkl.tui.home.overview import Branch, Overview
from quizkl.tui.ink import EMPTY, Ink, Line, Piece, cut, line, muted, strong
from quizkl.tui.look import Look
from quizkl.tui.paragraph import paragraph
from quizkl.tui.progress_bar import bar, solid
from quizkl.tui.screen_top import screen_top

_COUNT = 6
_UNSEEN = 7
_WIDER_UNSEEN = 8
_BAR = 12
_NARROW = 64


@dataclass(frozen=True, slots=True)
class HomeKeys:
    """The keys that are named in sentences: what starts to study, and what shows the problems."""

    start: str = "Enter"
    problems: str = "e"


def home_lines(
    seen: Overview,
    shown: Sequence[Branch],
    closed: frozenset[tuple[str, ...]],
    columns: int,
    rows: int,
    look: Look,
    keys: HomeKeys,
) -> list[Line]:
    """``shown`` are the branches that no closed folder hides; ``rows`` is the height there is: where all of it does
    not fit, the boxes take one row instead of one each.
    """
    if seen.all is None:
        return [*_no_decks(columns), *_settings(seen, keys)]
    head = [*_today(seen, columns, look, keys), EMPTY, _header(columns)]
    tree = [
        _branch(branch, number, number == look.cursor, branch.path in closed, columns, look)
        for number, branch in enumerate(shown)
    ]
    tail = [EMPTY, *_habit(seen, columns, look, keys)]
    room = rows - len(head) - len(tree) - len(tail) - 1
    boxes = _boxes(seen, columns, look) if room > len(seen.boxes) else _boxes_in_a_row(seen, columns)
    return [*head, *tree, EMPTY, *boxes, *tail]


def _no_decks(columns: int) -> list[Line]:
    say = (
        "No decks were found.",
        "A deck is a YAML file. The command  quizkl decks  says in which folders they are looked for;"
        " quizkl copy kl-view  puts a shipped deck where it can be edited.",
    )
    return [row for text in say for row in [*paragraph(text, columns), EMPTY]]


def _today(seen: Overview, columns: int, look: Look, keys: HomeKeys) -> list[Line]:
    """What today holds, or what to do when it holds nothing."""
    whole = seen.all
    assert whole is not None
    dot = look.sign("  ·  ", "  -  ")
    if not whole.items:
        return [line(strong("Nothing to study yet.")), *paragraph(_no_items(seen, keys), columns, Ink.MUTED)]
    if not seen.counted:
        return [line(strong("Today  "), muted(look.sign("counting…", "counting...")))]
    if len(whole.queue):
        parts = [strong("Today  ")]
        again = len(whole.queue.learning)
        parts += [Piece(f"{again} to learn again", Ink.WARNING), muted(dot)] if again else []
        due = len(whole.queue.due)
        parts += [Piece(f"{due} due", Ink.ACCENT), muted(dot)] if due else []
        parts += [Piece(f"{whole.new} new", Ink.GOOD)] if whole.new else [Piece("nothing new", Ink.MUTED)]
        row = line(*parts, muted(f"{dot}about {seen.minutes} min"))
        return [row if row.width <= columns else cut(line(*parts), columns)]
    following = f"Next: {seen.coming}.  " if seen.coming else ""
    next_row = muted(f"{following}{keys.start}: practise anyway")
    if stopped := _stopped_by_limits(seen, whole):
        return [cut(line(strong(stopped)), columns), cut(line(next_row), columns)]
    first = "Done for today." if seen.done_today.reviews else "Nothing is due today."
    return [cut(line(strong(first + "  "), next_row), columns)]


def _stopped_by_limits(seen: Overview, whole: Branch) -> str:
    """What waits only because a day has limits, where there are any."""
    held, limits = whole.queue.held_back, seen.limits
    said = []
    if held.due_by_limit:
        said.append(f"today's {limits.reviews} reviews are done, {held.due_by_limit} more wait")
    if held.new_by_limit and limits.new:
        cards = f"{limits.new} new cards are" if limits.new != 1 else "new card is"
        said.append(f"today's {cards} done, {held.new_by_limit} more wait")
    if more := held.due_by_deck + held.new_by_deck:
        said.append(f"{more} more in decks with limits of their own")
    words = "; ".join(said)
    return words[:1].upper() + words[1:] + "." if words else ""


def _no_items(seen: Overview, keys: HomeKeys) -> str:
    if seen.broken:
        return f"Every card has something wrong with it: {keys.problems} says what."
    return "The decks have no cards that can be studied; a card needs an id (quizkl check --write-ids writes them)."


def _header(columns: int) -> Line:
    label = _label_cells(columns)
    return line(
        muted(f"{'':{label}}{'due':>{_COUNT}}{'unseen':>{_unseen_cells(columns)}}   {'known':<{_bar_cells(columns)}}")
    )


def _label_cells(columns: int) -> int:
    return columns - _COUNT - _unseen_cells(columns) - _bar_cells(columns) - 3


def _unseen_cells(columns: int) -> int:
    return _WIDER_UNSEEN if columns >= _NARROW else _UNSEEN


def _bar_cells(columns: int) -> int:
    return _BAR + 5 if columns >= _NARROW else _BAR // 2


def _branch(branch: Branch, number: int, cursor: bool, closed: bool, columns: int, look: Look) -> Line:
    opens = branch.deck is None
    mark = look.sign("▸ " if closed else "▾ ", "+ " if closed else "- ") if opens else "  "
    label = _label_cells(columns)
    indent = "  " * branch.depth
    start = f"start({number})"
    text = cut(line(indent, Piece(mark, Ink.MUTED, f"fold({number})"), Piece(branch.label, _label_ink(branch))), label)
    fill = " " * (label - sum(width(piece.text) for piece in text.pieces))
    counts = [
        Piece(f"{branch.due or _nothing(look):>{_COUNT}}", Ink.ACCENT if branch.due else Ink.TRACK),
        Piece(
            f"{branch.unseen or _nothing(look):>{_unseen_cells(columns)}}", Ink.MUTED if branch.unseen else Ink.TRACK
        ),
        Piece("   "),
    ]
    known = _nothing(look) if branch.known is None else f"{branch.known:.0%}"
    percent = [muted(f"{known:>5}")] if columns >= _NARROW else []
    share = bar(branch.known or 0.0, _BAR if columns >= _NARROW else _bar_cells(columns), look)
    return line(*text.pieces, fill, *counts, *share, *percent, cursor=cursor, action=start)


def _label_ink(branch: Branch) -> Ink:
    return Ink.STRONG if branch.deck is None else Ink.PLAIN


def _nothing(look: Look) -> str:
    return look.sign("·", ".")


def _boxes(seen: Overview, columns: int, look: Look) -> list[Line]:
    """A row a box."""
    most = max(seen.boxes, default=0)
    if not most:
        return []
    lines = [line(strong("Boxes"))]
    for number, count in enumerate(seen.boxes, 1):
        days = f"{seen.intervals[number - 1]} d" if number <= len(seen.intervals) else ""
        filled = Piece(solid(count * min(40, columns - 24) / most, look), Ink.ACCENT)
        lines.append(line(muted(f"  {number:>2}  {days:>5}  "), filled, muted(f" {count}" if count else "")))
    return lines


def _boxes_in_a_row(seen: Overview, columns: int) -> list[Line]:
    pieces = [
        piece
        for number, count in enumerate(seen.boxes, 1)
        if count
        for piece in (muted(f"  {number}: "), Piece(f"{count}", Ink.ACCENT))
    ]
    return [cut(line(strong("Boxes"), *pieces), columns)] if pieces else []


def _habit(seen: Overview, columns: int, look: Look, keys: HomeKeys) -> list[Line]:
    """Streak, yesterday, and what is wrong with the decks and the settings."""
    dot = look.sign("  ·  ", "  -  ")
    parts = []
    if seen.streak:
        parts.append(f"Streak {seen.streak} day{'s' if seen.streak != 1 else ''}")
    name, day = ("today", seen.done_today) if seen.done_today.reviews else ("yesterday", seen.yesterday)
    if day.share_known is not None:
        cards = f"{day.reviews} card{'s' if day.reviews != 1 else ''}"
        parts.append(f"{name} {cards}, {day.share_known:.0%} known")
    lines = [cut(line(muted(dot.join(parts))), columns)] if parts else []
    if seen.broken:
        cards = "1 card is" if seen.broken == 1 else f"{seen.broken} cards are"
        lines.append(
            line(Piece(f"{cards} left out", Ink.WARNING), muted(f"  {keys.problems} says why"), action="problems")
        )
    return [*lines, *_settings(seen, keys)]


def _settings(seen: Overview, keys: HomeKeys) -> list[Line]:
    if not seen.problems:
        return []
    count = len(seen.problems)
    name = Path(seen.problems[0].place.file).name
    it, problems = ("it", "1 problem") if count == 1 else ("them", f"{count} problems")
    said = f"{name} has {problems}: {keys.problems} shows {it}"
    return [line(muted(said), action="problems")]


def home_top(day: date, columns: int, look: Look) -> Line:
    return screen_top("Home", look.sign(" · ", " - ").join(("quizkl", day_words(day))), columns)
