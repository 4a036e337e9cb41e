"""What people fill in about assessments."""
