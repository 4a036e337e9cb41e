"""The verbs of plans: each checks the permission, runs in one transaction and writes the journal."""
