"""Text in the encodings Chinese offices use: UTF-8, UTF-16, GB18030 (with GBK and GB2312 inside it)."""

from __future__ import annotations

import codecs
import re

from luoshi.reading.document import Document
from luoshi.reading.errors import NotAPlan, NulBytes
from luoshi.reading.sources import comma, grid
from luoshi.reading.sources.detect import BINARY, CONTROLS

SAMPLE = 4096
# What makes up Chinese text: ideographs, their punctuation, full-width forms, ASCII.
CHINESE = re.compile("[\t\n\r -~\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


# A torn download ends in the middle of a character; so few may be lost.
LOST, MOST_LOST = "\ufffd", 0.01


def document(data: bytes) -> Document:
    """The text as it stands in the file, nothing changed: offsets are those of the decoded file."""
    text = decode(data)
    return Document(text, comma.tables_in(text) or grid.tables_in(text))


def decode(data: bytes) -> str:
    """Raises NulBytes for a text with NUL bytes in it, NotAPlan for bytes that are no text."""
    wide = _utf16(data)
    if wide is not None:
        return wide
    nul = data.find(b"\0")
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if nul >= 0 and _is_chinese(text.replace("\0", "")):
            raise NulBytes(offset=nul)
        if nul < 0 and not CONTROLS.search(data, 0, SAMPLE):
            return text
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, "replace")
        if nul < 0 and text.count(LOST) <= max(1, MOST_LOST * len(text)) and _is_chinese(text):
            return text
    raise NotAPlan(what_zh=BINARY[0], what_en=BINARY[1])


def _utf16(data: bytes) -> str | None:
    """UTF-16 by its mark, or without one by the byte order that gives Chinese; None for other encodings."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _strictly(data[2:], encoding)
    if b"\0" in data[:SAMPLE]:
        for encoding in ("utf-16-le", "utf-16-be"):
            sample = data[:SAMPLE].decode(encoding, "ignore")
            if _is_chinese(sample) and "\0" not in sample:
                return _strictly(data, encoding)
    return None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_chinese(text: str) -> bool:
    sample = text[:SAMPLE]
    return len(CHINESE.findall(sample)) >= 0.9 * max(1, len(sample))
