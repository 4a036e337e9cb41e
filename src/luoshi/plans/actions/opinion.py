"""Asking the office's own language model what it sees beside the reader."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.jobs import JobState, enqueue
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.plans.models import Opinion, Plan
from luoshi.plans.second_opinion.job import NAME
from luoshi.plans.second_opinion.passages import passages

UNDER_WAY = (JobState.WAITING, JobState.RUNNING)


def ask_for_opinion(*, plan: Plan, person: Person) -> int:
    """Put every passage to the model that has not been answered; returns how many were asked.

    Raises Refused where no model is set, where it is being asked, or where nothing is left to ask.
    """
    require(person, "plans.edit", plan)
    if settings.SECOND_OPINION is None:
        raise Refused("model-not-set", _("No model has been set. The administrator sets its address."))
    with transaction.atomic():
        rows = _unanswered(plan, settings.SECOND_OPINION["model"])
        record(actor=person, verb="opinion-asked", row=plan, passages=len(rows))
        for row in rows:
            enqueue(NAME, row.pk)
    return len(rows)


def _unanswered(plan: Plan, model: str) -> list[Opinion]:
    """New rows for the passages without an answer, in place of those that failed."""
    before = Opinion.objects.filter(plan=plan)
    if before.filter(job_state__in=UNDER_WAY).exists():
        raise Refused("model-is-asked", _("The model is being asked about this plan. Wait for its answers."))
    before.filter(job_state=JobState.FAILED).delete()
    answered = set(before.values_list("start", "end"))
    sentences = plan.sentences.values_list("start", "end")
    left = [place for place in passages(sentences) if place not in answered]
    if not left:
        raise Refused("nothing-to-ask", _("The model has been asked about all of this plan."))
    return Opinion.objects.bulk_create(
        Opinion(organisation_id=plan.organisation_id, plan=plan, model=model, start=start, end=end)
        for start, end in left
    )
