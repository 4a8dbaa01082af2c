"""The experiments in words and bounds, a file for each family."""
