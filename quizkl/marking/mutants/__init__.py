"""Answers with one slip in them: what a wrong answer is held against to name the mistake."""
