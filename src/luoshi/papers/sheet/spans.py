"""Walks the XML of a sheet once, keeping only how far its cells reach and where formulas stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from luoshi.papers.errors import HostileArchive
from luoshi.papers.words import Words

Place = tuple[int, int]

MOST_ELEMENTS = 6_000_000
MOST_SPACES = 32_767
TOO_MUCH = Words("内容过多", "too much content")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class Span:
    """`rows` and `columns` from the sheet's corner to its last filled cell; `formulas` by place from 0."""

    rows: int = 0
    columns: int = 0
    formulas: set[Place] = field(default_factory=set)

    def reach(self, row: int, column: int) -> None:
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)


def place(reference: str) -> Place:
    """B3 → (2, 1). Raises ValueError for what no spreadsheet has."""
    found = _REFERENCE.fullmatch(reference)
    if not found or int(found[2]) == 0:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


class Counting(ContentHandler):
    """Stops at more elements than any sheet within the limits has."""

    def __init__(self) -> None:
        super().__init__()
        self.elements = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise HostileArchive(reason=TOO_MUCH)
        self.begin(name.rpartition(":")[2], attrs)

    def begin(self, tag: str, attrs: AttributesImpl) -> None:
        """Called with the tag without its prefix."""


class XlsxParts(Counting):
    """From the workbook and its relations, which part holds which sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._links: list[tuple[str, str]] = []
        self._parts: dict[str, str] = {}

    def begin(self, tag: str, attrs: AttributesImpl) -> None:
        if tag == "sheet":
            link = next(value for name, value in attrs.items() if name.endswith(":id"))
            self._links.append((attrs["name"], link))
        elif tag == "Relationship" and attrs["Type"].endswith("/worksheet"):
            self._parts[attrs["Id"]] = attrs["Target"]

    def sheets(self) -> Iterator[tuple[str, str]]:
        return ((name, self._parts[link]) for name, link in self._links if link in self._parts)


class XlsxSpan(Counting):
    """One worksheet part. A row or cell without a reference follows the one before it."""

    def __init__(self) -> None:
        super().__init__()
        self.span = Span()
        self._row, self._column = -1, -1

    def begin(self, tag: str, attrs: AttributesImpl) -> None:
        if tag == "row":
            self._row = int(attrs["r"]) - 1 if "r" in attrs else self._row + 1
            self._column = -1
        elif tag == "c":
            at = place(attrs["r"]) if "r" in attrs else (self._row, self._column + 1)
            self._row, self._column = at
        elif tag in {"v", "is"}:
            self.span.reach(self._row, self._column)
        elif tag == "f":
            self.span.formulas.add((self._row, self._column))


class OdsSpans(Counting):
    """The content part with all its tables. Empty cells, repeated to the sheet's edge, are not counted."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: dict[str, Span] = {}
        self._span = Span()
        self._row, self._rows, self._column = 0, 0, 0

    def begin(self, tag: str, attrs: AttributesImpl) -> None:
        if tag == "table" and "table:name" in attrs:
            self._span = self.spans.setdefault(attrs["table:name"], Span())
            self._row, self._rows = 0, 0
        elif tag == "table-row":
            self._row, self._column = self._row + self._rows, 0
            self._rows = int(attrs.get("table:number-rows-repeated", "1"))
        elif tag in {"table-cell", "covered-table-cell"}:
            self._cell(attrs)
        elif tag == "s" and int(attrs.get("text:c", "1")) > MOST_SPACES:
            raise ValueError(tag)

    def _cell(self, attrs: AttributesImpl) -> None:
        columns = int(attrs.get("table:number-columns-repeated", "1"))
        if "office:value-type" in attrs or "table:formula" in attrs:
            self._span.reach(self._row + self._rows - 1, self._column + columns - 1)
        if "table:formula" in attrs:
            self._span.formulas.add((self._row, self._column))
        self._column += columns
