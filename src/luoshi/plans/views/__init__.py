"""The pages of plans: parse, call one action or query, render."""
