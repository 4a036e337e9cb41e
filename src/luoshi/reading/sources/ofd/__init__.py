"""OFD, China's format for fixed pages (GB/T 33190-2016): the text objects of each page, by their places."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from luoshi.reading.document import Document
from luoshi.reading.errors import Damaged, NeedsOcr, TooLong
from luoshi.reading.sources.archive import open_archive, read_xml
from luoshi.reading.sources.ofd.placing import numbers
from luoshi.reading.sources.ofd.rules import rules_of
from luoshi.reading.sources.ofd.text import pieces_of
from luoshi.reading.sources.printed.page import Page
from luoshi.reading.sources.printed.paragraphs import document_of
from luoshi.reading.sources.xml import child, children, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

ROOT = "OFD.xml"
MOST_PAGES = 1000
MOST_CHARACTERS = 2_000_000
A4 = (210.0, 297.0)


def document(data: bytes) -> Document:
    """Raises Damaged, TooLong, NeedsOcr for pages without text, and what `archive` raises."""
    with open_archive(data) as archive:
        pages = list(_pages(archive))
    if not any(page.pieces for page in pages):
        raise NeedsOcr
    return document_of(pages)


def _pages(archive: ZipFile) -> Iterator[Page]:
    characters = 0
    for body in children(read_xml(archive, ROOT), "DocBody"):
        path = _path("", child(body, "DocRoot"))
        main = read_xml(archive, path)
        box = numbers(_text(child(main, "CommonData", "PageArea", "PhysicalBox")))
        listed = list(children(child(main, "Pages"), "Page"))
        if len(listed) > MOST_PAGES:
            raise TooLong
        for page in listed:
            content = read_xml(archive, _path(posixpath.dirname(path), page))
            own = numbers(_text(child(content, "Area", "PhysicalBox"))) or box
            pieces = tuple(pieces_of(content))
            characters += sum(len(piece.text) for piece in pieces)
            if characters > MOST_CHARACTERS:
                raise TooLong
            width, height = own[2:4] if len(own) == 4 else A4
            yield Page(width, height, pieces, tuple(rules_of(content)))


def _path(folder: str, element: Element | None) -> str:
    """Where a part is: the element's text or its BaseLoc, from the archive's root or from `folder`."""
    said = value(element, "BaseLoc") or _text(element)
    if not said:
        raise Damaged(part=ROOT)
    return posixpath.normpath(posixpath.join("/", folder, said)).lstrip("/")


def _text(element: Element | None) -> str:
    return ((element.text if element is not None else None) or "").strip()
