"""Luoshi 落实: from a yearly work plan to work that is done and proven."""

__version__ = "0.1.0"
