"""All commitments of a plan, in the order of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from luoshi.plans.promises.acts import Act, acts_of
from luoshi.plans.promises.clauses import Clause, clauses_of
from luoshi.plans.promises.doers import doer_of, duty_for, is_per_person, is_per_unit
from luoshi.plans.promises.events import always_waits, waits, waits_in_due
from luoshi.plans.promises.lexicon import LASTING
from luoshi.plans.promises.read import Read
from luoshi.plans.promises.starting import is_start, only_starts, start_of
from luoshi.plans.promises.titles import main_clause, title_of, title_of_clause
from luoshi.reading.result import Item, Plan, Sentence
from luoshi.schedule import PromiseKind

LEADS = ("recurring", "quota", "threshold", "deliverable", "deadline", "vague")  # the item that names the act


def promises_of(plan: Plan, text: str) -> list[Read]:
    """What the plan promises; `text` is the reading's text, into which all places point."""
    found: list[Read] = []
    by_sentence = _by_sentence(plan)
    for index, sentence in enumerate(plan.sentences):
        found += _Sentence(plan, text, index, sentence, by_sentence[index]).commitments()
    for item in by_sentence[None]:
        outside = _Sentence(plan, text, None, Sentence(item.measure, item.start, item.end, "action"), [item])
        found += outside.commitments()
    return [_with_duty(read, plan, found) for read in sorted(found, key=lambda read: (read.start, read.end))]


def _by_sentence(plan: Plan) -> dict[int | None, list[Item]]:
    """The items of each sentence; those outside all of them under None."""
    order = sorted(range(len(plan.sentences)), key=lambda index: plan.sentences[index].start)
    starts = [plan.sentences[index].start for index in order]
    found: dict[int | None, list[Item]] = defaultdict(list)
    for item in plan.items:
        place = bisect_right(starts, item.start) - 1
        index = order[place] if place >= 0 else None
        inside = index is not None and item.start < plan.sentences[index].end
        found[index if inside else None].append(item)
    return found


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with its items, and what is promised in it."""

    plan: Plan
    text: str
    index: int | None
    sentence: Sentence
    items: Sequence[Item]

    def commitments(self) -> list[Read]:
        acts, limits = acts_of(self.items)
        acts = [act for act in acts if not only_starts(self.text[act.start : act.end])] or acts
        found = [self._act(act) for act in acts]
        if not acts and (limits or self.sentence.label == "action"):
            found += self._without_act(limits)
        if found:
            found += self._events(found)
        ends = [self.sentence.start, *(read.end for read in found)]
        return [
            self._dated(self._begun(read, after), found) for read, after in zip(found, ends, strict=False)
        ]

    def _act(self, act: Act) -> Read:
        lead = next(item for kind in LEADS for item in act.items if item.kind == kind)
        due = next((item.due for item in [lead, *act.items] if item.due), None) or _lasting(lead)
        kind = _kind(lead, due)
        quota, document = act.first("quota"), act.first("deliverable")
        limits = [item.quote for item in [*act.items, *act.conditions] if item.kind == "threshold"]
        actor = lead.actor or next((item.actor for item in act.items if item.actor), None)
        read = self._read(act.start, act.end, [*act.items, *act.conditions], actor, kind)
        return replace(
            read,
            title=title_of(lead, self.items, self.text, (self.sentence.start, self.sentence.end), due),
            every=lead.every if kind == "recurring" else None,
            times=lead.times,
            total=quota.times if quota and lead is not quota else None,
            due=due,
            threshold="；".join(limits) or None,
            product=document.title if document else None,
        )

    def _without_act(self, limits: list[Item]) -> list[Read]:
        """An action without any item, or with limits alone: one commitment, named by its main clause."""
        clauses = clauses_of(self.text, self.sentence.start, self.sentence.end)
        if not clauses:
            return []
        limited = bool(limits) and limits[0].start < clauses[0].end
        main = clauses[0] if limited else main_clause(clauses)
        at_event = any(waits(clause.text) for clause in clauses if clause.start <= main.start)
        kind: PromiseKind = "on_event" if at_event else "standing"
        actor = next((item.actor for item in limits if item.actor), None) or doer_of(main.text)
        read = self._read(clauses[0].start, self._before_events(clauses), limits, actor, kind)
        threshold = "；".join(item.quote for item in limits) or None
        return [replace(read, title=title_of_clause(main.text, actor), threshold=threshold)]

    def _before_events(self, clauses: Sequence[Clause]) -> int:
        """Where the sentence's own act ends: before the clauses that wait for an event outright."""
        first = next((index for index, one in enumerate(clauses) if index and always_waits(one.text)), 0)
        return clauses[first - 1].end

    def _events(self, found: Sequence[Read]) -> Iterator[Read]:
        """Clauses beside the acts that wait for an event outright: 每逢节假日前组织检查."""
        for clause in clauses_of(self.text, self.sentence.start, self.sentence.end):
            covered = any(read.start < clause.end and clause.start < read.end for read in found)
            if always_waits(clause.text) and not covered:
                actor = doer_of(clause.text)
                read = self._read(clause.start, clause.end, [], actor, "on_event")
                yield replace(read, title=title_of_clause(clause.text, actor))

    def _read(
        self, start: int, end: int, items: Sequence[Item], actor: str | None, kind: PromiseKind
    ) -> Read:
        quote = self.text[start:end]
        sure = [item.confidence for item in items if item.confidence is not None]
        return Read(
            measure=self.sentence.measure,
            sentence=self.index,
            start=start,
            end=end,
            quote=quote,
            title=quote,
            kind=kind,
            actor=actor,
            per_unit=is_per_unit(actor, quote),
            per_person=is_per_person(actor, quote),
            flags=self.sentence.flags,
            rules=tuple(dict.fromkeys(item.rule for item in items if item.rule)),
            confidence=min(sure, default=None),
        )

    def _begun(self, read: Read, after: int) -> Read:
        """What is done again and again, or counted, may begin during the year; `after` is the end of the act before."""
        if read.kind not in ("recurring", "quota"):
            return read
        starts = start_of(self.text, after, read.start, read.end)
        return replace(read, starts=starts, due=None if is_start(read.due) else read.due)

    def _dated(self, read: Read, found: Sequence[Read]) -> Read:
        """A document or rate without a date takes the one before it in its sentence, which governs it."""
        if read.kind != "once" or read.due:
            return read
        dated = (one for one in found if one.kind in ("once", "quota") and one.end <= read.start)
        before = [one.due for one in dated if one.due]
        return replace(read, due=before[-1]) if before else read


def _kind(lead: Item, due: str | None) -> PromiseKind:
    if lead.kind == "recurring" and lead.every:
        return "recurring"
    if due and waits_in_due(due):
        return "on_event"
    if lead.kind == "quota" and lead.times:
        return "quota"
    if lead.kind == "vague":
        return "on_event" if waits(lead.quote) else "standing"
    return "once"


def _lasting(lead: Item) -> str | None:
    """A rate of the whole year is measured at its end."""
    return "全年" if lead.kind == "threshold" and "全年" in lead.quote else None


def _with_duty(read: Read, plan: Plan, found: Sequence[Read]) -> Read:
    """Who leads and supports, and the date, by the plan's own annotation of the measure.

    Its date is taken for a once without one, and for the measure's only commitment (the row of a task table).
    """
    duty = duty_for(plan.duties, read.measure, read.start)
    if duty is None:
        return read
    read = replace(read, lead=duty.lead, support=duty.support)
    if not duty.due or read.due or any(word in duty.due for word in LASTING):
        return read
    alone = sum(other.measure == read.measure for other in found) == 1
    if read.kind == "once" or (alone and read.kind in ("standing", "quota")):
        return replace(read, due=duty.due, kind="once" if read.kind == "standing" else read.kind)
    return read
