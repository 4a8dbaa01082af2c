"""A session: a card is asked, answered, marked and graded."""
