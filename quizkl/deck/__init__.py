"""A deck file becomes cards, or problems with their place."""
