"""Card text: a Markdown subset with mathematics, as a small tree and as rows of a terminal."""
