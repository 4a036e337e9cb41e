"""Letters, reports and minutes in the layout of official papers (GB/T 9704-2012), as Word files."""

from __future__ import annotations

from luoshi.papers.official.blocks import Grid, Heading, Paper, Text
from luoshi.papers.official.write import write

__all__ = ["Grid", "Heading", "Paper", "Text", "write"]
