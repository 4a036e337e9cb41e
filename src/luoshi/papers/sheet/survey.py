"""What each sheet of an xlsx or ods file spans and where its formulas are, before its cells are read."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException
from defusedxml.sax import parse

from luoshi.papers.errors import DamagedFile, ForbiddenXml, NotASpreadsheet
from luoshi.papers.sheet.spans import OdsSpans, Span, XlsxParts, XlsxSpan

WORKBOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
CONTENT = "content.xml"


def survey(archive: zipfile.ZipFile) -> dict[str, Span]:
    """A span by sheet name. Raises NotASpreadsheet, ForbiddenXml, SheetTooLarge or DamagedFile."""
    names = set(archive.namelist())
    looks: dict[str, Callable[[zipfile.ZipFile], dict[str, Span]]] = {WORKBOOK: _xlsx, CONTENT: _ods}
    for mark, look in looks.items():
        if mark in names:
            try:
                return look(archive)
            except DefusedXmlException as error:
                raise ForbiddenXml from error
            except (SAXException, LookupError, ValueError, zipfile.BadZipFile) as error:
                raise DamagedFile from error
    raise NotASpreadsheet


def _xlsx(archive: zipfile.ZipFile) -> dict[str, Span]:
    parts = XlsxParts()
    _walk(archive, WORKBOOK, parts)
    _walk(archive, LINKS, parts)
    spans = {}
    for name, part in parts.sheets():
        handler = XlsxSpan()
        _walk(archive, posixpath.normpath(posixpath.join("/xl", part)).lstrip("/"), handler)
        spans[name] = handler.span
    return spans


def _ods(archive: zipfile.ZipFile) -> dict[str, Span]:
    handler = OdsSpans()
    _walk(archive, CONTENT, handler)
    return handler.spans


def _walk(archive: zipfile.ZipFile, part: str, handler: ContentHandler) -> None:
    with archive.open(part) as stream:
        parse(stream, handler, forbid_dtd=True)
