"""Markdown (CommonMark, with the tables of GitHub): its marks left out, its headings numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.document import Document
from luoshi.reading.sources.headings import numbers
from luoshi.reading.sources.plain import decode
from luoshi.reading.sources.writer import Writer

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+([^\n]*?)[ \t]*#*[ \t]*$")
RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}$| {0,3}(?:\*[ \t]*){3,}$| {0,3}(?:_[ \t]*){3,}$|```|~~~|={3,}$")
BULLET = re.compile(r"[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)?")
# Each pattern ends at a bracket or mark that it cannot itself hold, so that none goes over a line twice.
INLINE = (
    (re.compile(r"!\[[^][\n]*\]\([^()\n]*\)"), ""),
    (re.compile(r"\[([^][\n]*)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"\*\*|__|~~|`"), ""),
    (re.compile(r"(?<!\*)\*([^*\n]+)\*"), r"\1"),
    (re.compile(r"\\([!-/:-@[-`{-~])"), r"\1"),
)
TABLE_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?[ \t]*)?$")
CELL_END = re.compile(r"(?<!\\)\|")


def document(data: bytes) -> Document:
    lines = decode(data).splitlines()
    found = [(index, HEADING.match(line)) for index, line in enumerate(lines)]
    headings = {index: (len(held[1]), plain(held[2])) for index, held in found if held}
    labels = dict(zip(headings, numbers(list(headings.values())), strict=True))
    writer = Writer()
    index = 0
    while index < len(lines):
        if index in headings:
            writer.line(labels[index] + headings[index][1])
        elif index + 1 < len(lines) and "|" in lines[index] and TABLE_RULE.match(lines[index + 1]):
            rows = [lines[index], *_table_rows(lines, index + 2)]
            writer.table([_cells(row) for row in rows])
            index += len(rows)
        elif not RULE.match(lines[index]):
            writer.line(plain(BULLET.sub("", lines[index], count=1)))
        index += 1
    return writer.document()


def plain(text: str) -> str:
    """Text without its inline marks."""
    for shape, kept in INLINE:
        text = shape.sub(kept, text)
    return text


def _table_rows(lines: list[str], begin: int) -> Iterator[str]:
    for line in lines[begin:]:
        if "|" not in line:
            return
        yield line


def _cells(row: str) -> list[str]:
    inner = row.strip().removeprefix("|").removesuffix("|")
    return [plain(cell.strip()).replace("<br>", "\n") for cell in CELL_END.split(inner)]
