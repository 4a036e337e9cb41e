"""Lines to plans, sections, measures and the passages of text that belong to each."""
