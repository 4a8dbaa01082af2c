"""A page of one's own computations, each line answered beside it."""
