"""The body of a Word document to text: paragraphs, tables, text boxes, in the order of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.reading.document import Document, Row, Table
from luoshi.reading.errors import Damaged
from luoshi.reading.sources.docx.inline import BLOCK_WRAPPERS, text_of, unwrapped
from luoshi.reading.sources.docx.notes import Notes
from luoshi.reading.sources.docx.numbering import Numbering
from luoshi.reading.sources.docx.outline import labels_of
from luoshi.reading.sources.xml import child, children, local, number
from luoshi.reading.span import Span, trimmed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def body_of(root: Element, numbering: Numbering, notes: Notes) -> Document:
    """The text of a document part; raises Damaged where it has no body."""
    body = child(root, "body")
    if body is None:
        raise Damaged(part="word/document.xml")
    for alternatives in [found for found in root.iter() if local(found) == "AlternateContent"]:
        # The same text box stands here once for new and once for old versions of Word.
        del alternatives[1:]
    blocks = list(unwrapped(body, BLOCK_WRAPPERS))
    headings = labels_of((block for block in blocks if local(block) == "p"), numbering)
    writer = _Writer(numbering, notes, headings)
    for block in blocks:
        if local(block) == "p":
            writer.paragraphs(block)
        elif local(block) == "tbl":
            writer.table(block)
    return writer.document()


class _Writer:
    """Collects the text; `carried` is the text of a paragraph whose end was deleted."""

    def __init__(self, numbering: Numbering, notes: Notes, headings: dict[Element, str]) -> None:
        self.numbering = numbering
        self.headings = headings
        self.notes = notes
        self.parts: list[str] = []
        self.length = 0
        self.tables: list[Table] = []
        self.carried = ""

    def document(self) -> Document:
        self._write(self.carried)
        return Document("".join(self.parts), tuple(self.tables))

    def paragraphs(self, element: Element) -> None:
        """The paragraph (or all paragraphs of a cell), and those of the text boxes anchored in it."""
        for paragraph in element.iter():
            if local(paragraph) == "p":
                self._paragraph(paragraph)

    def _paragraph(self, paragraph: Element) -> None:
        properties = child(paragraph, "pPr")
        text = text_of(paragraph)
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self.carried += text
            return
        label = self.numbering.label(properties) or self.headings.get(paragraph, "")
        text, self.carried = self.carried + text, ""
        self._write(label + text if text.strip() else "")
        for note in self.notes.of(paragraph):
            self._write(note)

    def _write(self, text: str) -> None:
        if text:
            self.parts.append(text + "\n")
            self.length += len(text) + 1

    def table(self, element: Element) -> None:
        rows = [self._row(row) for row in unwrapped(element, BLOCK_WRAPPERS) if local(row) == "tr"]
        filled = tuple(row for row in rows if row is not None)
        if filled:
            self.tables.append(Table(Span(filled[0].span.start, filled[-1].span.end), filled))

    def _row(self, row: Element) -> Row | None:
        """None for a row that was deleted or that is empty."""
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            return None
        cells: list[Span | None] = [None] * (number(child(properties, "gridBefore"), 0) or 0)
        own = [cell for cell in unwrapped(row, BLOCK_WRAPPERS) if local(cell) == "tc"]
        for cell in own:
            cells += self._cell(cell)
        held = [cell for cell in cells if cell is not None]
        is_across = len(own) == 1 < len(cells)
        return Row(Span(held[0].start, held[-1].end), tuple(cells), is_across) if held else None

    def _cell(self, cell: Element) -> list[Span | None]:
        """One span a column, only the first filled; none for a cell merged with the one above."""
        properties = child(cell, "tcPr")
        width = min(number(child(properties, "gridSpan"), 1) or 1, 64)
        merged = next(children(properties, "vMerge"), None)
        if merged is not None and not any(held == "restart" for held in merged.attrib.values()):
            return [None] * width
        start, before = self.length, len(self.parts)
        self.paragraphs(cell)
        span = trimmed("".join(self.parts[before:]), 0, self.length - start)
        own = Span(start + span.start, start + span.end) if span.end > span.start else None
        return [own, *[None] * (width - 1)]
