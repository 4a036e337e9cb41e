"""A digest of all that a plan's tasks follow from, so that a page can say cheaply that they no longer do."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from luoshi.plans.models import Commitment, Plan
from luoshi.work.year.setting import Setting

Versions = Iterable[tuple[UUID, int]]


def digest(plan: Plan, setting: Setting, versions: Versions) -> str:
    """Of the plan's dates, its scheduled commitments (key and version), the calendar, the words and the units."""
    dates = f"{plan.year} {plan.issued_on} {plan.starts_on} {plan.ends_on}"
    parts = [*setting.facts(), dates, *sorted(f"{key} {version}" for key, version in versions)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def outdated(plans: Iterable[Plan]) -> set[UUID]:
    """Those whose tasks are no longer what publishing would make; four queries where any was published.

    `plans` come with `publication` loaded (`with_publication`), or each costs a query.
    """
    laid_out = {plan: plan.publication.inputs for plan in plans if hasattr(plan, "publication")}
    if not laid_out:
        return set()
    setting = Setting.of(next(iter(laid_out)).organisation_id)
    versions: dict[UUID, list[tuple[UUID, int]]] = defaultdict(list)
    scheduled = Commitment.objects.filter(plan__in=laid_out, state__in=Commitment.SCHEDULED).order_by()
    for plan_key, key, version in scheduled.values_list("plan_id", "pk", "version"):
        versions[plan_key].append((key, version))
    return {
        plan.pk for plan, inputs in laid_out.items() if digest(plan, setting, versions[plan.pk]) != inputs
    }


def with_publication() -> QuerySet[Plan]:
    """Plans with what `outdated` asks of them."""
    return Plan.objects.select_related("publication")
