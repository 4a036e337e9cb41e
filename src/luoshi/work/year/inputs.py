"""A digest of all that a plan's tasks follow from, so that a page can say cheaply that they no longer do."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from luoshi.organisation.models import DateWord, DayOverride, Unit
from luoshi.plans.models import Commitment, Plan


def inputs_of(plans: Iterable[Plan]) -> dict[UUID, str]:
    """For each plan its commitments by version, its dates, the calendar, the words and the units; four queries."""
    plans = list(plans)
    around = _around()
    versions: dict[UUID, list[str]] = defaultdict(list)
    scheduled = Commitment.objects.filter(plan__in=plans, state__in=Commitment.SCHEDULED)
    for plan, key, version in scheduled.order_by().values_list("plan_id", "pk", "version"):
        versions[plan].append(f"{key}:{version}")
    return {plan.pk: _digest([*around, _dates(plan), *sorted(versions[plan.pk])]) for plan in plans}


def outdated(plans: Iterable[Plan]) -> set[UUID]:
    """Those whose tasks are no longer what publishing would make; four queries where any was published.

    `plans` come with `publication` loaded (`with_publication`), or each costs a query.
    """
    laid_out = {plan: plan.publication.inputs for plan in plans if hasattr(plan, "publication")}
    now = inputs_of(laid_out) if laid_out else {}
    return {plan.pk for plan, inputs in laid_out.items() if now[plan.pk] != inputs}


def with_publication() -> QuerySet[Plan]:
    """Plans with what `outdated` asks of them."""
    return Plan.objects.select_related("publication")


def _around() -> list[str]:
    """What all plans of the organisation share."""
    units = Unit.objects.order_by("pk").values_list("pk", "parent_id", "closed_on")
    days = DayOverride.objects.order_by("day").values_list("day", "works", "note")
    words = DateWord.objects.order_by("phrase").values_list("phrase", "rule", "value")
    return [str(row) for rows in (units, days, words) for row in rows]


def _dates(plan: Plan) -> str:
    return f"{plan.year} {plan.issued_on} {plan.starts_on} {plan.ends_on}"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
