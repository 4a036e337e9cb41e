"""How dates are written; Django asks for `<language>/formats.py`."""
