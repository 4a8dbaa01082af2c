"""Every card of every deck: finding, ordering and mending them, and what happened to each."""
