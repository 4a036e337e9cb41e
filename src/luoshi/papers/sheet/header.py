"""Finds the row of headings: titles may stand above it, columns in any order, headings in other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luoshi.papers.errors import HeadingsNotFound
from luoshi.papers.sheet.cells import Stored, as_text
from luoshi.papers.sheet.columns import Column, Sheet, plain_heading

SEARCHED = 30


@dataclass(frozen=True, slots=True)
class Header:
    """`row` and the places in it from 0; `twice`: places of headings whose column an earlier one is."""

    row: int
    places: dict[str, int]
    twice: dict[str, int]
    unknown: tuple[str, ...]

    @property
    def found(self) -> int:
        return len(self.places)


def find_header(sheet: Sheet, rows: Sequence[Sequence[Stored]]) -> Header:
    """The row among the first 30 that names the most columns. Raises HeadingsNotFound with what it lacks."""
    best = max((_header(sheet, at, row) for at, row in enumerate(rows[:SEARCHED])), key=_worth, default=None)
    wanted = [column for column in sheet.columns if column.required] or list(sheet.columns[:1])
    missing = [column.heading for column in wanted if best is None or column.key not in best.places]
    if best is None or missing:
        raise HeadingsNotFound(missing="、".join(missing))
    return best


def _worth(header: Header) -> tuple[int, int]:
    return header.found, -header.row


def _header(sheet: Sheet, at: int, row: Sequence[Stored]) -> Header:
    places: dict[str, int] = {}
    twice: dict[str, int] = {}
    unknown: list[str] = []
    for place, stored in enumerate(row):
        heading = as_text(stored)
        column = _column_called(sheet, heading)
        if column is None:
            unknown += [heading] if plain_heading(heading) else []
        elif column.key in places:
            twice.setdefault(column.key, place)
        else:
            places[column.key] = place
    return Header(at, places, twice, tuple(unknown))


def _column_called(sheet: Sheet, heading: str) -> Column | None:
    return next((column for column in sheet.columns if column.is_called(heading)), None)
