"""A sheet that was sent back, held against the commitments as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from luoshi.papers.sheet import Cell, Row, SheetRows
from luoshi.papers.words import Language
from luoshi.plans.models import Commitment, CommitmentState, Measure, Plan, PromiseKind
from luoshi.plans.queries.lists import OPEN
from luoshi.plans.sheet.cells import Cells, Fields
from luoshi.plans.sheet.faults import LISTED_ALREADY, NOT_HERE, NOT_LISTED, UNKNOWN_MEASURE, CellFault
from luoshi.plans.sheet.proposals import Proposal, Proposals, RowFault
from luoshi.plans.sheet.rows import in_sheet, row_of

TAKEN = ("title", "frequency", "due", "lead", "support", "note")
FIXED = ("section", "measure", "quote")
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Comparison:
    """One sheet against one plan; `plan` with its measures is read once."""

    def __init__(self, plan: Plan, cells: Cells) -> None:
        self.plan, self.cells = plan, cells
        self.listed = {str(row.pk): row for row in in_sheet(plan)}
        self.others = set(
            map(str, Commitment.objects.filter(plan=plan).exclude(OPEN).values_list("pk", flat=True))
        )
        measures = Measure.objects.filter(plan=plan)
        self.measures = {name: one for one in measures for name in (str(one), one.title, str(one.number))}
        self.titles = {(row.measure_id, row.title) for row in self.listed.values()}

    def propose(self, sheet: SheetRows) -> Proposals:
        """All changes, additions and faults of the sheet, in its order."""
        found = Proposals(unknown=list(sheet.unknown))
        found.faults += [RowFault.of(fault.row, fault.column, fault.message) for fault in sheet.faults]
        for row in sheet.sound:
            self._row(row, found)
        named = {_text(row.cells.get("identifier")) for row in sheet.rows}
        found.missing = [key for key in self.listed if key not in named]
        found.faults.sort(key=lambda fault: fault.number)
        return found

    def _row(self, row: Row, found: Proposals) -> None:
        key = _text(row.cells.get("identifier"))
        commitment = self.listed.get(_as_key(key))
        try:
            if commitment:
                self._change(row, commitment, found)
            elif not key:
                found.added.append(Proposal(row.number, self._new(row)))
            else:
                raise _At("identifier", NOT_LISTED if _as_key(key) in self.others else NOT_HERE)
        except _At as fault:
            found.faults.append(RowFault.of(row.number, fault.column, fault.message))

    def _change(self, row: Row, commitment: Commitment, found: Proposals) -> None:
        before = [row_of(commitment, language) for language in LANGUAGES]
        if any(_differs(row.cells, before, name) for name in FIXED):
            found.fixed.append(row.number)
        new: Fields = {}
        for name in TAKEN:
            if _differs(row.cells, before, name):
                new |= self._read(name, row, commitment)
        new |= _dated(new, commitment)
        if new:
            found.changes.append(Proposal(row.number, new, str(commitment.pk), commitment.version))
        else:
            found.unchanged += 1

    def _new(self, row: Row) -> dict[str, Any]:
        """The fields of a commitment that the sheet adds."""
        name = _text(row.cells.get("measure"))
        measure = self.measures.get(name)
        if name and measure is None:
            raise _At("measure", UNKNOWN_MEASURE.filled(name=name[:60]))
        blank = Commitment(plan=self.plan, kind=PromiseKind.STANDING, state=CommitmentState.READ)
        new: Fields = {"kind": PromiseKind.STANDING, "quote": _text(row.cells.get("quote"))}
        for column in TAKEN:
            if _text(row.cells.get(column)):
                new |= self._read(column, row, blank)
        new |= _dated(new, blank)
        if (measure and measure.pk, new["title"]) in self.titles:
            raise _At("title", LISTED_ALREADY)
        return {**new, "measure": str(measure.pk) if measure else None}

    def _read(self, column: str, row: Row, commitment: Commitment) -> Fields:
        try:
            return self.cells.read(column, _text(row.cells[column]), commitment)
        except CellFault as fault:
            raise _At(column, fault.message) from fault


def _dated(new: Fields, commitment: Commitment) -> Fields:
    """A standing duty that is given a date is owed once."""
    has_date = new.get("due_on") or new.get("due_text")
    is_standing = new.get("kind", commitment.kind) == PromiseKind.STANDING
    return {"kind": PromiseKind.ONCE} if has_date and is_standing else {}


class _At(CellFault):
    """A fault with its column."""

    def __init__(self, column: str, message: Any) -> None:
        super().__init__(message)
        self.column = column


def _differs(cells: Mapping[str, Cell], before: list[dict[str, Cell]], name: str) -> bool:
    """Whether a cell says something else than the sheet in either language; no column says nothing."""
    return name in cells and _text(cells[name]) not in {_text(row[name]) for row in before}


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).replace("\r\n", "\n").strip()


def _as_key(text: str) -> str:
    """The identifier as the program writes it; anything else is nobody's."""
    try:
        return str(UUID(text))
    except ValueError:
        return ""
