"""What a sheet is: its title and its columns, declared once for writing, reading and the Word table."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["text", "long", "number", "date", "identifier", "serial"]

_SPACES = re.compile(r"[\s\u200b\ufeff]+")


def plain_heading(text: str) -> str:
    """A heading as it is compared: one width, no spaces or line breaks, one case, no mark at its end."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).casefold().rstrip("*:")


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    width: in characters of the body font, as spreadsheets count (a Chinese character takes two).
    kind: `long` is text that people read (left-aligned), `text` is short (centred); `serial` counts the
        printed rows and is never read back; `identifier` is the program's own key, kept out of print.
    names: other headings that mean the same column.
    """

    key: str
    heading: str
    width: int = 12
    kind: Kind = "text"
    required: bool = False
    names: tuple[str, ...] = ()

    def is_called(self, heading: str) -> bool:
        wanted = plain_heading(heading)
        return any(plain_heading(name) == wanted for name in (self.heading, *self.names))


@dataclass(frozen=True, slots=True)
class Sheet:
    """`title` names the sheet's tab and is the printed title where none is given."""

    title: str
    columns: tuple[Column, ...]

    @property
    def printed(self) -> tuple[Column, ...]:
        """The columns that people read on paper."""
        return tuple(column for column in self.columns if column.kind != "identifier")

    @property
    def in_order(self) -> tuple[Column, ...]:
        """As they stand in the file: what is printed, then the identifiers."""
        return self.printed + tuple(column for column in self.columns if column.kind == "identifier")


def in_english(sheet: Sheet, title: str) -> Sheet:
    """The sheet under the first of each column's other names, which is its English one; either reads both."""
    columns = (
        replace(column, heading=column.names[0], names=(column.heading, *column.names[1:]))
        for column in sheet.columns
    )
    return Sheet(title, tuple(columns))
