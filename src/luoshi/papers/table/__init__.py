"""A declared sheet as a table in a Word document."""

from __future__ import annotations

from .write import write

__all__ = ["write"]
