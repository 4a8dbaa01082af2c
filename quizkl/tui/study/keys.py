"""The keys of the study screen. Function keys work while an answer is being typed, letters when none is."""

from __future__ import annotations

from textual.binding import Binding, BindingType

STUDY_KEYS: list[BindingType] = [
    Binding("space", "advance", "Show the answer; tick an option or a point", id="study.advance"),
    Binding("enter", "accept", "Check; show the answer; take the suggested grade", id="study.accept"),
    Binding("1", "digit(1)", "Missed; before the answer: option 1", id="study.missed"),
    Binding("2", "digit(2)", "Partly; before the answer: option 2", id="study.partly"),
    Binding("3", "digit(3)", "Knew; before the answer: option 3", id="study.knew"),
    *[
        Binding(str(number), f"digit({number})", f"Option {number}", show=False, id=f"study.option_{number}")
        for number in range(4, 10)
    ],
    Binding("u,f8", "undo", "Undo the last grade, skip, bury, suspend or flag", id="study.undo"),
    Binding("h,f2", "hint", "Show a hint", id="study.hint"),
    Binding("f3", "show_answer", "Show the answer of this step", id="study.show_answer"),
    Binding("f4", "typing_help", "How do I type this?", id="study.typing_help"),
    Binding("f9", "why", "In a derivation: where a line fails, or what the model has on the way", id="study.why"),
    Binding("c", "stop_run", "Stop the run: predictions are compared with what it has", id="study.stop_run"),
    Binding("v", "table", "The run as a table, or drawn again", id="study.table"),
    Binding(
        "exclamation_mark,f7", "overrule", "I was right, or I was wrong: the last word is yours", id="study.overrule"
    ),
    Binding("s,f6", "skip", "Skip: put the card at the end", id="study.skip"),
    Binding("b", "bury", "Bury: put the card off until tomorrow", id="study.bury"),
    Binding("S", "suspend", "Suspend: put the card away until you ask for it", id="study.suspend"),
    Binding("f", "flag", "Flag the card, or take the flag away", id="study.flag"),
    Binding("t,f5", "source", "Show formulas as TeX, or drawn again", id="study.source"),
    Binding("down,j", "down", "Next option or point; scroll down", id="study.down"),
    Binding("up,k", "up", "Option or point before; scroll up", id="study.up"),
    Binding("right,l", "sideways(8)", "Move over a wide formula to the right", id="study.right"),
    Binding("left", "sideways(-8)", "Move over a wide formula to the left", id="study.left"),
    Binding("pagedown", "page(1)", "Scroll down a page", id="study.page_down"),
    Binding("pageup", "page(-1)", "Scroll up a page", id="study.page_up"),
    Binding("g,home", "top", "Scroll to the top", id="study.top"),
    Binding("G,end", "bottom", "Scroll to the end", id="study.bottom"),
    Binding("escape", "leave", "Leave the session; nothing is lost", id="study.leave"),
]
