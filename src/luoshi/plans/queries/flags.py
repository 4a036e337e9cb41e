"""What the legal reviewer goes through."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from luoshi.plans.models import Commitment, CommitmentState, FlagState

# Words under which a plan speaks of people; the list is long on purpose, since the reader misses some.
PEOPLE = ("人员", "干部", "职工", "员工", "个人", "思想", "言行", "表现", "谈心", "家庭", "档案", "承诺书", "舆情", "言论")


def _rows() -> QuerySet[Commitment]:
    return Commitment.objects.exclude(state=CommitmentState.WITHDRAWN).select_related("plan", "measure", "unit")


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
    return _rows().filter(words, flag_state=FlagState.NONE).order_by("-plan__year", "plan_id", "position")[:300]
