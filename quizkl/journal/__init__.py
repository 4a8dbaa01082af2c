"""Every review, for ever."""
