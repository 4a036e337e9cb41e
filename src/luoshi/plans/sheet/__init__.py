"""The breakdown sheet of a plan's commitments: out, and back in as proposals that a person confirms."""
