"""Scanned pages: pictures to placed text by rapidocr, an optional part (luoshi[ocr]). Run apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from typing import Any

from luoshi.reading.document import Document
from luoshi.reading.errors import TooLong
from luoshi.reading.sources.apart import GIGABYTE, Limits
from luoshi.reading.sources.printed.page import Page, Piece
from luoshi.reading.sources.printed.paragraphs import document_of

LIMITS = Limits(memory=8 * GIGABYTE, seconds=900)
MOST_PAGES = 40
# 72 points are an inch: characters of 16 points are then 45 pixels high.
DOTS_PER_INCH = 200
LEAST_SURE = 0.5
UNEVEN = 1.35


def is_possible() -> bool:
    return find_spec("rapidocr") is not None


def document(data: bytes) -> Document:
    """Raises TooLong: a page takes seconds."""
    from luoshi.reading.sources.pdf.reader import open_pdf  # noqa: PLC0415 (is_possible needs no PDFium)

    opened = open_pdf(data)
    if len(opened) > MOST_PAGES:
        raise TooLong
    pictures = (page.render(scale=DOTS_PER_INCH / 72).to_numpy() for page in opened)
    return document_of(recognised(pictures, _engine()))


def _engine() -> Any:
    return import_module("rapidocr").RapidOCR(params={"Global.log_level": "critical"})


def recognised(pictures: Iterable[Any], engine: Any) -> list[Page]:
    """The pages, in pixels. `engine` takes a picture, an array, and gives boxes of corners with texts."""
    pages: list[Page] = []
    for picture in pictures:
        height, width = picture.shape[:2]
        pages.append(Page(width, height, tuple(_evened(_pieces(engine(picture))))))
    return pages


def _evened(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces with one height for the text: boxes are drawn round ink, and a bracket is taller than a word."""
    em = median(piece.em for piece in pieces) if pieces else 0
    for piece in pieces:
        if em / UNEVEN <= piece.em <= em * UNEVEN:
            middle = (piece.top + piece.bottom) / 2
            yield piece._replace(top=middle - em / 2, bottom=middle + em / 2)
        else:
            yield piece


def _pieces(found: Any) -> list[Piece]:
    if found.boxes is None:
        return []
    pieces: list[Piece] = []
    for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        if score >= LEAST_SURE and text.strip():
            across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
            pieces.append(Piece(min(across), min(down), max(across), max(down), text.strip()))
    return pieces
