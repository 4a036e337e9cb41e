"""Writes an official paper as a docx file."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from luoshi.papers.faces import close_up, declare_stand_ins, set_face
from luoshi.papers.official.blocks import Block, Grid, Heading, Paper, Text
from luoshi.papers.official.numbering import Numbering
from luoshi.papers.official.page import AREA_WIDTH, lay_out, red_line
from luoshi.papers.printable import in_words, printable
from luoshi.papers.typefaces import BODY, HEAD, LINE_POINTS, NOTE, TEXT_POINTS, TITLE, TITLE_POINTS

RED = RGBColor(0xC0, 0, 0)
ISSUER_POINTS = 40
TABLE_POINTS = 12
TWO_CHARACTERS = Pt(2 * TEXT_POINTS)
FACES = {1: (HEAD, False), 2: (NOTE, False), 3: (BODY, True)}


def write(paper: Paper) -> bytes:
    """The paper as the bytes of a Word file."""
    document = Document()
    declare_stand_ins(document)
    set_face(document.styles["Normal"], BODY, TEXT_POINTS)
    lay_out(document)
    _head(document, paper)
    _line(document, paper.title, TITLE, TITLE_POINTS, WD_ALIGN_PARAGRAPH.CENTER)
    _line(document, "", BODY)
    if paper.addressee:
        _line(document, f"{paper.addressee}：", BODY)
    numbering = Numbering()
    for block in paper.blocks:
        _block(document, block, numbering)
    _foot(document, paper)
    document.core_properties.title = printable(paper.title)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _head(document: Doc, paper: Paper) -> None:
    if paper.issuer:
        head = _line(document, paper.issuer, TITLE, ISSUER_POINTS, WD_ALIGN_PARAGRAPH.CENTER)
        head.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        head.runs[0].font.color.rgb = RED
    if paper.number:
        number = _line(document, paper.number, BODY, side=WD_ALIGN_PARAGRAPH.CENTER)
        if paper.issuer:
            red_line(number)
    if paper.issuer or paper.number:
        _line(document, "", BODY)


def _block(document: Doc, block: Block, numbering: Numbering) -> None:
    if isinstance(block, Grid):
        _grid(document, block)
    elif isinstance(block, Heading):
        face, bold = FACES[block.level]
        line = _line(document, numbering.next(block.level) + block.text, face, bold=bold)
        line.paragraph_format.first_line_indent = TWO_CHARACTERS
        line.paragraph_format.keep_with_next = True
    elif isinstance(block, Text):
        _line(document, block.text, BODY).paragraph_format.first_line_indent = TWO_CHARACTERS


def _foot(document: Doc, paper: Paper) -> None:
    """The signature above its date, both towards the right."""
    if not (paper.signer or paper.signed_on):
        return
    _line(document, "", BODY)
    day = in_words(paper.signed_on) if paper.signed_on else ""
    for text, characters in ((paper.signer, 2), (day, 4)):
        if text:
            line = _line(document, text, BODY, side=WD_ALIGN_PARAGRAPH.RIGHT)
            line.paragraph_format.right_indent = Pt(characters * TEXT_POINTS)


def _line(  # noqa: PLR0913, PLR0917 (what a line of a paper is made of)
    document: Doc,
    text: str,
    face: str,
    points: float = TEXT_POINTS,
    side: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    bold: bool = False,
) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = side
    _pitch(paragraph)
    set_face(paragraph.add_run(printable(text)), face, points, bold=bold)
    return paragraph


def _pitch(paragraph: Paragraph) -> None:
    """Twenty-two lines on a page."""
    spacing = paragraph.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE_POINTS)


def _grid(document: Doc, grid: Grid) -> None:
    table = document.add_table(rows=0, cols=len(grid.headings))
    table.style = "Table Grid"
    table.autofit = False
    widths = [Length(AREA_WIDTH * width // sum(grid.widths)) for width in grid.widths]
    for place, texts in enumerate([grid.headings, *grid.rows]):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, texts, widths, strict=True):
            cell.width = width
            close_up(cell.paragraphs[0])
            face = BODY if place else HEAD
            set_face(cell.paragraphs[0].add_run(printable(text)), face, TABLE_POINTS)
    _line(document, "", BODY)
