"""Zip containers opened with care: sizes are judged before anything is inflated."""

from __future__ import annotations

import zlib
from io import BytesIO
from lzma import LZMAError
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, fromstring
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo

from luoshi.reading.errors import Damaged, Encrypted, XmlEntities, ZipBomb

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MEGABYTE = 1024 * 1024
LARGEST_PART = 64 * MEGABYTE
LARGEST_TOTAL = 512 * MEGABYTE
# Real documents shrink to a tenth or, with much repetition, to a fiftieth.
HIGHEST_RATIO = 500
SMALL = 4 * MEGABYTE
LOCKED = 0x1
# What zipfile and the unpackers below it raise for torn or forged parts.
BROKEN = (
    KeyError, BadZipFile, EOFError, OSError, NotImplementedError, ValueError, zlib.error, LZMAError,
)  # fmt: skip


def open_archive(data: bytes) -> ZipFile:
    """The container; raises Damaged, or ZipBomb where its parts would unpack beyond all measure."""
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError) as broken:
        raise Damaged(part="压缩包") from broken
    parts = archive.infolist()
    for part in parts:
        _judge(part)
    if sum(part.file_size for part in parts) > LARGEST_TOTAL:
        raise ZipBomb(part="全部内容")
    return archive


def _judge(part: ZipInfo) -> None:
    swollen = part.file_size > SMALL and part.file_size > HIGHEST_RATIO * max(1, part.compress_size)
    if part.file_size > LARGEST_PART or swollen:
        raise ZipBomb(part=part.filename)


def read_part(archive: ZipFile, name: str) -> bytes:
    """The bytes of one part; raises Damaged, Encrypted, or ZipBomb where it is larger than it claims."""
    if name in archive.namelist() and archive.getinfo(name).flag_bits & LOCKED:
        raise Encrypted
    try:
        with archive.open(name) as stream:
            held = stream.read(LARGEST_PART + 1)
    except BROKEN as broken:
        raise Damaged(part=name) from broken
    if len(held) > LARGEST_PART:
        raise ZipBomb(part=name)
    return held


def read_xml(archive: ZipFile, name: str) -> Element:
    """The root of one part; a part that declares a document type, and so may declare entities, is refused."""
    held = read_part(archive, name)
    try:
        root = None if _has_doctype(held) else fromstring(held)  # noqa: S314 (no document type, so no entities)
    except (ExpatError, ParseError, ValueError, LookupError) as broken:
        raise Damaged(part=name) from broken
    if root is None:
        raise XmlEntities(part=name)
    return root


def _has_doctype(held: bytes) -> bool:
    """Whether a document type stands before the first element; no other place is allowed.

    With this look ahead the parser written in C can be used, which is five times as fast as the one of
    defusedxml.
    """

    def seen(answer: bool) -> None:
        raise _Seen(answer)

    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: seen(True)
    parser.StartElementHandler = lambda *_: seen(False)
    try:
        parser.Parse(held, True)
    except _Seen as answer:
        return bool(answer.args[0])
    return False


class _Seen(Exception):
    pass
