"""The side-by-side page: the issued text, and its commitments in the groups in which one goes through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from luoshi.plans.models import (
    Commitment,
    CommitmentState,
    Doubt,
    FlagState,
    Measure,
    Plan,
    PromiseKind,
    Section,
    Sentence,
    Support,
)
from luoshi.plans.paper import Mark, Marks, Paper
from luoshi.plans.queries.account import Account, account_of

# Of ten items that a rule makes, at most one is wrong: below that somebody looks first. A rule that was seen
# less than eight times is below it, however often it was right.
SURE = 0.9


@dataclass(slots=True)
class Group:
    """The commitments of one measure: those with a quantity or a date, and the standing ones, folded."""

    measure: Measure | None
    dated: list[Commitment] = field(default_factory=list)
    standing: list[Commitment] = field(default_factory=list)

    @property
    def open(self) -> list[Commitment]:
        """Those that one key confirms, standing ones too."""
        return [one for one in (*self.dated, *self.standing) if one.goes_with_all]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page shows.

    `lost` are those whose words the corrected text no longer has. `unsure` are those open ones of which the reader
    was not sure; where they come first they are the `doubtful`, else that is empty.
    """

    paper: Paper
    groups: list[Group]
    doubtful: list[Commitment]
    unsure: frozenset[UUID]
    lost: list[Commitment]
    account: Account
    measures: int

    def cards(self) -> Iterator[Commitment]:
        """Every commitment in the order of the page."""
        yield from self.lost
        yield from self.doubtful
        for group in self.groups:
            yield from group.dated
            yield from group.standing

    @property
    def first_open(self) -> Commitment | None:
        """Where one goes on."""
        return next((one for one in self.cards() if one.is_open), None)

    @property
    def standing_open(self) -> int:
        """How many standing ones one key confirms."""
        return sum(one.goes_with_all for one in self.cards() if one.kind == PromiseKind.STANDING)


def rows_of(plan: Plan) -> QuerySet[Commitment]:
    """All with what a card shows; what was merged into another is there for its place in the text."""
    supports = Prefetch("supports", Support.objects.select_related("unit"))
    rows = Commitment.objects.filter(plan=plan).exclude(state=CommitmentState.WITHDRAWN, merged_into=None)
    return rows.select_related("unit", "measure", "served_by").prefetch_related(supports)


def commitments_of(plan: Plan) -> QuerySet[Commitment]:
    """Those that are still somebody's business; what was merged or taken back is left to the history."""
    return rows_of(plan).exclude(state=CommitmentState.WITHDRAWN)


def standing_of(plan: Plan) -> QuerySet[Commitment]:
    """The standing ones that are still to be confirmed, all of the plan."""
    undecided = Q(state=CommitmentState.READ) & ~Q(flag_state=FlagState.WAITING)
    return commitments_of(plan).filter(undecided, kind=PromiseKind.STANDING)


def page_of(plan: Plan, *, doubtful_first: bool = False) -> Page:
    """Everything in six queries, whatever the length of the plan. `plan.document` must be loaded."""
    rows = list(rows_of(plan))
    for row in rows:
        row.plan = plan
    shown = [row for row in rows if row.state != CommitmentState.WITHDRAWN]
    measures = list(Measure.objects.filter(plan=plan))
    sentences = list(Sentence.objects.filter(plan=plan))
    doubts = list(Doubt.objects.filter(plan=plan, is_settled=False))
    marks = Marks(_marks(rows))
    sections = list(Section.objects.filter(plan=plan))
    paper = Paper(plan.document.text, sections, measures, sentences, marks, doubts)
    lost = [row for row in shown if _is_lost(row)]
    unsure = _unsure(shown, sentences, marks, doubts)
    doubtful = [row for row in shown if row.pk in unsure] if doubtful_first else []
    apart = {row.pk for row in (*lost, *doubtful)}
    groups = _groups((row for row in shown if row.pk not in apart), measures)
    account = account_of(sentences, marks, shown, doubts)
    return Page(paper, groups, doubtful, unsure, lost, account, len(measures))


def _is_lost(row: Commitment) -> bool:
    return row.start is None and not row.by_hand


def _unsure(
    shown: Iterable[Commitment], sentences: Iterable[Sentence], marks: Marks, doubts: Sequence[Doubt]
) -> frozenset[UUID]:
    """The open ones by a rule that is often wrong, or of a sentence with something that was not understood."""
    doubted = {
        mark.commitment.pk
        for sentence in sentences
        if any(doubt.start < sentence.end and sentence.start < doubt.end for doubt in doubts)
        for mark in marks.over(sentence.start, sentence.end)
    }
    return frozenset(
        row.pk
        for row in shown
        if row.is_open and not _is_lost(row)
        if row.pk in doubted or (row.confidence is not None and row.confidence < SURE)
    )


def _marks(rows: Iterable[Commitment]) -> Iterator[Mark]:
    """Where each stands in the text; the words of one that was merged belong to the one that took it in."""
    known = {row.pk: row for row in rows}
    for row in known.values():
        owner: Commitment | None = row
        while owner and owner.state == CommitmentState.WITHDRAWN:
            owner = known.get(owner.merged_into_id) if owner.merged_into_id else None
        if owner and row.start is not None and row.end is not None:
            yield Mark(row.start, row.end, owner)


def _groups(commitments: Iterable[Commitment], measures: Iterable[Measure]) -> list[Group]:
    groups: dict[object, Group] = {None: Group(None)}
    groups |= {measure.pk: Group(measure) for measure in measures}
    for commitment in commitments:
        group = groups[commitment.measure_id]
        (group.standing if commitment.kind == PromiseKind.STANDING else group.dated).append(commitment)
    return [group for group in groups.values() if group.dated or group.standing]
