"""A declared sheet: written for people to print and edit, read back with every fault and its place."""

from __future__ import annotations

from .cells import Cell
from .columns import Column, Kind, Sheet
from .read import read
from .result import Fault, Row, SheetRows
from .write import write

__all__ = ["Cell", "Column", "Fault", "Kind", "Row", "Sheet", "SheetRows", "read", "write"]
