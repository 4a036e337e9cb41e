"""What the pages of meetings read."""
