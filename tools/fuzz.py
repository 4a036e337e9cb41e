"""A fuzzer led by coverage: `python -m tools.fuzz text|docx|bytes FOLDER [-max_total_time=600 …]`.

Needs atheris (`uv sync --group fuzz`). Each input must give a sound reading or a named error within two
seconds of work; FOLDER gathers the inputs that reach new code, and what fails is written beside it by libFuzzer.
The readers that run apart (PDF, spreadsheets) are called directly: a crash inside PDFium or calamine would end
but their own process, and so is not looked for here.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["luoshi.reading"]):
    from luoshi.reading.reader import read_document
    from luoshi.reading.sources import detect, docx, html, markdown, ofd, plain, sheet_cells
    from luoshi.reading.sources.pdf import reader as pdf

from luoshi.reading.document import Document
from luoshi.reading.errors import Unreadable
from luoshi.reading.tests.fuzzed import parts_of_word, prose
from luoshi.reading.tests.sound import check, check_tables
from luoshi.reading.tests.test_hostile import whole

SECONDS = 2.0
READERS = {
    "text": plain, "markdown": markdown, "docx": docx, "ofd": ofd, "html": html, "pdf": pdf,
    "xlsx": sheet_cells, "xls": sheet_cells, "ods": sheet_cells,
}  # fmt: skip


class TooSlow(Exception):
    pass


def as_text(data: bytes) -> Document:
    return plain.document(prose(data).encode())


def as_word(data: bytes) -> Document:
    return docx.document(parts_of_word(data))


def as_bytes(data: bytes) -> Document | None:
    kind = detect.kind_of(data)
    return READERS[kind].document(data) if kind in READERS else None


TARGETS = {"text": as_text, "docx": as_word, "bytes": as_bytes}


def holds(target: str, data: bytes) -> None:
    """Raises where an input breaks what must hold."""
    begun = time.process_time()
    try:
        document = TARGETS[target](data)
        if document is not None:
            check_tables(document)
            check(read_document(document))
    except Unreadable as unreadable:
        unreadable.say("zh")
    took = time.process_time() - begun
    if took > SECONDS:
        raise TooSlow(f"{took:.1f} s")


def main(target: str, folder: str, *options: str) -> None:
    if target == "bytes":
        for kind in ("ofd", "html", "markdown", "csv", "pdf", "xlsx", "docx"):
            Path(folder, kind).write_bytes(whole(kind))
    atheris.Setup([sys.argv[0], *options, folder], lambda data: holds(target, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
