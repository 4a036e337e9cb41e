"""What the pages of plans read, each in a fixed number of queries."""
