"""Experiments, run freely and drawn live."""
