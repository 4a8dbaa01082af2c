"""What the learner has set: ``config.toml`` becomes settings, or problems with their line."""
