"""Word documents for tests, made with python-docx and a little XML of their own."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w")


class Word:
    """A document under construction; `bytes` is the file."""

    def __init__(self) -> None:
        self.document = docx.Document()

    @property
    def bytes(self) -> bytes:
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()

    def line(self, text: str, list_id: int | None = None, level: int = 0, style: str | None = None) -> Any:
        """A paragraph, in a list where one is named."""
        paragraph = self.document.add_paragraph(text, style=style)
        if list_id is not None:
            place = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(place))
        return paragraph

    def definition(self, key: int, *levels: str, extra: str = "") -> None:
        """An abstract list; it has to stand before all lists."""
        numbering = self.document.part.numbering_part.element
        content = "".join(levels)
        numbering.insert(
            0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{key}">{extra}{content}</w:abstractNum>')
        )

    def list(self, key: int, definition: int, overrides: str = "") -> None:
        """A list of a definition."""
        numbering = self.document.part.numbering_part.element
        content = f'<w:abstractNumId w:val="{definition}"/>{overrides}'
        numbering.append(parse_xml(f'<w:num {W} w:numId="{key}">{content}</w:num>'))

    def body(self, xml: str) -> None:
        """A block given as XML, at the end of the body."""
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {W}>", 1)))


def level(ilvl: int, style: str, text: str, start: int = 1, more: str = "") -> str:
    """One level of a definition: its number format, its text such as （%2）, its first number."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )
