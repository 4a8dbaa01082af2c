"""Printing: a dialog, and the job behind it."""
