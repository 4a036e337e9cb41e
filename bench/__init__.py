"""What Luoshi must not take longer for; `python -m bench` measures all of it."""
