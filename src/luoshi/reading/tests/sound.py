"""What holds for every file and every text: places lie in the text, quotes are what stands there."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from luoshi.reading.document import Document
from luoshi.reading.result import Reading


def check(reading: Reading) -> None:
    """Every part has its place; the sentences of a plan come in order and apart."""
    text = reading.text
    for plan in reading.plans:
        parts: list[Any] = [*plan.sections, *plan.measures, *plan.sentences, *plan.duties, *plan.items]
        for part in parts:
            assert 0 <= part.start < part.end <= len(text)
        for item in plan.items:
            assert text[item.start : item.end] == item.quote
        for one, next_one in pairwise(plan.sentences):
            assert one.end <= next_one.start
    for seen in reading.warnings:
        assert 0 <= seen.start <= seen.end <= len(text)


def check_tables(document: Document) -> None:
    """Tables, rows and cells lie in the text, in order and inside one another."""
    at = 0
    for table in document.tables:
        assert at <= table.span.start <= table.span.end <= len(document.text)
        at = table.span.start
        for row in table.rows:
            assert at <= row.span.start < row.span.end <= table.span.end
            at = row.span.end
            cells = [cell for cell in row.cells if cell is not None]
            assert all(row.span.start <= cell.start < cell.end <= row.span.end for cell in cells)
