"""Runs of experiments, in helper processes of their own, so that marking stays prompt meanwhile.

``client.Runner`` is the way with an event loop, ``blocking.BlockingRunner`` without one.
"""
