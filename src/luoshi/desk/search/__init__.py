"""The search over everything: words as tokens, the index in the database, what is asked of it, what is marked."""
