"""What is sent with a write. All of it is bounded, so that nothing fails only in the database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import AnyHttpUrl, ConfigDict, StringConstraints

from luoshi.api.texts import Code, Long, Reason, Text, Title, Word

Quantity = Annotated[Decimal, Field(ge=0, le=999_999_999_999, decimal_places=2)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]


class Asked(Schema):
    """What is not known is refused rather than passed over: a misspelt field would be lost."""

    model_config = ConfigDict(extra="forbid")


class WordIn(Asked):
    word: Word = ""


class AcceptIn(Asked):
    """`is_part`: what is there counts and the rest is still owed."""

    word: Word = ""
    is_part: bool = False


class ReasonIn(Asked):
    reason: Reason


class PieceIn(Asked):
    happened_on: Day
    quantity: Quantity = Decimal(1)


class NoteIn(PieceIn):
    note: Text


class LinkIn(PieceIn):
    url: Annotated[AnyHttpUrl, StringConstraints(max_length=1000)]
    title: Annotated[Word, StringConstraints(max_length=200)] = ""


class OrderIn(Asked):
    title: Title
    text: Long = ""
    due_on: Day
    units: Annotated[list[UUID], Field(min_length=1, max_length=500)]


class ChaserIn(Asked):
    """`answers`: the late ones that it is about."""

    text: Text
    reply_by: Day
    answers: Annotated[list[UUID], Field(min_length=1, max_length=500)]


class ReplyIn(Asked):
    text: Text


class HookIn(Asked):
    """`verbs` of the journal; without any, all."""

    name: Annotated[Title, StringConstraints(max_length=60)]
    address: Annotated[AnyHttpUrl, StringConstraints(max_length=500)]
    verbs: Annotated[
        list[Annotated[str, StringConstraints(pattern=r"^[a-z-]{1,60}$")]], Field(max_length=50)
    ] = Field(default_factory=list)


Value = Long | bool | int | float | None
Values = Annotated[
    dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")], Value], Field(max_length=40)
]


class EntryIn(Asked):
    """A line of a ledger; `values` by the keys of its fields: numbers and texts as they are, days as ISO has them."""

    title: Title
    unit: UUID
    person: UUID | None = None
    level: Code | None = None
    found_on: Day
    due_on: Day | None = None
    source: Annotated[Word, StringConstraints(max_length=120)] = ""
    values: Values = Field(default_factory=dict)
    task: UUID | None = None


class EntryChangeIn(Asked):
    """What is left out stays as it is; null empties."""

    title: Title | None = None
    unit: UUID | None = None
    person: UUID | None = None
    level: Code | None = None
    found_on: Day | None = None
    due_on: Day | None = None
    source: Annotated[Word, StringConstraints(max_length=120)] | None = None
    values: Values = Field(default_factory=dict)


class LookBackIn(Asked):
    """`held`: false opens the line again."""

    held: bool
    word: Reason


class ScreeningIn(Asked):
    """`none_found`: the unit has looked, and there is nothing."""

    none_found: bool = False
