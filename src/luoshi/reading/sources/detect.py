"""What kind of file some bytes are, by their content alone."""

from __future__ import annotations

import re

from luoshi.reading.errors import Encrypted, NotAPlan, Packed, UnknownFormat

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Stream names in an OLE container are UTF-16.
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
WORD_STREAM = "WordDocument".encode("utf-16-le")
BOOK_STREAMS = ("Workbook\0".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
MAGICS = ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"))
# The first part by which each zip container is known.
CONTAINERS = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("OFD.xml", "ofd"),
    ("content.xml", "odt"),
)
# OpenDocument files begin with a part that names their type.
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
HTML = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--[^>]*>)*<(?:!doctype html|html|head|meta|title|body|table|div|center|p)[\s/>]"
)
# A heading, or the rule below the head of a table.
MARKDOWN = re.compile(rb"(?m)^#{1,6}[ \t]+[^\s#]|^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+")
# Texts to a program alone: Word's page in one file, and its document as XML.
OPENINGS = ((b"mime-version:", "mht"), (b"<?xml", "xml"))
ARCHIVES = frozenset(("rar", "7z", "gz", "tar", "bz2", "xz"))
TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
FAMILIES = {"image": ("图片", "a picture"), "audio": ("录音", "a recording"), "video": ("视频", "a film")}
BINARY = ("程序数据", "binary data")
HEAD = 8192


def kind_of(data: bytes) -> str:
    """The kind of a file: "text", "docx", "pdf" …; raises for what no source can ever read."""
    if data.startswith(OLE):
        return _of_ole(data)
    if data.startswith(ZIP):
        return _of_zip(data)
    for magic, kind in MAGICS:
        if data.startswith(magic):
            return kind
    head = data[:HEAD].lstrip(b" \t\r\n\xef\xbb\xbf").lower()
    if HTML.match(head):
        return "html"
    for opening, kind in OPENINGS:
        if head.startswith(opening):
            return kind
    if not data.startswith(TEXT_MARKS) and CONTROLS.search(head):
        _refuse_media(data)
    return "markdown" if MARKDOWN.search(data, 0, HEAD) else "text"


def _refuse_media(data: bytes) -> None:
    """Bytes with control characters may be UTF-16; what has a signature is a picture, a film, a program."""
    from filetype import guess  # noqa: PLC0415 (loaded for odd files alone)

    found = guess(data[:HEAD])
    if found is not None and found.extension in ARCHIVES:
        raise Packed
    if found is not None:
        zh, en = FAMILIES.get(found.mime.split("/")[0], BINARY)
        raise NotAPlan(what_zh=zh, what_en=en)


def _of_ole(data: bytes) -> str:
    if ENCRYPTED_STREAM in data:
        raise Encrypted
    if WORD_STREAM in data:
        return "doc"
    if any(stream in data for stream in BOOK_STREAMS):
        return "xls"
    raise UnknownFormat(format="OLE")


def _of_zip(data: bytes) -> str:
    from luoshi.reading.sources.archive import open_archive  # noqa: PLC0415 (texts need no zip and no XML)

    with open_archive(data) as archive:
        names = archive.namelist()
    if SPREADSHEET in data[:HEAD]:
        return "ods"
    for first, kind in CONTAINERS:
        if any(name.startswith(first) for name in names):
            return kind
    if not any(name.startswith(("META-INF/", "mimetype")) for name in names):
        raise Packed
    return "zip"
