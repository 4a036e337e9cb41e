"""The pages of work: parse, call one action or query, render."""
