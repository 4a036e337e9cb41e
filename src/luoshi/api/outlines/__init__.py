"""What the API shows of each noun."""
