"""The session line by line: for screen readers, pipes and tests. The same ``study`` as the terminal application."""
