"""The browser: every card of every deck, found, looked at and mended."""
