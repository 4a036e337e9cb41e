"""PDF files for tests, written by hand: text in a font that every reader of PDF knows by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
LEFT, TOP, SIZE, LEADING = 90, 100, 16, 28
# So many ideographs fill a row.
FULL = 26
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
    b"/Supplement 2>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light"
    b"/Flags 4/FontBBox[0 -200 1000 900]"
    b"/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 800/StemV 80>>>>]>>"
)


class Put(NamedTuple):
    """Text at a place counted from the page's upper left corner."""

    x: float
    y: float
    text: str
    size: float = SIZE


class Draw(NamedTuple):
    """A box with its sides drawn, or, where it has no width or no height, a line."""

    left: float
    top: float
    right: float
    bottom: float


def rows(*texts: str, left: float = LEFT, top: float = TOP) -> list[Put]:
    """Rows below one another; a leading ideographic blank sets a row in by one character."""
    placed = []
    for index, text in enumerate(texts):
        indent = len(text) - len(text.lstrip("\u3000"))
        placed.append(Put(left + indent * SIZE, top + index * LEADING, text.lstrip("\u3000")))
    return placed


def paragraph(text: str, width: int = FULL) -> list[str]:
    """A paragraph set in by two characters, broken into rows of `width` characters."""
    text = "\u3000\u3000" + text
    return [text[start : start + width] for start in range(0, len(text), width)]


def pdf(*pages: Sequence[Put | Draw], turned: int = 0, extra: bytes = b"") -> bytes:
    """A file of these pages; `turned` is how far they are shown turned, `extra` goes into the trailer."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", FONT]
    kids = []
    for placed in pages:
        objects.append(_stream(b"\n".join(_shown(put, turned) for put in placed)))
        box = b"0 0 %d %d" % ((WIDTH, HEIGHT) if turned % 180 == 0 else (HEIGHT, WIDTH))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (box, turned, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(kids))
    return _file(objects, extra)


def _shown(put: Put | Draw, turned: int) -> bytes:
    """The text in the page's own co-ordinates, which are turned against those shown; drawings are not turned."""
    if isinstance(put, Draw):
        corner = b"%g %g" % (put.left, HEIGHT - put.bottom)
        return b"%b %g %g re S" % (corner, put.right - put.left, put.bottom - put.top)
    up = HEIGHT - put.y - 0.8 * put.size
    size = b"%g" % put.size
    x, y = b"%g" % put.x, b"%g" % up
    matrix = {
        0: b"%b 0 0 %b %b %b" % (size, size, x, y),
        90: b"0 %b -%b 0 %g %b" % (size, size, HEIGHT - up, x),
        180: b"-%b 0 0 -%b %g %g" % (size, size, WIDTH - put.x, HEIGHT - up),
        270: b"0 -%b %b 0 %b %g" % (size, size, y, WIDTH - put.x),
    }[turned]
    return b"BT /F 1 Tf %b Tm <%b> Tj ET" % (matrix, put.text.encode("utf-16-be").hex().encode())


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%b\nendstream" % (len(content), content)


def _file(objects: list[bytes], extra: bytes) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, extra, start)
    return bytes(out)
