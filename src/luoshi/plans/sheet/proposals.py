"""What a sheet that was sent back would change, in a form that is kept until someone confirms it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from luoshi.papers.words import Words


@dataclass(frozen=True, slots=True)
class Proposal:
    """One row: its printed number, and the fields that it sets, as JSON; unit and supports by their keys.

    `commitment` and `version` name what it changes; both are None where it adds one.
    """

    number: int
    new: dict[str, Any]
    commitment: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that is left out, the column that is wrong, and what to do, in both languages."""

    number: int
    column: str
    zh: str
    en: str

    @classmethod
    def of(cls, number: int, column: str, message: Words) -> RowFault:
        return cls(number, column, message.zh, message.en)


@dataclass(slots=True)
class Proposals:
    """A whole sheet. `missing`: commitments that it does not list; nothing happens to them.

    `fixed`: rows in which words of the plan itself were changed, which is not taken over.
    """

    changes: list[Proposal] = field(default_factory=list)
    added: list[Proposal] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    fixed: list[int] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    unchanged: int = 0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Proposals:
        rows = {name: [Proposal(**row) for row in data[name]] for name in ("changes", "added")}
        return cls(**{**data, **rows, "faults": [RowFault(**fault) for fault in data["faults"]]})
