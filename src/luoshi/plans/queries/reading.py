"""The side-by-side page: the issued text, and its commitments in the groups in which one goes through them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from luoshi.plans.models import Commitment, CommitmentState, Doubt, FlagState, Measure, Plan, PromiseKind, Section, Sentence
from luoshi.plans.paper import Paper


@dataclass(slots=True)
class Group:
    """The commitments of one measure: those with a quantity or a date, and the standing ones, folded."""

    measure: Measure | None
    dated: list[Commitment] = field(default_factory=list)
    standing: list[Commitment] = field(default_factory=list)

    @property
    def dated_open(self) -> list[Commitment]:
        """Those that one key confirms."""
        return [one for one in self.dated if _is_open(one)]

    @property
    def standing_open(self) -> list[Commitment]:
        """The same among the folded ones."""
        return [one for one in self.standing if _is_open(one)]


def _is_open(commitment: Commitment) -> bool:
    return commitment.state == CommitmentState.READ and commitment.flag_state != FlagState.WAITING


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page shows."""

    paper: Paper
    groups: list[Group]
    lost: list[Commitment]
    accounted: int
    body: int


def commitments_of(plan: Plan) -> QuerySet[Commitment]:
    """Those that are still somebody's business; what was merged or taken back is left to the history."""
    return (
        Commitment.objects.filter(plan=plan)
        .exclude(state=CommitmentState.WITHDRAWN)
        .select_related("unit", "measure", "plan")
        .prefetch_related("supports__unit")
    )


def page_of(plan: Plan) -> Page:
    """Everything in seven queries, whatever the length of the plan. `plan.document` must be loaded."""
    commitments = list(commitments_of(plan))
    measures = list(Measure.objects.filter(plan=plan))
    sentences = list(Sentence.objects.filter(plan=plan))
    doubts = list(Doubt.objects.filter(plan=plan, is_settled=False))
    placed = [one for one in commitments if one.start is not None]
    paper = Paper(
        plan.document.text, list(Section.objects.filter(plan=plan)), measures, sentences, placed, doubts
    )
    lost = [one for one in commitments if one.start is None and not one.by_hand]
    body = sum(sentence.end - sentence.start for sentence in sentences)
    unread = sum(doubt.end - doubt.start for doubt in doubts)
    shown = [one for one in commitments if one not in lost]
    return Page(paper, _groups(shown, measures), lost, max(0, body - unread), body)


def _groups(commitments: Iterable[Commitment], measures: Iterable[Measure]) -> list[Group]:
    groups: dict[object, Group] = {None: Group(None)}
    groups |= {measure.pk: Group(measure) for measure in measures}
    for commitment in commitments:
        group = groups[commitment.measure_id]
        (group.standing if commitment.kind == PromiseKind.STANDING else group.dated).append(commitment)
    return [group for group in groups.values() if group.dated or group.standing]
