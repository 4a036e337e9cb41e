"""Writing a reading as rows: plans, their outline, sentences, doubts and commitments."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from luoshi.plans.ingest.carry import Ground, carry_over, clear_reading, drop_plans
from luoshi.plans.ingest.doers import Doers, Owners
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
    doers = Doers.of(document.organisation_id)
    before = list(document.plans.order_by("position"))
    starts = [0, *(_first(plan) for plan in reading.plans[1:])]
    ends = [*starts[1:], len(reading.text)]
    made = []
    for position, read in enumerate(reading.plans):
        plan = before[position] if position < len(before) else Plan(document=document, position=position)
        plan.start, plan.end = starts[position], ends[position]
        made.append(_Writer(document, reading, plan, doers).write(read, this_year))
    drop_plans(before[len(made) :])
    return made


def _first(plan: result.Plan) -> int:
    placed: list[Any] = [*plan.sections, *plan.measures, *plan.sentences]
    return min((one.start for one in placed), default=0)


class _Writer:
    """Writes one plan; holds what its parts share."""

    def __init__(self, document: Document, reading: Reading, plan: Plan, doers: Doers) -> None:
        self.document, self.reading, self.plan, self.doers = document, reading, plan, doers
        self.common = {"organisation_id": document.organisation_id}

    def write(self, read: result.Plan, this_year: int) -> Plan:
        """The plan's row and all below it, a handful of statements whatever its length."""
        plan = self.plan
        plan.organisation_id = self.document.organisation_id
        plan.title = (read.title or self.document.name)[:200]
        plan.issuer = (read.organisation or "")[:120]
        plan.is_whole = read.complete
        plan.year = self.document.year or read.year or this_year
        worked = [] if plan._state.adding else clear_reading(plan)
        plan.save()
        bodies: list[result.Measure | result.Sentence] = [*read.measures, *read.sentences]
        self.bodies = sorted(one.start for one in bodies)
        sections = self._sections(read)
        measures = self._measures(read, sections)
        self._sentences(read, measures)
        self._doubts()
        self._commitments(promises_of(read, self.reading.text), measures, worked)
        return plan

    def _sections(self, read: result.Plan) -> dict[int, Section]:
        rows = [
            Section(**self.common, plan=self.plan, number=s.number, title=s.title[:300], **self._heading(s))
            for s in read.sections
        ]
        return {row.number: row for row in Section.objects.bulk_create(rows)}

    def _measures(self, read: result.Plan, sections: dict[int, Section]) -> dict[int, Measure]:
        rows = [
            Measure(
                **self.common,
                plan=self.plan,
                section=sections.get(m.section),
                number=m.number,
                title=m.title[:300],
                **self._heading(m),
            )
            for m in read.measures
        ]
        return {row.number: row for row in Measure.objects.bulk_create(rows)}

    def _heading(self, part: result.Section | result.Measure) -> dict[str, int]:
        """A part's place without its body: up to the first thing that stands in it."""
        after = bisect_right(self.bodies, part.start)
        end = min(part.end, self.bodies[after]) if after < len(self.bodies) else part.end
        return {"start": part.start, "end": part.start + len(self.reading.text[part.start : end].rstrip())}

    def _sentences(self, read: result.Plan, measures: dict[int, Measure]) -> None:
        Sentence.objects.bulk_create(
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
        )

    def _doubts(self) -> None:
        Doubt.objects.bulk_create(
            Doubt(**self.common, plan=self.plan, code=doubt.code, start=doubt.start, end=doubt.end)
            for doubt in self.reading.warnings
            if self.plan.start <= doubt.start < self.plan.end or doubt.start == doubt.end == self.plan.end
        )

    def _commitments(
        self, promises: list[Read], measures: dict[int, Measure], worked: list[Commitment]
    ) -> None:
        owners: dict[Any, Owners] = {}
        rows = []
        for promise in promises:
            measure = measures.get(promise.measure)
            title = measure.title if measure else ""
            owner = self.doers.owners(promise.actor or "", promise.lead, promise.support, title)
            row = self._commitment(promise, measure, owner)
            owners[row.pk] = owner
            rows.append(row)
        ground = Ground(self.reading.text, self.plan, measures.values())
        new = Commitment.objects.bulk_create(carry_over(worked, rows, ground))
        Support.objects.bulk_create(
            Support(**self.common, commitment=row, unit=unit)
            for row in new
            for unit in owners[row.pk].supports
            if unit != owners[row.pk].lead
        )

    def _commitment(self, promise: Read, measure: Measure | None, owner: Owners) -> Commitment:
        return Commitment(
            **self.common,
            plan=self.plan,
            measure=measure,
            position=promise.start,
            start=promise.start,
            end=promise.end,
            quote=promise.quote,
            title=promise.title[:200],
            kind=promise.kind,
            **_facts(promise),
            starts_on=starts_on(promise, self.plan.year),
            each_unit=promise.per_unit or owner.each,
            each_person=promise.per_person,
            actor=(promise.actor or "、".join(promise.lead))[:200],
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
    }
