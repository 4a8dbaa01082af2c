"""A grade becomes the next due day."""
