"""Small programs for those who develop Luoshi."""
