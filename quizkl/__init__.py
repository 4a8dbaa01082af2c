"""quizkl: spaced repetition for quantitative subjects, in the terminal."""

__version__ = "0.1.0"
