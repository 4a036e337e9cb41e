"""What an uploaded sheet says, in a form that travels from the preview to the confirmation.

Nothing is kept on the server between the two: the page carries the rows, signed for one person.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.core import signing

from luoshi.papers import sheet as papers
from luoshi.papers.sheet import Sheet

LIFETIME = 24 * 3600


class Signer(Protocol):
    """For whom a preview is signed: a person, or someone without an account."""

    @property
    def pk(self) -> UUID: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A row by the keys of its columns: texts stripped, dates as ISO has them, None where blank or faulty."""

    number: int
    cells: dict[str, Any]

    def text(self, key: str) -> str | None:
        value = self.cells.get(key)
        return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a row is left out, in both languages where the reader of the sheet said so, else in `en` alone."""

    number: int
    heading: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Upload:
    """The sound lines and the troubles of a sheet."""

    lines: tuple[Line, ...]
    troubles: tuple[Trouble, ...]

    def signed(self, kind: str, person: Signer, **more: Any) -> str:
        """As text for a hidden field."""
        return signing.dumps({**asdict(self), **more}, salt=_salt(kind, person), compress=True)


def unsigned(text: str, kind: str, person: Signer) -> tuple[Upload, dict[str, Any]]:
    """The upload and whatever was signed with it. Raises BadSignature."""
    data = signing.loads(text, salt=_salt(kind, person), max_age=LIFETIME)
    lines = tuple(Line(**line) for line in data.pop("lines"))
    return Upload(lines, tuple(Trouble(**trouble) for trouble in data.pop("troubles"))), data


def read_upload(sheet: Sheet, data: bytes) -> Upload:
    """An xlsx, xls, ods or csv file. Raises a PaperError."""
    found, headings = papers.read(sheet, data), {column.key: column.heading for column in sheet.columns}
    lines = (Line(row.number, {key: _plain(cell) for key, cell in row.cells.items()}) for row in found.sound)
    troubles = (
        Trouble(fault.row, headings.get(fault.column, ""), fault.message.zh, fault.message.en)
        for fault in found.faults
    )
    return Upload(tuple(lines), tuple(troubles))


def _plain(cell: papers.Cell) -> Any:
    if isinstance(cell, str):
        return cell.strip() or None
    return cell.isoformat() if isinstance(cell, date) else cell


def _salt(kind: str, person: Signer) -> str:
    return f"luoshi.import.{kind}.{person.pk}"
