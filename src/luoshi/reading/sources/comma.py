"""CSV (RFC 4180): the places of its cells in the text of the file as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from luoshi.reading.document import Row, Table
from luoshi.reading.errors import TooLong
from luoshi.reading.span import Span, trimmed

# A quoted or bare field and what ends it.
FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^,\r\n"]*))[ \t]*(,|\r\n|\r|\n|\Z)')
LONGEST_HEADING = 16
FEWEST_COLUMNS, FEWEST_ROWS = 2, 2
LONGEST_FIRST = 400
LOOKED_AT = 20
MOST_ROWS = 20_000


def tables_in(text: str) -> tuple[Table, ...]:
    """The one table that the whole text is, or none; raises TooLong for more rows than a plan has."""
    if not _is_csv(text):
        return ()
    records = list(islice(_records(text), MOST_ROWS + 1))
    if len(records) > MOST_ROWS:
        raise TooLong
    rows = [row for row in (_row(text, *record) for record in records) if row is not None]
    return (Table(Span(rows[0].span.start, rows[-1].span.end), tuple(rows)),)


def _is_csv(text: str) -> bool:
    """Whether rows have as many fields as the first, which is short words."""
    if "," not in text[:LONGEST_FIRST]:
        return False
    rows = (fields for _, fields in islice(_records(text), LOOKED_AT))
    first = next(rows, [])
    headings = [field.of(text).strip() for field in first]
    if len(headings) < FEWEST_COLUMNS or any(len(words) > LONGEST_HEADING for words in headings):
        return False
    others = list(rows)
    is_filled = sum(map(bool, headings)) > 1 and len(others) + 1 >= FEWEST_ROWS
    return is_filled and all(len(row) == len(headings) for row in others)


def _records(text: str) -> Iterator[tuple[Span, list[Span]]]:
    """Each record with its fields; ends where the text is no CSV any more."""
    fields: list[Span] = []
    begin = position = 1 if text.startswith("\ufeff") else 0
    while position < len(text):
        found = FIELD.match(text, position)
        if found is None:
            return
        fields.append(Span(*found.span(1 if found[1] is not None else 2)))
        position = found.end()
        if found[3] != ",":
            yield trimmed(text, begin, position), fields
            begin, fields = position, []


def _row(text: str, record: Span, fields: list[Span]) -> Row | None:
    """A record as a row: its span is that of its lines, the marks around its fields included."""
    spans = [trimmed(text, *field) for field in fields]
    cells = tuple(span if span.end > span.start else None for span in spans)
    return Row(record, cells) if any(cells) else None
