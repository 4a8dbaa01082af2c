"""The answer language: text to a tree and back."""
