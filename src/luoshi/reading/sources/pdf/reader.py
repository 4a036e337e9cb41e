"""PDF with a text layer (ISO 32000), through PDFium. Run apart: see `apart`."""

from __future__ import annotations

import pypdfium2
from pypdfium2 import raw

from luoshi.reading.document import Document
from luoshi.reading.errors import Damaged, Encrypted, NeedsOcr, TooLong
from luoshi.reading.sources.pdf.rules import rules_of
from luoshi.reading.sources.pdf.text import pieces_of
from luoshi.reading.sources.printed.page import Page
from luoshi.reading.sources.printed.paragraphs import document_of

MOST_PAGES = 1000
MOST_CHARACTERS = 2_000_000
# Fewer characters a page are a stamp or a page number on a picture.
FEWEST_A_PAGE = 8


def document(data: bytes) -> Document:
    """Raises Damaged, Encrypted, TooLong, or NeedsOcr for pages without text."""
    opened = open_pdf(data)
    pages: list[Page] = []
    characters = 0
    for index in range(len(opened)):
        pages.append(_page(opened, index))
        characters += sum(len(piece.text) for piece in pages[-1].pieces)
        if characters > MOST_CHARACTERS:
            raise TooLong
    if characters < FEWEST_A_PAGE * len(pages):
        raise NeedsOcr
    return document_of(pages)


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Encrypted from error
        raise Damaged(part="PDF") from error
    if not len(opened):
        raise Damaged(part="PDF")
    if len(opened) > MOST_PAGES:
        raise TooLong
    return opened


def _page(opened: pypdfium2.PdfDocument, index: int) -> Page:
    try:
        page = opened[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise Damaged(part=f"PDF {index + 1}") from error
    width, height = page.get_size()
    try:
        rotation = page.get_rotation()
        pieces = tuple(pieces_of(text, rotation, width, height))
        return Page(width, height, pieces, tuple(rules_of(page, rotation, width, height)))
    finally:
        text.close()
        page.close()
