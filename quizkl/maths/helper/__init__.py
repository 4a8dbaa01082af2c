"""One helper process computes: it alone imports torch and sympy, and it can be killed when it takes too long.

``client.Helper`` is the way to it with an event loop, ``blocking.BlockingHelper`` without one.
"""
