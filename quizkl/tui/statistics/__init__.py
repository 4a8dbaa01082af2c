"""How studying goes, as plots and as tables."""
