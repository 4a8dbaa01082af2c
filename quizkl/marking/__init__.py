"""What the learner typed becomes a verdict that explains itself."""
