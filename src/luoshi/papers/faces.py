"""Faces in Word: each run names its Chinese face, and the document says what stands in for a missing one."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.styles.style import CharacterStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from luoshi.papers.typefaces import STAND_INS

LATIN = "Times New Roman"
# What the schema puts behind these switches in a paragraph.
AFTER_SPACING = ("w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")


def set_face(target: Run | CharacterStyle, face: str, points: float, *, bold: bool = False) -> None:
    """Sets the Chinese face; digits and letters stand in a Latin one, as official papers have them."""
    target.font.name = LATIN
    target.font.size = Pt(points)
    target.font.bold = bold
    fonts = target.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), face)
    fonts.set(qn("w:hint"), "eastAsia")


def close_up(paragraph: Paragraph) -> None:
    """No extra space between Chinese and digits, so that 2026年12月31日 fits a narrow column."""
    for kind in ("w:autoSpaceDE", "w:autoSpaceDN"):
        switch = OxmlElement(kind)
        switch.set(qn("w:val"), "0")
        paragraph._p.get_or_add_pPr().insert_element_before(switch, *AFTER_SPACING)


def declare_stand_ins(document: Document) -> None:
    """Fills the document's font table: Word looks there (`altName`) when it has not got a face."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(face)}><w:altName w:val={quoteattr(','.join(others))}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for face, others in STAND_INS.items()
    )
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'
    part._blob = xml.encode()  # the library reads this part but has no way to write it
