"""Decks in and out: a new one to begin with, the format for editors, and cards from other programs' files."""
