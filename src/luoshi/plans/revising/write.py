"""Writing a comparison that was confirmed, in the transaction of the caller."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from luoshi.foundation.keys import new_key
from luoshi.organisation.models import Person, Unit
from luoshi.plans.actions.change import change
from luoshi.plans.actions.shape import make
from luoshi.plans.alignment import Pair
from luoshi.plans.alignment.pairs import bare
from luoshi.plans.ingest.outline import Rows, remove_text
from luoshi.plans.models import Commitment, Document, Revision
from luoshi.plans.revising.comparison import Comparison
from luoshi.plans.revising.fields import fields_of
from luoshi.plans.revising.outcomes import Outcome
from luoshi.plans.states import withdrawn

# Where a commitment stands and how it was read there: put back as a whole, and no change that people made.
PLACE = ("start", "end", "position", "measure_id", "quote", "actor", "as_read")
COLUMNS = [name.removesuffix("_id") for name in PLACE]
OF_TEXT = ("title", "start", "end", "is_whole")


def exchange_text(revision: Revision, document: Document) -> None:
    """Put the text that waits beside the plan in force; the one in force waits there from now on.

    What was read of the revised text stays with the revision either way.
    """
    plan, coming = revision.plan, Rows.load(revision.rows)
    going = Rows.of_text(plan)
    going.commitments, going.supports = coming.commitments, coming.supports
    revision.rows = going.dump()
    remove_text(plan)
    for name in OF_TEXT:
        setattr(plan, name, getattr(coming.plan, name))
    plan.document = document
    plan.save(update_fields=["document", *OF_TEXT])
    coming.save_text(plan)


def put_places_back(revision: Revision) -> None:
    """Give the commitments their places in the former text, whose rows are there again."""
    rows = Commitment.objects.filter(plan=revision.plan).in_bulk()
    known = {rows[UUID(key)]: place for key, place in revision.places.items() if place and UUID(key) in rows}
    for row, place in known.items():
        for name, value in zip(PLACE, place, strict=True):
            setattr(row, name, value)
    Commitment.objects.bulk_update(known, COLUMNS)


@dataclass(slots=True)
class Writer:
    """Writes one revision as one step."""

    revision: Revision
    comparison: Comparison
    person: Person
    step: UUID
    units: dict[UUID, Unit] = field(default_factory=dict)

    def write(self) -> None:
        """The text, the place of each commitment in it, and what the new words change, drop and add."""
        self.units = Unit.objects.in_bulk()
        rows = list(Commitment.objects.filter(plan=self.revision.plan))
        self.revision.places = {str(row.pk): [_plain(getattr(row, name)) for name in PLACE] for row in rows}
        self._settle_doubts()
        exchange_text(self.revision, self.revision.document)
        self._place({row.pk: row for row in rows})
        for outcome in self.comparison.outcomes:
            self._change(outcome)
        self.revision.save(update_fields=["replaced", "step", "by", "at", "rows", "places", "lines"])

    def _settle_doubts(self) -> None:
        """What somebody has looked at needs no second look under the same words."""
        old, new = self.comparison.texts
        settled = {
            (doubt.code, bare(old.text[doubt.start : doubt.end]))
            for doubt in self.comparison.old.doubts
            if doubt.is_settled
        }
        coming = Rows.load(self.revision.rows)
        for doubt in coming.doubts:
            doubt.is_settled = (doubt.code, bare(new.text[doubt.start : doubt.end])) in settled
        self.revision.rows = coming.dump()

    def _place(self, rows: dict[UUID, Commitment]) -> None:
        """Of every commitment, merged and withdrawn ones too."""
        by_title = {measure.title: measure.pk for measure in self.comparison.new.measures}
        titles = {measure.pk: measure.title for measure in self.comparison.old.measures}
        for row in rows.values():
            row.start = row.end = None
            row.measure_id = by_title.get(titles[row.measure_id]) if row.measure_id in titles else None
        for pair in self._pairs():
            for row in pair.before.key.rows if pair.before else ():
                _set_place(rows[row.pk], pair)
        for outcome in self.comparison.outcomes:
            if outcome.before and outcome.after:
                _set_words(rows[outcome.before.pk], outcome)
        Commitment.objects.bulk_update(rows.values(), COLUMNS)

    def _pairs(self) -> Iterator[Pair]:
        for outcome in self.comparison.outcomes:
            yield from outcome.pairs

    def _change(self, outcome: Outcome) -> None:
        if outcome.before is None:
            self._add(outcome)
        elif outcome.kind == "dropped":
            self._write(outcome.before, "commitment-dropped", withdrawn(outcome.before))
        elif fields := fields_of(outcome):
            self._write(outcome.before, "commitment-altered", fields, self._supports(outcome, fields))

    def _write(
        self,
        row: Commitment,
        verb: str,
        fields: dict[str, Any],
        supports: list[Unit] | None = None,
    ) -> None:
        change(commitment=row, person=self.person, verb=verb, batch=self.step, supports=supports, **fields)

    def _supports(self, outcome: Outcome, fields: dict[str, Any]) -> list[Unit] | None:
        """Those that the new words name, where they name another lead unit."""
        return self._helpers(outcome) if "unit" in fields else None

    def _helpers(self, outcome: Outcome) -> list[Unit]:
        key = outcome.after and outcome.after.pk
        named = (one.unit_id for one in self.comparison.new.supports if one.commitment_id == key)
        return [self.units[unit] for unit in named if unit in self.units]

    def _add(self, outcome: Outcome) -> None:
        row = outcome.after
        if row is None:
            return
        helpers = self._helpers(outcome)
        row.pk, row.plan = new_key(), self.revision.plan
        self.revision.places[str(row.pk)] = None
        make(row, self.person, self.step, helpers)


def _set_place(row: Commitment, pair: Pair) -> None:
    if pair.after:
        read: Commitment = pair.after.key
        row.start, row.end, row.position, row.measure_id = (
            read.start,
            read.end,
            read.position,
            read.measure_id,
        )


def _set_words(row: Commitment, outcome: Outcome) -> None:
    """The words as the new text has them; where they are others, the step itself writes them and tells so."""
    if outcome.kind != "altered" and outcome.quote:
        row.quote = outcome.quote
    if row.as_read and outcome.after and outcome.after.as_read:
        row.as_read, row.actor = outcome.after.as_read, outcome.after.actor


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
