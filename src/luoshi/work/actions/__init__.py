"""The verbs of work: each checks the permission, runs in one transaction and writes the journal."""
