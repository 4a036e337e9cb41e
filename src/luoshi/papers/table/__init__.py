"""A declared sheet as a table in a Word document."""

from __future__ import annotations

from luoshi.papers.table.write import write

__all__ = ["write"]
