"""The page that an official table stands on: A4 landscape, with its number at the foot."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm

from luoshi.papers.faces import set_face
from luoshi.papers.folio import add_folio
from luoshi.papers.typefaces import FOLIO

LONG_SIDE, SHORT_SIDE = Mm(297), Mm(210)
MARGIN = Mm(18)


def lay_out(document: Document, footer: str) -> None:
    """Turns the document's first section into A4 landscape with “— 1 —” and the footer's small print."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = LONG_SIDE, SHORT_SIDE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.footer_distance = Mm(9)
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_folio(paragraph)
    if footer:
        note = section.footer.add_paragraph()
        set_face(note.add_run(footer), FOLIO, 9)


def text_width() -> Length:
    return Length(LONG_SIDE - 2 * MARGIN)
