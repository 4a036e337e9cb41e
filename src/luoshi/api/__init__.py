"""The public HTTP API: the actions and queries of the pages, for other programs."""
