"""Home: what is due, deck by deck."""
