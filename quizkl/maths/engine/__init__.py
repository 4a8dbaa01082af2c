"""The engines: ``numeric`` computes in torch, ``exact`` in sympy, ``rounding`` follows a person who rounds.

Only the helper process imports this room; the rest of quizkl asks through ``quizkl.maths.helper``.
"""
