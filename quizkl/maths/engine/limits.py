"""How large a computation may grow before it is refused."""

MOST_SAMPLES = 1_000_000
"""Draws of one ``mc_kl``: about 0.1 s and 20 MB."""

MOST_DRAWN = 8_000_000
"""Draws times entries of a draw."""

LARGEST_IDENTITY = 64
LARGEST_DIAGONAL = 200
LONGEST_ONEHOT = 10_000

EXACT_BITS = 20_000
"""The largest exact integer, in bits (about 6,000 digits)."""

MOST_ENTRIES = 2_000
"""The most entries of a vector or matrix that are followed one by one, exactly or with rounding."""

EXACT_MATRIX = 12
"""The largest square matrix whose determinant or inverse is computed exactly."""

EXACT_LINE = 90
"""The longest exact form that is worth showing, in characters."""

EXACT_OPERATIONS = 60
"""The most operations of a number whose exact form is written out."""

MOST_TERMS = 10_000
"""The most terms that the sums with an index of one expression may have together."""

MOST_EXACT_TERMS = 1_000
