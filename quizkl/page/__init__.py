"""Cards as one self-contained web page: everything a deck says becomes elements and text, never markup."""
