"""What the office does with templates."""
