"""A plan that runs on beyond its year: what recurs is laid out again before each new year begins."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from luoshi.foundation.jobs import JobState, finish
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import SYSTEM, record
from luoshi.organisation.models import Person
from luoshi.plans.models import Plan, PlanState
from luoshi.work.actions.publish import make_tasks
from luoshi.work.models import Continuation, Publication
from luoshi.work.year.proposal import propose
from luoshi.work.year.setting import Setting

NAME = "continue-plan"
# So long before a new year begins, for people to see what it will ask for.
AHEAD = timedelta(days=31)


def open_continuations() -> int:
    """A row for each year that a published plan runs on into and that is near; called as often as one likes.

    A year that was missed is made up. Returns how many rows there are to make.
    """
    until = (timezone.localdate() + AHEAD).year
    with scopes_disabled():
        last = Coalesce("laid_out_to", "year")
        plans = Plan.objects.filter(state=PlanState.PUBLISHED).annotate(last=last)
        behind = plans.filter(last__lt=until, ends_on__year__gt=F("last"))
        due = [
            Continuation(organisation_id=plan.organisation_id, plan=plan, year=year)
            for plan in behind
            for year in range(plan.years[-1] + 1, until + 1)
            if plan.ends_on and plan.ends_on.year >= year
        ]
        # Two workers may do this at once: the constraint keeps one row.
        Continuation.objects.bulk_create(due, ignore_conflicts=True)
    return len(due)


def run_continuation(row: Continuation) -> None:
    """Lay out the year that the row names, and those before it that are still missing: all or nothing."""
    with transaction.atomic():
        finish(row, JobState.DONE)
        _continue(row.plan, row.year, SYSTEM)


def continue_plan(*, plan: Plan, person: Person) -> int:
    """Lay out the next year now; returns how many tasks. Refused: not-published, ends-before."""
    require(person, "work.publish", plan)
    if plan.state != PlanState.PUBLISHED:
        raise Refused("not-published", _("Publish the plan first."))
    if plan.next_year is None:
        raise Refused("ends-before", _("The plan ends before that. Set a later day first."))
    with transaction.atomic():
        return _continue(plan, plan.next_year, person)


def _continue(plan: Plan, year: int, actor: Person | None) -> int:
    """Whatever else about the plan waits to be published goes on waiting: only the new year is written."""
    plan = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if year in plan.years or plan.ends_on is None or plan.ends_on.year < year:
        return 0
    setting = Setting.of(plan.organisation_id)
    before = propose(plan, setting=setting)
    known = {draft.key for draft in before.made}
    plan.laid_out_to = year
    after = propose(plan, setting=setting)
    made = [draft for draft in after.made if draft.key not in known]
    make_tasks(plan, made)
    plan.save(update_fields=["laid_out_to"])
    if not before.is_outdated:
        Publication.objects.filter(plan=plan).update(inputs=after.inputs)
    record(actor=actor, verb="plan-continued", row=plan, parent=plan.pk, year=year, made=len(made))
    return len(made)
