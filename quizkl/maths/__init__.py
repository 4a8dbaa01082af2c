"""An answer expression becomes a value (torch) and an exact form (sympy).

``syntax`` reads and writes the answer language and imports nothing heavy; the engines run in a helper process,
reached through ``helper``.
"""
