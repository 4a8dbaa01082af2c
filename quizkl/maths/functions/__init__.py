"""What functions the answer language has: one table of plain data, shared by the reader and the engines."""
