"""What an offered sheet would change, in the reader's language."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from luoshi.plans.breakdown import breakdown_in
from luoshi.plans.models import Commitment, Plan, SheetImport
from luoshi.plans.sheet.compare import TAKEN
from luoshi.plans.sheet.proposals import Proposal, Proposals
from luoshi.plans.sheet.rows import row_of
from luoshi.plans.sheet.values import Values
from luoshi.plans.words import language


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell: its heading, what it says, what it would say."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row that changes or adds something; `is_stale` where it was changed here since the upload."""

    number: int
    title: str
    differences: list[Difference]
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class ShownFault:
    number: int
    heading: str
    message: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole sheet."""

    changes: list[ShownRow]
    added: list[ShownRow]
    faults: list[ShownFault]
    missing: list[Commitment]
    fixed: list[int]
    unknown: list[str]
    unchanged: int

    @property
    def is_stale(self) -> bool:
        return any(row.is_stale for row in self.changes)

    @property
    def total(self) -> int:
        return len(self.changes) + len(self.added)


def preview_of(offered: SheetImport) -> Preview:
    """Everything in six queries. `offered.plan` must be loaded."""
    found = Proposals.from_json(offered.rows)
    rows = (
        Commitment.objects.filter(plan=offered.plan)
        .select_related("unit", "plan", "measure__section")
        .prefetch_related("supports__unit")
    )
    known = {str(row.pk): row for row in rows}
    values, said = Values.of(offered.plan), language()
    headings = {column.key: column.heading for column in breakdown_in(said).columns}
    return Preview(
        changes=[
            _changed(one, known[one.commitment], values) for one in found.changes if one.commitment in known
        ],
        added=[_added(one, offered.plan, values) for one in found.added],
        faults=[
            ShownFault(one.number, headings.get(one.column, ""), one.zh if said == "zh" else one.en)
            for one in found.faults
        ],
        missing=[known[key] for key in found.missing if key in known],
        fixed=found.fixed,
        unknown=found.unknown,
        unchanged=found.unchanged,
    )


def _changed(proposal: Proposal, commitment: Commitment, values: Values) -> ShownRow:
    before = row_of(commitment, language())
    after = _after(copy(commitment), proposal.new, values)
    is_stale = commitment.version != proposal.version
    return ShownRow(proposal.number, commitment.title, differences(before, after), is_stale)


def _added(proposal: Proposal, plan: Plan, values: Values) -> ShownRow:
    blank = Commitment(plan=plan)
    after = _after(blank, {**proposal.new, "supports": proposal.new.get("supports", [])}, values)
    return ShownRow(proposal.number, blank.title, differences({}, after, but="title"))


def _after(commitment: Commitment, new: dict[str, Any], values: Values) -> dict[str, Any]:
    """The row as it would stand; `commitment` is a copy that nobody saves."""
    fields, supports = values.fields(new)
    for name, value in fields.items():
        setattr(commitment, name, value)
    return row_of(commitment, language(), supports)


def differences(before: dict[str, Any], after: dict[str, Any], but: str = "") -> list[Difference]:
    """The cells in which two rows differ, under their headings; the column `but` is left out."""
    headings = {column.key: column.heading for column in breakdown_in(language()).columns}
    names = [
        name
        for name in ("measure", *TAKEN)
        if name != but and (before.get(name) or "") != (after[name] or "")
    ]
    return [Difference(headings[name], str(before.get(name) or ""), str(after[name] or "")) for name in names]


def imports_of(plan: Plan) -> QuerySet[SheetImport]:
    """The latest sheets that were sent back."""
    return SheetImport.objects.filter(plan=plan).select_related("by").defer("rows").order_by("-at")[:10]
