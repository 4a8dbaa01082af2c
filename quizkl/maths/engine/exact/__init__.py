"""Values in sympy, built from the tree with exact rationals; text is never handed to sympy."""
