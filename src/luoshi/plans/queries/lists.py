"""Where plans die: what has no unit or no date, what nobody understood, and what waits for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from luoshi.plans.models import Commitment, CommitmentState, Doubt, FlagState, Plan, PromiseKind

OPEN = Q(state__in=(CommitmentState.READ, *Commitment.SCHEDULED))
WITHOUT_UNIT = OPEN & Q(unit=None, each_unit=False)
WITHOUT_DATE = OPEN & Q(kind=PromiseKind.ONCE, due_on=None, due_text="")
WAITING = Q(flag_state=FlagState.WAITING)
LISTS = {"without-unit": WITHOUT_UNIT, "without-date": WITHOUT_DATE, "legal-review": WAITING}
NOT_UNDERSTOOD = "not-understood"
KINDS = ("without-unit", "without-date", NOT_UNDERSTOOD, "legal-review")


@dataclass(frozen=True, slots=True)
class Gaps:
    """How many stand in each list."""

    without_unit: int = 0
    without_date: int = 0
    not_understood: int = 0
    legal_review: int = 0

    def of(self, kind: str) -> int:
        """The count of the list with that name in addresses."""
        found: int = getattr(self, kind.replace("-", "_"))
        return found

    @property
    def total(self) -> int:
        return sum(self.of(kind) for kind in KINDS)


def gaps(plan: UUID | None = None) -> Gaps:
    """The counts of one plan, or of all plans of the organisation, in one query."""
    found = gaps_by_plan(plan)
    return Gaps(*(sum(one.of(kind) for one in found.values()) for kind in KINDS))


def gaps_by_plan(plan: UUID | None = None) -> dict[UUID, Gaps]:
    """The counts plan by plan, in one query."""
    rows = Plan.objects.all() if plan is None else Plan.objects.filter(pk=plan)
    counted = rows.order_by().values_list(
        "pk",
        *(_count(Commitment.objects.filter(condition)) for condition in (WITHOUT_UNIT, WITHOUT_DATE)),
        _count(Doubt.objects.filter(is_settled=False)),
        _count(Commitment.objects.filter(WAITING)),
    )
    return {key: Gaps(*counts) for key, *counts in counted}


def _count(rows: QuerySet[Commitment] | QuerySet[Doubt]) -> Coalesce:
    """How many of the rows belong to the plan of the query around it."""
    # Count() would group by every column; as a plain function it counts the rows of the subquery.
    number = Func(F("pk"), function="COUNT", output_field=IntegerField())
    of_plan = rows.filter(plan=OuterRef("pk")).order_by().annotate(n=number).values("n")
    return Coalesce(Subquery(of_plan), 0)


def listed(kind: str, plan: UUID | None = None) -> QuerySet[Commitment]:
    """The commitments of a list, in the order of the plans and of their text."""
    rows = Commitment.objects.filter(LISTS[kind]).select_related("plan", "measure", "unit")
    if plan is not None:
        rows = rows.filter(plan=plan)
    return rows.order_by("-plan__year", "plan_id", "position")


def doubts(plan: UUID | None = None) -> QuerySet[Doubt]:
    """What nobody has understood or settled yet, with the text that it stands in."""
    rows = Doubt.objects.filter(is_settled=False).select_related("plan__document")
    if plan is not None:
        rows = rows.filter(plan=plan)
    return rows.order_by("-plan__year", "plan_id", "start")
