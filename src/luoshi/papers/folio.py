"""The number at the foot of an official page: — 1 — (GB/T 9704-2012, 7.5)."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from luoshi.papers.faces import set_face
from luoshi.papers.typefaces import FOLIO, FOLIO_POINTS


def add_folio(paragraph: Paragraph) -> None:
    """— PAGE — as a field, which Word counts."""
    set_face(paragraph.add_run("— "), FOLIO, FOLIO_POINTS)
    run = paragraph.add_run()
    set_face(run, FOLIO, FOLIO_POINTS)
    for kind in ("begin", "separate", "end"):
        if kind == "separate":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = " PAGE "
            run._r.append(instruction)  # the library has no fields
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
    set_face(paragraph.add_run(" —"), FOLIO, FOLIO_POINTS)
