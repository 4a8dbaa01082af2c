"""One study session as a pure state machine.

A session is a frozen value; every act of the learner is a function from a session to the next one, and those that
are to be remembered give an event beside it. A shell shows ``session.phase``, appends the event to the journal, tells
the session its number with ``recorded``, and only then shows the next card:

    Asking  --reveal, pick-->           Revealed  --grade-->  the next card
    Working --tried, show_answer-->     Revealed
    Preparing --prepared-->  Working        (an exercise whose numbers are being drawn, see ``drawing``)
    Predicting --predict-->  Running --ended--> Comparing --compared--> Revealed      (a run, see ``predicting``)

``start`` begins one; ``acts`` has what leads to the answer, ``grading`` what follows it, ``undo`` what takes it back.
"""
