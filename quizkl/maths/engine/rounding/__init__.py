"""What a person may reach who rounds every intermediate result."""
