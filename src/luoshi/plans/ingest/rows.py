"""A reading as rows: plans, their outline, sentences, doubts and commitments."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from luoshi.plans.ingest.carry import Ground, carry_over, clear_reading, drop_plans
from luoshi.plans.ingest.doers import Doers, Owners
from luoshi.plans.ingest.outline import Rows
from luoshi.plans.models import (
    Commitment,
    Document,
    Doubt,
    FlagState,
    Measure,
    Plan,
    Section,
    Sentence,
    Support,
)
from luoshi.plans.promises import Read, promises_of, starts_on
from luoshi.reading import result
from luoshi.reading.result import Reading


def write_plans(document: Document, reading: Reading, *, this_year: int) -> list[Plan]:
    """Write every plan of the reading, in the transaction of the caller.

    Plans of an earlier reading keep their rows, by their order in the document, with all that people did there.
    """
    before = list(document.plans.order_by("position"))
    made = list(rows_of(document, reading, before, this_year=this_year))
    for rows in made:
        _write(rows, reading.text)
    drop_plans(before[len(made) :])
    return [rows.plan for rows in made]


def rows_of(
    document: Document, reading: Reading, before: Sequence[Plan] = (), *, this_year: int
) -> Iterator[Rows]:
    """The rows of every plan of the reading, unsaved; the plan's own is taken from `before` where one is there."""
    doers = Doers.of(document.organisation_id)
    starts = [0, *(_first(plan) for plan in reading.plans[1:])]
    ends = [*starts[1:], len(reading.text)]
    for position, read in enumerate(reading.plans):
        plan = before[position] if position < len(before) else Plan(document=document, position=position)
        plan.start, plan.end = starts[position], ends[position]
        yield _Maker(document, reading, plan, doers).rows(read, this_year)


def _write(rows: Rows, text: str) -> None:
    """Save them; commitments that people worked on after an earlier reading take their place among the new ones."""
    worked = [] if rows.plan._state.adding else clear_reading(rows.plan)
    rows.plan.save()
    rows.save_text(rows.plan)
    new = carry_over(worked, rows.commitments, Ground(text, rows.plan, rows.measures))
    Commitment.objects.bulk_create(new)
    made = {row.pk for row in new}
    Support.objects.bulk_create(row for row in rows.supports if row.commitment_id in made)


def _first(plan: result.Plan) -> int:
    placed: list[Any] = [*plan.sections, *plan.measures, *plan.sentences]
    return min((one.start for one in placed), default=0)


class _Maker:
    """Makes the rows of one plan; holds what its parts share."""

    def __init__(self, document: Document, reading: Reading, plan: Plan, doers: Doers) -> None:
        self.document, self.reading, self.plan, self.doers = document, reading, plan, doers
        self.common = {"organisation_id": document.organisation_id}

    def rows(self, read: result.Plan, this_year: int) -> Rows:
        """The plan's row and all below it."""
        plan = self.plan
        plan.organisation_id = self.document.organisation_id
        plan.title = (read.title or self.document.name)[:200]
        plan.issuer = (read.organisation or "")[:120]
        plan.is_whole = read.complete
        plan.year = self.document.year or read.year or this_year
        bodies: list[result.Measure | result.Sentence] = [*read.measures, *read.sentences]
        self.bodies = sorted(one.start for one in bodies)
        sections = self._sections(read)
        measures = self._measures(read, sections)
        made = Rows(plan, list(sections.values()), list(measures.values()))
        made.sentences = self._sentences(read, measures)
        made.doubts = self._doubts()
        for promise in promises_of(read, self.reading.text):
            self._promise(promise, measures.get(promise.measure), made)
        return made

    def _sections(self, read: result.Plan) -> dict[int, Section]:
        return {
            s.number: Section(
                **self.common, plan=self.plan, number=s.number, title=s.title[:300], **self._heading(s)
            )
            for s in read.sections
        }

    def _measures(self, read: result.Plan, sections: dict[int, Section]) -> dict[int, Measure]:
        return {
            m.number: Measure(
                **self.common,
                plan=self.plan,
                section=sections.get(m.section),
                number=m.number,
                title=m.title[:300],
                **self._heading(m),
            )
            for m in read.measures
        }

    def _heading(self, part: result.Section | result.Measure) -> dict[str, int]:
        """A part's place without its body: up to the first thing that stands in it."""
        after = bisect_right(self.bodies, part.start)
        end = min(part.end, self.bodies[after]) if after < len(self.bodies) else part.end
        return {"start": part.start, "end": part.start + len(self.reading.text[part.start : end].rstrip())}

    def _sentences(self, read: result.Plan, measures: dict[int, Measure]) -> list[Sentence]:
        return [
            Sentence(
                **self.common,
                plan=self.plan,
                measure=measures.get(s.measure),
                label=s.label,
                flags=list(s.flags),
                start=s.start,
                end=s.end,
            )
            for s in read.sentences
        ]

    def _doubts(self) -> list[Doubt]:
        return [
            Doubt(**self.common, plan=self.plan, code=doubt.code, start=doubt.start, end=doubt.end)
            for doubt in self.reading.warnings
            if self.plan.start <= doubt.start < self.plan.end or doubt.start == doubt.end == self.plan.end
        ]

    def _promise(self, promise: Read, measure: Measure | None, made: Rows) -> None:
        title = measure.title if measure else ""
        owner = self.doers.owners(promise.actor or "", promise.lead, promise.support, title)
        row = self._commitment(promise, measure, owner)
        made.commitments.append(row)
        made.supports += [
            Support(**self.common, commitment=row, unit=unit) for unit in owner.supports if unit != owner.lead
        ]

    def _commitment(self, promise: Read, measure: Measure | None, owner: Owners) -> Commitment:
        begins = starts_on(promise, self.plan.year)
        read = {**_facts(promise), "each_unit": promise.per_unit or owner.each}
        return Commitment(
            **self.common,
            plan=self.plan,
            measure=measure,
            position=promise.start,
            start=promise.start,
            end=promise.end,
            quote=promise.quote,
            **read,
            starts_on=begins,
            as_read={**read, "starts_on": begins and begins.isoformat()},
            unit=owner.lead,
            unit_from=owner.source,
            flags=list(promise.flags),
            flag_state=FlagState.WAITING if promise.flags else FlagState.NONE,
            rule="、".join(promise.rules)[:120],
            confidence=promise.confidence,
        )


def _facts(promise: Read) -> dict[str, Any]:
    every, times = promise.every, promise.times
    return {
        "title": promise.title[:200],
        "kind": promise.kind,
        "every_n": every.n if every else None,
        "every_unit": every.unit if every else "",
        "times_op": times.op if times else "",
        "times_value": times.value if times else None,
        "times_max": times.max if times else None,
        "times_unit": times.unit if times else "",
        "total": promise.total.value if promise.total else None,
        "threshold": (promise.threshold or "")[:200],
        "due_text": (promise.due or "")[:60],
        "product": (promise.product or "")[:200],
        "each_person": promise.per_person,
        "actor": (promise.actor or "、".join(promise.lead))[:200],
    }
