"""Answers that are expressions: read, compared with the right one, and told what is wrong with them."""
