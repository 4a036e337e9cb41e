"""Make the sample's Word plan and Excel organisation from their plain sources.

The sample lives as text that can be read and compared (`plan.txt`, `units.csv`, `people.csv`); what an office
would really upload is made from it: `python tools/sample.py` after a change. The numbers of the plan become
Word's automatic numbering, which leaves them out of the text: the case that real documents bring.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import xlsxwriter
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

SAMPLE = Path(__file__).parents[1] / "src" / "luoshi" / "web" / "sample"
SHEETS = {"单位": "units.csv", "人员": "people.csv"}

SECTION_HEAD = re.compile(r"[一二三四五六七八九十]+、(?P<title>.+)")
MEASURE_HEAD = re.compile(r"\d+\.(?P<title>[^。]+。)(?P<body>.*)")
# Faces of GB/T 9704-2012, the layout of official documents; Word falls back where one is not installed.
TITLE_FACE, SECTION_FACE, MEASURE_FACE, BODY_FACE = "方正小标宋简体", "黑体", "楷体", "仿宋"

# Two lists, not two levels of one: a level that counts on under the next higher number (lvlRestart) is shown
# by Word as meant and by LibreOffice not.
SECTION_LIST, MEASURE_LIST = 90, 91
LIST = """<w:abstractNum {namespace} w:abstractNumId="{number}">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>
  <w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>
  <w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"/></w:rPr></w:lvl>
</w:abstractNum>"""


def write_plan(source: Path, target: Path) -> None:
    """A Word file of the plan in `source`: its first line the title, its numbers automatic."""
    document = Document()
    lay_out(document)
    sections = add_list(document, SECTION_LIST, "chineseCountingThousand", "%1、", SECTION_FACE)
    measures = add_list(document, MEASURE_LIST, "decimal", "%1.", MEASURE_FACE)
    title, *lines = source.read_text(encoding="utf-8").splitlines()
    add_title(document, title)
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32)
        if match := SECTION_HEAD.fullmatch(line):
            set_number(paragraph, sections)
            write(paragraph, match["title"], SECTION_FACE)
        elif match := MEASURE_HEAD.fullmatch(line):
            set_number(paragraph, measures)
            write(paragraph, match["title"], MEASURE_FACE).bold = True
            write(paragraph, match["body"], BODY_FACE)
        else:
            write(paragraph, line, BODY_FACE)
    document.save(str(target))


def add_title(document: WordDocument, title: str) -> None:
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.paragraph_format.space_after = Pt(28)
    write(heading, title, TITLE_FACE).font.size = Pt(22)


def write(paragraph: Paragraph, text: str, face: str) -> Run:
    run = paragraph.add_run(text)
    set_face(run, face)
    return run


def set_face(owner: Run | ParagraphStyle, face: str) -> None:
    """The face for Latin letters, which python-docx knows, and for Chinese ones, which it does not."""
    owner.font.name = face
    owner.element.rPr.rFonts.set(qn("w:eastAsia"), face)


def add_list(document: WordDocument, number: int, form: str, text: str, face: str) -> int:
    """Declare an automatic list and return the number by which paragraphs refer to it."""
    numbering = document.part.numbering_part.element
    declared = LIST.format(namespace=nsdecls("w"), number=number, form=form, text=text, face=face)
    # The schema wants every abstract numbering before the first concrete one.
    numbering.insert(0, parse_xml(declared))
    return int(numbering.add_num(number).numId)


def set_number(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def lay_out(document: WordDocument) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.bottom_margin = Cm(3.7), Cm(3.5)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    normal = document.styles["Normal"]
    normal.font.size = Pt(16)
    set_face(normal, BODY_FACE)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    normal.paragraph_format.line_spacing = Pt(28)
    normal.paragraph_format.space_after = Pt(0)
    footer = page.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)


def write_organisation(folder: Path, target: Path) -> None:
    """One sheet a file of `SHEETS`, cell for cell."""
    with xlsxwriter.Workbook(target) as book:
        head = book.add_format({"bold": True})
        for name, file in SHEETS.items():
            sheet = book.add_worksheet(name)
            with (folder / file).open(encoding="utf-8", newline="") as lines:
                for row, cells in enumerate(csv.reader(lines)):
                    sheet.write_row(row, 0, cells, head if row == 0 else None)
            sheet.freeze_panes(1, 0)
            sheet.autofit()


if __name__ == "__main__":
    write_plan(SAMPLE / "plan.txt", SAMPLE / "plan.docx")
    write_organisation(SAMPLE, SAMPLE / "organisation.xlsx")
