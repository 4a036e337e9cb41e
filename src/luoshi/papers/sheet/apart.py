"""Reads a spreadsheet's cells in a process of its own, within a limit of memory and time.

A forged count or reference of a few bytes makes calamine ask for more memory than there is, which ends the
process at once (calamine issues 174 and 693). There are too many such places to check before; so it is
another process that ends, and the file is called damaged.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from luoshi.papers.errors import DamagedFile, EncryptedFile, SheetTooLarge
from luoshi.papers.sheet.apart_main import ENCRYPTED, TOO_LARGE
from luoshi.papers.sheet.cells import Stored

SCRIPT = Path(__file__).with_name("apart_main.py")
SECONDS = 30


def visible_sheets(data: bytes, most_rows: int) -> list[tuple[str, list[list[Stored]]]]:
    """Name and rows of each, from the first row on. Raises DamagedFile, EncryptedFile or SheetTooLarge."""
    command = [sys.executable, "-I", str(SCRIPT), str(most_rows)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and script
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DamagedFile from error
    if done.returncode == ENCRYPTED:
        raise EncryptedFile
    if done.returncode == TOO_LARGE:
        raise SheetTooLarge(limit=most_rows)
    if done.returncode:
        raise DamagedFile
    found = json.loads(done.stdout)
    return [(name, [[_stored(cell) for cell in row] for row in rows]) for name, rows in found]


def _stored(cell: Any) -> Stored:
    if isinstance(cell, dict):
        text = cell["day"]
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return cell  # type: ignore[no-any-return]
