"""What the legal reviewer goes through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr

from luoshi.plans.models import Commitment, CommitmentState, FlagState, Sentence

# Words under which a plan speaks of people; the list is long on purpose, since the reader misses some.
PEOPLE = (
    *(
        "人员",
        "干部",
        "职工",
        "员工",
        "个人",
        "思想",
        "言行",
        "表现",
        "谈心",
        "家庭",
        "档案",
        "承诺书",
        "舆情",
    ),
    *("言论", "帖文", "评价", "评优", "处分", "问责", "扣发", "举报", "摸排", "隐私", "信仰", "亲属"),
)


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole sentences around a commitment's words, which may be but a part of them."""

    before: str
    words: str
    behind: str


def _rows() -> QuerySet[Commitment]:
    return Commitment.objects.exclude(state=CommitmentState.WITHDRAWN).select_related(
        "plan", "measure", "unit"
    )


def waiting() -> QuerySet[Commitment]:
    """Flagged and not decided."""
    return _rows().filter(flag_state=FlagState.WAITING).order_by("plan__year", "plan_id", "position")


def decided() -> QuerySet[Commitment]:
    """The latest decisions."""
    closed = (FlagState.CLEARED, FlagState.NARROWED, FlagState.DECLINED)
    return _rows().filter(flag_state__in=closed).order_by("-plan__year", "plan_id", "position")[:100]


def about_people() -> QuerySet[Commitment]:
    """Not flagged, but about people by their words: for a look of the reviewer's own."""
    words = Q()
    for word in PEOPLE:
        words |= Q(quote__contains=word)
    return (
        _rows().filter(words, flag_state=FlagState.NONE).order_by("-plan__year", "plan_id", "position")[:300]
    )


def sentences_of(commitments: Sequence[Commitment]) -> dict[UUID, Whole]:
    """Each commitment's sentences as they stand in the text, in one query; those without a place are left out."""
    placed = [one for one in commitments if one.start is not None and one.end is not None]
    if not placed:
        return {}
    by_plan: dict[UUID, list[Any]] = defaultdict(list)
    plans = {one.plan_id for one in placed}
    length = F("end") - F("start")
    sentences = Sentence.objects.filter(plan__in=plans, start__lt=max(one.end or 0 for one in placed))
    for row in sentences.annotate(words=Substr("plan__document__text", F("start") + 1, length)):
        by_plan[row.plan_id].append(row)
    return {one.pk: whole for one in placed if (whole := _whole(one, by_plan[one.plan_id]))}


def _whole(commitment: Commitment, sentences: Sequence[Any]) -> Whole | None:
    start, end = commitment.start or 0, commitment.end or 0
    around = [one for one in sentences if one.start < end and start < one.end]
    if not around:
        return None
    before = around[0].words[: max(0, start - around[0].start)]
    behind = around[-1].words[max(0, end - around[-1].start) :]
    return Whole(before, commitment.quote, behind)
