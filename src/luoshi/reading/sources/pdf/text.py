"""The text of a PDF page in pieces: PDFium's lines, parted at wide gaps, in the page as it is shown."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pypdfium2 import PdfTextPage, raw

from luoshi.reading.sources.printed.page import Piece

# PDFium joins the rows that a hyphen parts, and leaves this in its place.
HYPHEN = "\ufffe"
PARTING = re.compile(f" |{HYPHEN}")
# A blank wider than this many ems parts two columns or cells.
GAP = 1.3
# What PDFium may hand on that str.splitlines would take for the end of a line.
ODD = dict.fromkeys(map(ord, "\v\f\x1c\x1d\x1e\x85\u2028\u2029\0"), " ")


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def pieces_of(page: PdfTextPage, rotation: int, width: float, height: float) -> Iterator[Piece]:
    """`rotation` in degrees; `width` and `height` are those of the page as it is shown."""

    def box(unit: int) -> Box:
        found = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(page, raw.FPDFText_GetCharIndexFromTextIndex(page, unit), found)
        return as_shown(Box(found.left, found.top, found.right, found.bottom), rotation, width, height)

    begin = 0
    for line in _units(page).splitlines(keepends=True):
        held = line.rstrip("\r\n")
        cuts = [0]
        for found in PARTING.finditer(held, 1, max(1, len(held) - 1)):
            before, after = box(begin + found.start() - 1), box(begin + found.end())
            if found[0] == HYPHEN or after.left - before.right > GAP * (before.bottom - before.top):
                cuts.append(found.end())
        for start, end in pairwise([*cuts, len(held)]):
            words = held[start:end].strip()
            if words:
                at = begin + held.index(words, start)
                yield _piece(box(at), box(at + len(words) - 1), words)
        begin += len(line)


def _piece(first: Box, last: Box, units: str) -> Piece:
    text = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Piece(first.left, min(first.top, last.top), last.right, max(first.bottom, last.bottom), text)


def _units(page: PdfTextPage) -> str:
    """The text of a page, one character a UTF-16 unit, as PDFium counts them."""
    count = page.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(page, 0, count, buffer)
    return "".join(map(chr, buffer[: max(0, written - 1)])).translate(ODD)


def as_shown(box: Box, rotation: int, width: float, height: float) -> Box:
    """A box counted from the foot of the unturned page as one counted from the head of the shown page."""
    left, top, right, bottom = box
    if rotation == 90:
        return Box(bottom, left, top, right)
    if rotation == 180:
        return Box(width - right, bottom, width - left, top)
    if rotation == 270:
        return Box(width - top, height - right, width - bottom, height - left)
    return Box(left, height - top, right, height - bottom)
