"""Ledgers: what each is, and what is written in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from luoshi.api.outlines.people import PersonOut
from luoshi.api.outlines.work import UnitOut


class LabelOut(Schema):
    """In both languages."""

    zh: str
    en: str


class FieldOut(Schema):
    """A field of a ledger's own; `choices` by code, for a choice alone."""

    key: str
    kind: str
    label: LabelOut
    required: bool
    choices: dict[str, LabelOut]


class StateOut(Schema):
    """A state of its lines; nothing more is to be done about one that is `closed`."""

    code: str
    label: LabelOut
    closed: bool


class StepOut(Schema):
    """From one of `sources` to `target`, `by` unit, office or another: the office where it did not apply itself."""

    name: str
    label: LabelOut
    sources: list[str]
    target: str
    by: str
    needs_word: bool
    needs_proof: bool


class LedgerOut(Schema):
    """A ledger's type in its present version; `look_back` is in months after the close-out, 0 for none."""

    code: str
    version: int = Field(alias="number")
    name: LabelOut
    fields: list[FieldOut]
    levels: dict[str, LabelOut]
    states: list[StateOut]
    steps: list[StepOut]
    look_back: int
    major: str


class CountedOut(Schema):
    """A ledger by code and name, with how its lines stand."""

    code: str = Field(alias="definition.code")
    name: LabelOut = Field(alias="definition.name")
    open: int
    late: int
    closed: int
    look_back: int


class EntryOut(Schema):
    """One line; `values` are those of the ledger's own fields, `version` that of the ledger in which it was written.

    `word` is what was said with the last step. `tasks` are those it came of.
    """

    id: UUID
    ledger: str = Field(alias="code")
    version: int = Field(alias="version.number")
    number: int
    title: str
    unit: UnitOut
    person: PersonOut | None
    state: str
    is_closed: bool
    level: str
    found_on: date
    due_on: date | None
    closed_on: date | None
    look_back_on: date | None
    source: str
    values: dict[str, Any] = Field(alias="data")
    entered_by: PersonOut
    entered_at: datetime
    applied_by: PersonOut | None
    word: str
    tasks: list[UUID]

    @staticmethod
    def resolve_tasks(row: Any) -> list[UUID]:
        """In the order in which they were tied."""
        return [tie.task_id for tie in row.ties.all()]


class AttachmentOut(Schema):
    """A file of a line; its bytes are at `/evidence/{evidence_id}/file`."""

    id: UUID
    evidence_id: UUID
    title: str = Field(alias="evidence.title")
    size: int = Field(alias="evidence.size")
    sha256: str = Field(alias="evidence.sha256")
    media_type: str = Field(alias="evidence.media_type")


class FoundOut(Schema):
    """A line that a screening found."""

    id: UUID
    ledger: str = Field(alias="code")
    number: int
    title: str
    level: str
    state: str
    is_closed: bool


class ScreenedOut(Schema):
    """A unit's answer to a screening; answered without lines means that it found none."""

    answer_id: UUID = Field(alias="answer.id")
    unit: UnitOut | None = Field(alias="answer.unit")
    state: str = Field(alias="answer.state")
    is_answered: bool
    found: list[FoundOut]
