"""A spreadsheet's bytes as a grid of stored cells, once the file is known to be safe to open.

calamine reads a sheet into a dense block from its first cell to its last, so that two cells far apart ask for
hundreds of gigabytes and end the process; what a sheet spans is therefore measured before it is handed over.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    ZipError,
)

from ..archive import check_archive
from ..errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    NotASpreadsheet,
    SheetTooLarge,
)
from . import legacy
from .cells import Stored
from .spans import Place, Span
from .survey import survey

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
    rows: list[list[Stored]]
    formulas: frozenset[Place] = frozenset()


def grids(data: bytes, limits: Limits) -> Iterator[Grid]:
    """The visible sheets in their order. Raises a PaperError."""
    if not data.strip(b"\0"):
        raise EmptyFile
    if len(data) > limits.size * MEGABYTE:
        raise FileTooLarge(size=round(len(data) / MEGABYTE, 1), limit=limits.size)
    if data.startswith(COMPOUND):
        if ENCRYPTED_STREAM in data:
            raise EncryptedFile
        return (Grid(name, rows) for name, rows in legacy.sheets(data, limits.rows))
    if data.startswith(b"PK"):
        return _grids_of_archive(data, limits)
    raise NotASpreadsheet


def _grids_of_archive(data: bytes, limits: Limits) -> Iterator[Grid]:
    surveys = survey(check_archive(data))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in book.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible:
                found = surveys.get(about.name, Span())
                _refuse_span(found, limits)
                rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
                yield Grid(about.name, rows, frozenset(found.formulas))
    except PasswordError as error:
        raise EncryptedFile from error
    except (CalamineError, ZipError) as error:
        raise DamagedFile from error


def _refuse_span(found: Span, limits: Limits) -> None:
    if found.rows > limits.rows or found.rows * found.columns > limits.cells:
        raise SheetTooLarge(rows=found.rows, columns=found.columns, limit=limits.rows)
