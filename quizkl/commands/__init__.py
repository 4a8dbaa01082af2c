"""The commands, a file each; the heavy imports are inside."""
