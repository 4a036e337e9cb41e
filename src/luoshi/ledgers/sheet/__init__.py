"""A ledger as a sheet: out with all its fields, back in as changes and new lines, first from what an office has."""
