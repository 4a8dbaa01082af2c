"""What can be typed, in a few lines."""

from __future__ import annotations

from typing import Final

HELP: Final = (
    "An empty line reveals the answer of a card; after that it takes the suggested grade.",
    "A line in an exercise is the answer to the open step, such as 0.0258 or 0.4 ln(0.8) + 0.4 ln(4/3), or 2x ln x + x",
    "where an expression in its symbols is asked for.",
    "A line in a derivation is its next step: = sum_i p_i ln p_i by linearity; 'done', 'undo line', 'lines', 'why'",
    "(where the first bad line fails), 'expected' (what the model has on the way).",
    "A line in an experiment is a prediction; when all are made it runs, row by row, and they are compared.",
    "In a choice: the number of the option, several with spaces between them.",
    "After the answer: missed, partly or knew (or 1, 2, 3); 'had 1 3' ticks points; 'right' or 'wrong' overrules.",
    "hint     one more hint                    show     give up: show the answer",
    "worked   how the answer is worked out, line by line: after a step, or of all steps once the exercise is done",
    "undo     take the last card back          skip     leave the card for later",
    "bury     not again today                  suspend  not again until you ask for it",
    "flag     mark the card, or unmark it      source   formulas as they are written, or drawn",
    "again    show the card again              quit     leave; everything graded is kept",
)
