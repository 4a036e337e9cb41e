"""OFD, China's format for fixed pages (GB/T 33190-2016): the text objects of each page, by their places."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from math import hypot, isfinite
from typing import TYPE_CHECKING, NamedTuple

from luoshi.reading.document import Document
from luoshi.reading.errors import Damaged, NeedsOcr, TooLong
from luoshi.reading.sources.archive import open_archive, read_xml
from luoshi.reading.sources.printed.page import Page, Piece
from luoshi.reading.sources.printed.paragraphs import text_of
from luoshi.reading.sources.xml import child, children, local, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

ROOT = "OFD.xml"
MOST_PAGES = 1000
MOST_CHARACTERS = 2_000_000
A4 = (210.0, 297.0)
# A step to the next character of more ems parts two columns or cells.
GAP = 2.3
# How much of a character stands above its baseline.
ASCENT = 0.86


class Matrix(NamedTuple):
    """A CTM (8.3): x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0


def document(data: bytes) -> Document:
    """Raises Damaged, TooLong, NeedsOcr for pages without text, and what `archive` raises."""
    with open_archive(data) as archive:
        pages = list(_pages(archive))
    if not any(page.pieces for page in pages):
        raise NeedsOcr
    return Document(text_of(pages))


def _pages(archive: ZipFile) -> Iterator[Page]:
    characters = 0
    for body in children(read_xml(archive, ROOT), "DocBody"):
        path = _path("", child(body, "DocRoot"))
        main = read_xml(archive, path)
        box = _numbers(_text(child(main, "CommonData", "PageArea", "PhysicalBox")))
        listed = list(children(child(main, "Pages"), "Page"))
        if len(listed) > MOST_PAGES:
            raise TooLong
        for page in listed:
            content = read_xml(archive, _path(posixpath.dirname(path), page))
            own = _numbers(_text(child(content, "Area", "PhysicalBox"))) or box
            pieces = tuple(_pieces(content))
            characters += sum(len(piece.text) for piece in pieces)
            if characters > MOST_CHARACTERS:
                raise TooLong
            width, height = own[2:4] if len(own) == 4 else A4
            yield Page(width, height, pieces)


def _path(folder: str, element: Element | None) -> str:
    """Where a part is: the element's text or its BaseLoc, from the archive's root or from `folder`."""
    said = value(element, "BaseLoc") or _text(element)
    if not said:
        raise Damaged(part=ROOT)
    return posixpath.normpath(posixpath.join("/", folder, said)).lstrip("/")


def _text(element: Element | None) -> str:
    return ((element.text if element is not None else None) or "").strip()


def _numbers(said: str) -> tuple[float, ...]:
    """Numbers in a row; () where one is none."""
    try:
        numbers = tuple(map(float, said.split()))
    except ValueError:
        return ()
    return numbers if all(map(isfinite, numbers)) else ()


def _pieces(content: Element) -> Iterator[Piece]:
    for found in content.iter():
        if local(found) == "TextObject" and value(found, "Visible") != "false":
            boundary = _numbers(value(found, "Boundary"))
            ctm = _numbers(value(found, "CTM"))
            size = _numbers(value(found, "Size"))
            if len(boundary) == 4 and len(size) == 1:
                matrix = Matrix(*ctm) if len(ctm) == 6 else Matrix()
                yield from _placed(found, boundary, matrix, size[0])


def _placed(found: Element, boundary: tuple[float, ...], matrix: Matrix, size: float) -> Iterator[Piece]:
    """The codes of one object; X and Y stay as they were where a code gives none (11.3)."""
    x = y = 0.0
    for code in children(found, "TextCode"):
        x = next(iter(_numbers(value(code, "X"))), x)
        y = next(iter(_numbers(value(code, "Y"))), y)
        steps = _steps(value(code, "DeltaX"), len(code.text or ""))
        left = boundary[0] + matrix.a * x + matrix.c * y + matrix.e
        base = boundary[1] + matrix.b * x + matrix.d * y + matrix.f
        across, high = hypot(matrix.a, matrix.b), size * hypot(matrix.c, matrix.d)
        yield from _parted(code.text or "", left, base, high, [across * step for step in steps])


def _steps(said: str, most: int) -> list[float]:
    """DeltaX, with g n v standing for n times v (11.3)."""
    steps: list[float] = []
    words = iter(said.split())
    for word in words:
        times, step = (next(words, ""), next(words, "")) if word == "g" else ("1", word)
        numbers = _numbers(f"{times} {step}")
        if len(numbers) != 2:
            break
        steps += [numbers[1]] * max(0, min(int(numbers[0]), most - len(steps)))
    return steps


def _parted(text: str, left: float, base: float, high: float, steps: list[float]) -> Iterator[Piece]:
    """The characters of a code, parted where the step to the next one is wide."""
    top, begin, x = base - ASCENT * high, 0, left
    steps += [high] * (len(text) - len(steps))
    for index, step in enumerate(steps[: len(text)]):
        x += step
        is_last = index == len(text) - 1
        if is_last or step > GAP * high:
            words = text[begin : index + 1].strip()
            if words:
                yield Piece(left, top, x - step + high, top + high, words)
            begin, left = index + 1, x
