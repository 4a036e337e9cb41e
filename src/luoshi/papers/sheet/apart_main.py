"""Run as a script by `apart`: the cells of the spreadsheet on standard input, as JSON on standard output.

It imports nothing of the program, so that it starts in a few hundredths of a second.
"""

from __future__ import annotations

import io
import json
import sys
from datetime import date, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

MEMORY = 1 << 30
DAMAGED, ENCRYPTED, TOO_LARGE = 3, 4, 5


def plain(cell: object) -> object:
    """A cell as JSON has it; days and moments as {"day": ISO}, so that they are told from text."""
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    return str(cell) if isinstance(cell, time | timedelta) else cell


def limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none; there the time limit stands alone
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def visible_sheets(data: bytes, most_rows: int) -> list[tuple[str, list[list[object]]]]:
    """Name and rows of each, from the first row of the file on. Raises OverflowError where one is longer."""
    found = []
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for about in book.sheets_metadata:
        if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible:
            sheet = book.get_sheet_by_name(about.name)
            if sheet.total_height > most_rows:
                raise OverflowError
            rows = sheet.to_python(skip_empty_area=False)
            found.append((about.name, [[plain(cell) for cell in row] for row in rows]))
    return found


def main() -> int:
    limit_memory()
    try:
        found = visible_sheets(sys.stdin.buffer.read(), int(sys.argv[1]))
    except OverflowError:
        return TOO_LARGE
    except PasswordError:
        return ENCRYPTED
    except CalamineError:
        return DAMAGED
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
