"""A plan's commitments held against another text: what becomes of each, and how that is told."""
