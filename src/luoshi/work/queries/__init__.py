"""What the pages of work read, each in a fixed number of queries."""
