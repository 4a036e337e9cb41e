"""Lists of schemes, and what their pages show."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from luoshi.assessment.demand import demanded
from luoshi.assessment.grading import Band
from luoshi.assessment.models import AppealState, Scheme, SchemeState
from luoshi.organisation.models import Person


def whole_schemes() -> QuerySet[Scheme]:
    """With all that a page of one shows of itself."""
    return Scheme.objects.select_related("commitment__plan", "published_by", "made_by")


def schemes(person: Person) -> QuerySet[Scheme]:
    """Those that the person may see: published ones, and those in preparation that they prepare or mark."""
    rows = Scheme.objects.annotate(
        units=Count("covered", distinct=True),
        waiting=Count(
            "results__appeals", filter=Q(results__appeals__state=AppealState.WAITING), distinct=True
        ),
    )
    rows = rows.order_by("-ends_on", "title", "pk")
    if person.has_perm("assessment.see_drafts"):
        return rows
    mine = Q(pk__in=Scheme.objects.filter(assessors__person=person).order_by().values("pk"))
    return rows.filter(Q(state=SchemeState.PUBLISHED) | mine)


def bands_of(scheme: Scheme) -> list[Band]:
    """Its grades; one query."""
    return [Band(one.name, one.least, one.most) for one in scheme.grades.all()]


@dataclass(frozen=True, slots=True)
class Share:
    """How many percent of the overall assessment a scheme is, and how many the plan demands at least."""

    share: Decimal | None
    demanded: Decimal | None

    @property
    def is_short(self) -> bool:
        """Whether the plan demands more."""
        return self.demanded is not None and (self.share is None or self.share < self.demanded)


def share_of(scheme: Scheme) -> Share:
    """Held against the sentence of the plan, where the scheme names one; the commitment must be loaded."""
    return Share(scheme.share, demanded(scheme.commitment) if scheme.commitment else None)
