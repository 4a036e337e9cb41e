"""What the pages of assessment read."""
