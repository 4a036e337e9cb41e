"""A spreadsheet's bytes as grids of stored cells, once the file is known to be safe to open."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from luoshi.papers.archive import check_archive
from luoshi.papers.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    NotASpreadsheet,
    SheetTooLarge,
)
from luoshi.papers.sheet.apart import visible_sheets
from luoshi.papers.sheet.cells import Stored
from luoshi.papers.sheet.delimited import table
from luoshi.papers.sheet.spans import Place, Span
from luoshi.papers.sheet.survey import survey

ARCHIVE = b"PK"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` of the file in MB; `rows` and `cells` that a sheet may span up to its last one."""

    size: int = 20
    rows: int = 20_000
    cells: int = 1_000_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Grid:
    """One visible sheet: `rows` from the first of the file on; `formulas` by (row, column) from 0."""

    name: str
    rows: Sequence[Sequence[Stored]]
    formulas: frozenset[Place] = frozenset()


def grids(data: bytes, limits: Limits) -> list[Grid]:
    """The visible sheets in their order, or the one table of a csv file. Raises a PaperError."""
    if not data.strip(b"\0"):
        raise EmptyFile
    if len(data) > limits.size * MEGABYTE:
        raise FileTooLarge(size=round(len(data) / MEGABYTE, 1), limit=limits.size)
    if not data.startswith((ARCHIVE, COMPOUND)):
        return [_delimited(data, limits)]
    spans = _look_into(data)
    _refuse_large(spans.values(), limits)
    return [
        Grid(name, rows, frozenset(spans.get(name, Span()).formulas))
        for name, rows in visible_sheets(data, limits.rows)
    ]


def _delimited(data: bytes, limits: Limits) -> Grid:
    try:
        rows = table(data)
    except csv.Error as error:
        raise DamagedFile from error
    if rows is None:
        raise NotASpreadsheet
    _refuse_large([Span(len(rows), len(rows[0]))], limits)
    return Grid("csv", rows)


def _refuse_large(spans: Iterable[Span], limits: Limits) -> None:
    if any(span.rows > limits.rows or span.rows * span.columns > limits.cells for span in spans):
        raise SheetTooLarge(limit=limits.rows)


def _look_into(data: bytes) -> dict[str, Span]:
    """What each sheet spans; nothing for the old binary format, which tells only when it is read."""
    if data.startswith(ARCHIVE):
        return survey(check_archive(data))
    if ENCRYPTED_STREAM in data:
        raise EncryptedFile
    return {}
