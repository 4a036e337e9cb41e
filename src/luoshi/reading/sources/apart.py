"""Runs a source in a process of its own, within a limit of memory and time.

A few forged bytes can make what is written in another language (PDFium, calamine) ask for more memory than
there is, or go on for hours; then it is another process that ends, and the file is called damaged.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import NamedTuple

from luoshi.reading.document import Document, Row, Table
from luoshi.reading.errors import Damaged, TooComplex, Unreadable
from luoshi.reading.span import Span

GIGABYTE = 1 << 30


class Limits(NamedTuple):
    memory: int = GIGABYTE
    seconds: int = 10


LIMITS = Limits()


def document(module: str, data: bytes, limits: Limits = LIMITS) -> Document:
    """What `module.document(data)` gives, or the error that it raises; TooComplex where it takes too long."""
    command = [sys.executable, "-I", "-m", "luoshi.reading.sources.child", module, str(limits.memory)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command, input=data, capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise TooComplex(seconds=limits.seconds) from late
    if done.returncode:
        raise Damaged(part=module.rpartition(".")[2])
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise _error(answer["error"], answer["detail"])
    return unpacked(answer)


def _error(code: str, detail: dict[str, object]) -> Unreadable:
    kind = next(kind for kind in Unreadable.__subclasses__() if kind.code == code)
    return kind(**detail)


def packed(document: Document) -> dict[str, object]:
    """A document as JSON has it."""
    return {
        "text": document.text,
        "tables": [
            [table.span, [[row.span, row.cells, row.is_across] for row in table.rows]]
            for table in document.tables
        ],
    }


def unpacked(answer: dict[str, object]) -> Document:
    tables: list[Table] = []
    for span, rows in answer["tables"]:  # type: ignore[attr-defined]
        held = (
            Row(Span(*own), tuple(cell and Span(*cell) for cell in cells), is_across)
            for own, cells, is_across in rows
        )
        tables.append(Table(Span(*span), tuple(held)))
    return Document(str(answer["text"]), tuple(tables))
