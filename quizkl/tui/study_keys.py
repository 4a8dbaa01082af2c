"""The keys of the study screen. Function keys work while an answer is being typed, letters when none is."""

from __future__ import annotations

from textual.binding import Binding, BindingType

STUDY_KEYS: list[BindingType] = [
    Binding("space", "advance", "Show the answer; tick an option or a point"),
    Binding("enter", "accept", "Check; show the answer; take the suggested grade"),
    Binding("1", "digit(1)", "Missed; before the answer: option 1"),
    Binding("2", "digit(2)", "Partly; before the answer: option 2"),
    Binding("3", "digit(3)", "Knew; before the answer: option 3"),
    *[Binding(str(number), f"digit({number})", f"Option {number}", show=False) for number in range(4, 10)],
    Binding("u", "undo", "Undo the last grade, skip, bury, suspend or flag"),
    Binding("f8", "undo", "Undo the last grade, skip, bury, suspend or flag"),
    Binding("h", "hint", "Show a hint"),
    Binding("f2", "hint", "Show a hint"),
    Binding("f3", "show_answer", "Show the answer of this step; it counts as missed"),
    Binding("f4", "typing_help", "How do I type this?"),
    Binding("f9", "why", "In a derivation: where a line fails, or what the model has on the way"),
    Binding("exclamation_mark", "overrule", "I was right, or I was wrong: the last word is yours"),
    Binding("f7", "overrule", "I was right, or I was wrong: the last word is yours"),
    Binding("s", "skip", "Skip: put the card at the end"),
    Binding("f6", "skip", "Skip: put the card at the end"),
    Binding("b", "bury", "Bury: put the card off until tomorrow"),
    Binding("S", "suspend", "Suspend: put the card away until you ask for it"),
    Binding("f", "flag", "Flag the card, or take the flag away"),
    Binding("t", "source", "Show formulas as TeX, or drawn again"),
    Binding("f5", "source", "Show formulas as TeX, or drawn again"),
    Binding("down,j", "down", "Next option or point; scroll down"),
    Binding("up,k", "up", "Option or point before; scroll up"),
    Binding("right,l", "sideways(8)", "Move over a wide formula to the right"),
    Binding("left", "sideways(-8)", "Move over a wide formula to the left"),
    Binding("pagedown", "page(1)", "Scroll down a page"),
    Binding("pageup", "page(-1)", "Scroll up a page"),
    Binding("g,home", "top", "Scroll to the top"),
    Binding("G,end", "bottom", "Scroll to the end"),
    Binding("escape", "leave", "Leave the session; nothing is lost"),
]
