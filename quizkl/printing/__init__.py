"""Cards on paper: cards become typst source, and typst sets it as a tagged PDF. The only room that knows typst."""
