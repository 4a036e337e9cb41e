"""Bytes to a Document: the content decides how a file is read, its name only how an error is worded."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from luoshi.reading.document import Document
from luoshi.reading.errors import EmptyFile, TooLarge, UnknownFormat, WrongEnding
from luoshi.reading.sources.detect import kind_of

MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE

# Each module has `document(data: bytes) -> Document`; it is loaded when a file of its kind comes.
READERS: dict[str, str] = {
    "text": "luoshi.reading.sources.plain",
    "docx": "luoshi.reading.sources.docx",
    "pdf": "luoshi.reading.sources.pdf",
    "ofd": "luoshi.reading.sources.ofd",
    "html": "luoshi.reading.sources.html",
    "markdown": "luoshi.reading.sources.markdown",
    "xlsx": "luoshi.reading.sources.sheet",
    "xls": "luoshi.reading.sources.sheet",
    "ods": "luoshi.reading.sources.sheet",
    "doc": "luoshi.reading.sources.office",
    "rtf": "luoshi.reading.sources.office",
    "odt": "luoshi.reading.sources.office",
}
# A text under one of these endings is most likely a page that a failed download left.
CONTAINERS = frozenset((".docx", ".doc", ".wps", ".pdf", ".ofd", ".xlsx", ".ods", ".odt", ".zip"))
# But other programs save pages as .doc, and pages and texts with tabs as .xls.
MISLEADING = {"text": CONTAINERS, "html": CONTAINERS - {".doc", ".wps"}}


class Source(Protocol):
    """A module that reads one kind of file."""

    def document(self, data: bytes) -> Document: ...


def document_of(data: bytes, name: str) -> Document:
    """The document in `data`; raises a subclass of `Unreadable` that says why there is none."""
    if len(data) > LARGEST_FILE:
        raise TooLarge(size_mb=-(-len(data) // MEGABYTE), limit_mb=LARGEST_FILE // MEGABYTE)
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise EmptyFile
    kind = kind_of(data)
    ending = PurePath(name).suffix.lower()
    if ending in MISLEADING.get(kind, ()):
        raise WrongEnding(ending=ending)
    if kind not in READERS:
        raise UnknownFormat(format=kind.upper())
    return cast(Source, import_module(READERS[kind])).document(data)
