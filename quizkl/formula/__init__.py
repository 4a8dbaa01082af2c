"""TeX mathematics becomes one line, a two-dimensional block, or typst."""
