"""Writes a sheet as a Word table: A4 landscape, its headings on every page, no row torn in two."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date

from docx import Document
from docx.document import Document as Doc
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table, _Cell, _Row

from luoshi.papers.faces import close_up, declare_stand_ins, set_face
from luoshi.papers.printable import in_words, printable
from luoshi.papers.sheet.cells import Cell, as_text
from luoshi.papers.sheet.columns import Column, Sheet
from luoshi.papers.table.page import lay_out, text_width
from luoshi.papers.typefaces import BODY, HEAD, NOTE, NOTE_POINTS, TITLE, TITLE_POINTS

TABLE_POINTS = 10.5
PADDING_TWIPS = 57


def write(
    sheet: Sheet,
    rows: Iterable[Mapping[str, Cell]],
    *,
    title: str | None = None,
    subtitle: str = "",
    footer: str = "",
) -> bytes:
    """The sheet as a docx file, without its identifiers: this one is to be read, not sent back."""
    document = Document()
    declare_stand_ins(document)
    set_face(document.styles["Normal"], BODY, TABLE_POINTS)
    lay_out(document, printable(footer))
    _line(document, printable(title or sheet.title), TITLE, TITLE_POINTS, WD_ALIGN_PARAGRAPH.CENTER)
    if subtitle:
        _line(document, printable(subtitle), NOTE, NOTE_POINTS, WD_ALIGN_PARAGRAPH.RIGHT)
    _table(document, sheet, rows)
    document.core_properties.title = printable(title or sheet.title)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _line(document: Doc, text: str, face: str, points: float, alignment: WD_ALIGN_PARAGRAPH) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_after = Pt(6)
    set_face(paragraph.add_run(text), face, points)


def _table(document: Doc, sheet: Sheet, rows: Iterable[Mapping[str, Cell]]) -> None:
    columns = sheet.printed
    table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _narrow_padding(table)
    widths = column_widths(columns)
    for place, width in enumerate(widths):
        table.columns[place].width = width
    _fill(table.rows[0], widths, [(c.heading, WD_ALIGN_PARAGRAPH.CENTER) for c in columns], HEAD)
    _mark(table.rows[0], "w:tblHeader")
    for serial, row in enumerate(rows, start=1):
        _record(table, columns, widths, serial, row)


def _narrow_padding(table: Table) -> None:
    """A millimetre beside the text instead of two, so that four characters fit a narrow column."""
    padding = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), str(PADDING_TWIPS))
        edge.set(qn("w:type"), "dxa")
        padding.append(edge)
    # The library has no cell margins; the schema wants them before the look.
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(padding)


def column_widths(columns: Iterable[Column]) -> list[Length]:
    """The text width shared out in the proportions that the sheet declares."""
    declared = [column.width for column in columns]
    return [Length(text_width() * width // sum(declared)) for width in declared]


def _record(
    table: Table, columns: tuple[Column, ...], widths: list[Length], serial: int, values: Mapping[str, Cell]
) -> None:
    texts = [_shown(serial if column.kind == "serial" else values.get(column.key)) for column in columns]
    sides = [
        WD_ALIGN_PARAGRAPH.LEFT if column.kind == "long" else WD_ALIGN_PARAGRAPH.CENTER for column in columns
    ]
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _fill(row, widths, list(zip(texts, sides, strict=True)), BODY)


def _shown(value: Cell) -> str:
    if isinstance(value, date):
        return in_words(value)
    return "" if value is None else printable(as_text(value))


def _fill(row: _Row, widths: list[Length], texts: list[tuple[str, WD_ALIGN_PARAGRAPH]], face: str) -> None:
    _mark(row, "w:cantSplit")
    for cell, width, (text, side) in zip(row.cells, widths, texts, strict=True):
        cell.width = width
        _write_cell(cell, text, side, face)


def _write_cell(cell: _Cell, text: str, side: WD_ALIGN_PARAGRAPH, face: str) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = side
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    close_up(paragraph)
    set_face(paragraph.add_run(text), face, TABLE_POINTS)


def _mark(row: _Row, flag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(flag))  # the library has no row flags
