"""The lines drawn on a PDF page: thin boxes, and the sides of boxes and of paths that are stroked."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

from pypdfium2 import PdfiumError, PdfObject, PdfPage, raw

from luoshi.reading.sources.pdf.text import Box, as_shown
from luoshi.reading.sources.printed.page import Rule

# Drawings have more lines than tables do, and none is wanted of them.
MOST_OBJECTS = 20_000
MOST_SEGMENTS = 400
# Forms inside forms, as some printers write each table.
DEEPEST = 4
THIN = 2.0

Point = tuple[float, float]


def rules_of(page: PdfPage, rotation: int, width: float, height: float) -> Iterator[Rule]:
    """`rotation`, `width` and `height` as in `text.pieces_of`."""
    if raw.FPDFPage_CountObjects(page) > MOST_OBJECTS:
        return
    for count, found in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=DEEPEST)):
        if count > MOST_OBJECTS:
            return
        for (x, y), (to_x, to_y) in _lines(found):
            box = Box(min(x, to_x), max(y, to_y), max(x, to_x), min(y, to_y))
            yield Rule(*as_shown(box, rotation, width, height))


def _lines(found: PdfObject) -> Iterator[tuple[Point, Point]]:
    """A thin box by its corners; else the lines of the path where they are stroked."""
    try:
        left, bottom, right, top = found.get_bounds()
    except PdfiumError:
        return
    if min(right - left, top - bottom) <= THIN:
        yield (left, bottom), (right, top)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(found, fill, stroke)
    count = raw.FPDFPath_CountSegments(found)
    if not stroke.value or count > MOST_SEGMENTS:
        return
    matrix = found.get_matrix()
    points = [_point(found, index) for index in range(count)]
    for (before, _, _), (point, kind, _) in pairwise(points):
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield matrix.on_point(*before), matrix.on_point(*point)
    if points and points[-1][2]:
        yield matrix.on_point(*points[-1][0]), matrix.on_point(*points[0][0])


def _point(found: PdfObject, index: int) -> tuple[Point, int, bool]:
    """Where a segment ends, of what kind it is, and whether it closes the path."""
    segment = raw.FPDFPath_GetPathSegment(found, index)
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return (
        (x.value, y.value),
        raw.FPDFPathSegment_GetType(segment),
        bool(raw.FPDFPathSegment_GetClose(segment)),
    )
