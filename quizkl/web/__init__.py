"""quizkl in a browser tab: the terminal application, served to this computer alone."""
