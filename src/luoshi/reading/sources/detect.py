"""What kind of file some bytes are, by their content alone."""

from __future__ import annotations

from luoshi.reading.errors import Encrypted, NotAPlan, OldWord, UnknownFormat

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Stream names in an OLE container are UTF-16.
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
WORD_STREAM = "WordDocument".encode("utf-16-le")
TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
CONTROLS = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1a")
FORMATS = ((b"%PDF-", "PDF"), (b"{\\rtf", "RTF"))
FAMILIES = {"image": ("图片", "a picture"), "audio": ("录音", "a recording"), "video": ("视频", "a film")}
BINARY = ("程序数据", "binary data")
HEAD = 8192


def kind_of(data: bytes) -> str:
    """The key of the source that reads these bytes; raises where none does."""
    if data.startswith(OLE):
        raise _of_ole(data)
    if data.startswith(ZIP):
        return "docx"
    for magic, name in FORMATS:
        if data.startswith(magic):
            raise UnknownFormat(format=name)
    if data.startswith(TEXT_MARKS) or not CONTROLS.isdisjoint(data[:HEAD]):
        return _text_or_medium(data)
    return "text"


def _text_or_medium(data: bytes) -> str:
    """Bytes with control characters are a medium of a known family, a UTF-16 text, or no text at all."""
    from filetype import guess  # noqa: PLC0415 (loaded for odd files alone)

    found = None if data.startswith(TEXT_MARKS) else guess(data[:HEAD])
    if found is not None:
        zh, en = FAMILIES.get(found.mime.split("/")[0], BINARY)
        raise NotAPlan(what_zh=zh, what_en=en)
    return "text"


def _of_ole(data: bytes) -> Encrypted | OldWord | UnknownFormat:
    if ENCRYPTED_STREAM in data:
        return Encrypted()
    return OldWord() if WORD_STREAM in data else UnknownFormat(format="OLE")
