"""Many draws of a varying exercise at once: the quantities carry a batch, and an expression is computed once for all.

The draws are the very same as ``quizkl.maths.variation.draw`` makes one by one.
"""
