"""A declared sheet: written for people to print and edit, read back with every fault and its place."""

from __future__ import annotations

from luoshi.papers.sheet.cells import Cell
from luoshi.papers.sheet.columns import Column, Kind, Sheet, in_english, plain_heading
from luoshi.papers.sheet.headings import FoundHeading, headings_of
from luoshi.papers.sheet.read import read
from luoshi.papers.sheet.result import Fault, Row, SheetRows
from luoshi.papers.sheet.write import write

__all__ = [
    "Cell",
    "Column",
    "Fault",
    "FoundHeading",
    "Kind",
    "Row",
    "Sheet",
    "SheetRows",
    "headings_of",
    "in_english",
    "plain_heading",
    "read",
    "write",
]
