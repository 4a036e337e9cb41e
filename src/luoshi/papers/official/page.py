"""The page of a letter: A4 with a type area of 156 mm by 225 mm, 37 mm from the top and 28 mm from the left."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from luoshi.papers.folio import add_folio

WIDTH, HEIGHT = Mm(210), Mm(297)
TOP, LEFT = Mm(37), Mm(28)
AREA_WIDTH, AREA_HEIGHT = Mm(156), Mm(225)
FOLIO_BELOW = Mm(7)
CHARACTER_AT_THE_EDGE = Mm(5.6)


def lay_out(document: Document) -> None:
    """Sets the first section's page; numbers stand at the outer foot, right on odd pages and left on even ones."""
    section = document.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.top_margin, section.left_margin = TOP, LEFT
    section.bottom_margin = Length(HEIGHT - TOP - AREA_HEIGHT)
    section.right_margin = Length(WIDTH - LEFT - AREA_WIDTH)
    section.footer_distance = Length(section.bottom_margin - FOLIO_BELOW - Mm(5))
    document.settings.odd_and_even_pages_header_footer = True
    _folio(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _folio(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _folio(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """One character away from the edge of the type area."""
    paragraph.alignment = side
    indent = "right_indent" if side == WD_ALIGN_PARAGRAPH.RIGHT else "left_indent"
    setattr(paragraph.paragraph_format, indent, CHARACTER_AT_THE_EDGE)
    add_folio(paragraph)


def red_line(paragraph: Paragraph) -> None:
    """The line below the head, as wide as the type area."""
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", "C00000")):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
