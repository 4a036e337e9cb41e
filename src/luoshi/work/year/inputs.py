"""A digest of all that a plan's tasks follow from, so that a page can say cheaply that they no longer do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, CharField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from luoshi.plans.models import Commitment, Plan
from luoshi.work.year.setting import Setting


class Joined(Aggregate):
    """The texts of a group in one, with commas between them, in no order."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="STRING_AGG(%(expressions)s, ',')")


# As `version_of` writes it, but for the hyphens that PostgreSQL puts into keys.
VERSION = Concat(Cast("pk", CharField()), Value(" "), Cast("version", CharField()))


def version_of(commitment: Commitment) -> str:
    """Its key and its version."""
    return f"{commitment.pk.hex} {commitment.version}"


def digest(plan: Plan, setting: Setting, versions: Iterable[str]) -> str:
    """Of the plan's dates, the versions of its scheduled commitments, the calendar, the words and the units."""
    dates = f"{plan.year} {plan.issued_on} {plan.starts_on} {plan.ends_on} {plan.years[-1]}"
    parts = [setting.digest, dates, *sorted(versions)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def outdated(plans: Iterable[Plan], setting: Setting | None = None) -> set[UUID]:
    """Those whose tasks are no longer what publishing would make.

    Four queries where any was published, three of them for the setting where it is not given.

    `plans` come with `publication` loaded (`with_publication`), or each costs a query.
    """
    laid_out = {plan: plan.publication.inputs for plan in plans if hasattr(plan, "publication")}
    if not laid_out:
        return set()
    setting = setting or Setting.of(next(iter(laid_out)).organisation_id)
    versions = _versions(laid_out)
    return {
        plan.pk
        for plan, inputs in laid_out.items()
        if digest(plan, setting, versions.get(plan.pk, ())) != inputs
    }


def _versions(plans: Iterable[Plan]) -> dict[UUID, list[str]]:
    """Joined by the database: an organisation has thousands of commitments and a few dozen plans."""
    scheduled = Commitment.objects.filter(plan__in=plans, state__in=Commitment.SCHEDULED).order_by()
    rows = scheduled.values_list("plan_id").annotate(versions=Joined(VERSION))
    return {plan: versions.replace("-", "").split(",") for plan, versions in rows}


def with_publication() -> QuerySet[Plan]:
    """Plans with what `outdated` asks of them."""
    return Plan.objects.select_related("publication")
