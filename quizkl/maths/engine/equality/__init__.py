"""Whether two expressions are equal wherever both are real and finite."""
