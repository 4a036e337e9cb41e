"""Spreadsheets (xlsx, xls, ods): each visible sheet as a table, read by calamine in a process of its own."""

from __future__ import annotations

from luoshi.reading.document import Document
from luoshi.reading.sources import apart

READER = "luoshi.reading.sources.sheet_cells"


def document(data: bytes) -> Document:
    """Raises Damaged, Encrypted, TooLong, TooComplex."""
    return apart.document(READER, data)
