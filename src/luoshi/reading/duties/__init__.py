"""What a plan says of who is responsible, beside its sentences: brackets, lines and tables."""
