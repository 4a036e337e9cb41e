"""Before the rules: scripts, slips of text recognition and torn lines folded to what the rules are written for.

The rules read the folded text; what they find is then put back into the text of the file (`unfold`), so that
offsets and quotes are the file's own. Most texts need nothing and are handed on as they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from luoshi.reading.document import Document, Row, Table
from luoshi.reading.folding import blanks, slips, torn, traditional
from luoshi.reading.span import Span


class Folded(NamedTuple):
    """`document` is what the rules read; `places` says where each of its characters stands in the original."""

    document: Document
    places: Sequence[int]


def fold(document: Document) -> Folded | None:
    """The document as the rules are to read it; None where that is the document itself."""
    text = slips.mended(traditional.simplified(document.text))
    dropped = sorted({*blanks.stray(text), *torn.line_ends(text, document.tables)})
    if not dropped:
        return None if text == document.text else Folded(Document(text, document.tables), range(len(text)))
    places = list(_kept(dropped, len(text)))
    tables = tuple(_moved(table, places) for table in document.tables)
    return Folded(Document("".join(map(text.__getitem__, places)), tables), places)


def _kept(dropped: Sequence[int], length: int) -> Iterator[int]:
    for before, after in pairwise([-1, *dropped, length]):
        yield from range(before + 1, after)


def _moved(table: Table, places: Sequence[int]) -> Table:
    """A table of the original at its place in the folded text."""

    def span(old: Span) -> Span:
        return Span(bisect_left(places, old.start), bisect_left(places, old.end))

    rows = (
        Row(span(row.span), tuple(cell and span(cell) for cell in row.cells), row.is_across)
        for row in table.rows
    )
    return Table(span(table.span), tuple(rows))
