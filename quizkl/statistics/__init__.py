"""What the journal tells of all reviews together, counted by SQL."""
