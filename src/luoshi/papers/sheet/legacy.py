"""The old binary .xls, read in a process of its own.

Nothing can be measured in such a file without reading it, and a forged one asks calamine for more memory
than there is, which ends the process. So another process reads it, within a limit of memory and time, and
prints JSON.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from ..errors import DamagedFile, EncryptedFile, SheetTooLarge
from .cells import Stored

MEMORY = 1 << 30
SECONDS = 30
ENCRYPTED, TOO_LONG = 3, 4


def sheets(data: bytes, most_rows: int) -> list[tuple[str, list[list[Stored]]]]:
    """The visible sheets by name. Raises DamagedFile, EncryptedFile or SheetTooLarge."""
    command = [sys.executable, "-m", __name__, str(most_rows)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DamagedFile from error
    if done.returncode == ENCRYPTED:
        raise EncryptedFile
    if done.returncode == TOO_LONG:
        rows, columns = json.loads(done.stdout)
        raise SheetTooLarge(rows=rows, columns=columns, limit=most_rows)
    if done.returncode:
        raise DamagedFile
    return [
        (name, [[_revive(cell) for cell in row] for row in rows]) for name, rows in json.loads(done.stdout)
    ]


def _revive(cell: Any) -> Stored:
    if not isinstance(cell, dict):
        return cell  # type: ignore[no-any-return]
    text = cell["day"]
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _plain(cell: Stored) -> object:
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    return str(cell) if isinstance(cell, time | timedelta) else cell


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none; there the time limit stands alone
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> int:
    """Prints the sheets of standard input as JSON; the argument is the most rows a sheet may have."""
    _limit_memory()
    found = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for about in book.sheets_metadata:
            if about.visible == SheetVisibleEnum.Visible:
                sheet = book.get_sheet_by_name(about.name)
                if sheet.total_height > int(sys.argv[1]):
                    sys.stdout.write(json.dumps([sheet.total_height, sheet.total_width]))
                    return TOO_LONG
                rows = sheet.to_python(skip_empty_area=False)
                found.append((about.name, [[_plain(cell) for cell in row] for row in rows]))
    except PasswordError:
        return ENCRYPTED
    except CalamineError:
        return 1
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
