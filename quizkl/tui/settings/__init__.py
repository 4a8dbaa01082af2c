"""Settings and keys, changed in their place."""
