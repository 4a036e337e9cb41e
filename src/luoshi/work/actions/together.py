"""Two commitments that ask the same of the same units are done in one go, with both as the reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.plans.actions.change import change, stand_alone
from luoshi.plans.models import Commitment, Plan
from luoshi.work.models import Answer, Publication, Task
from luoshi.work.year.drafts import Draft, drafts_of
from luoshi.work.year.proposal import propose, supports_of
from luoshi.work.year.setting import Setting


def do_together(*, kept: Commitment, served: Commitment, person: Person) -> int:
    """From today on the tasks of `kept` do for `served` too, whose own untouched ones go; returns how many answers.

    What is late already, and what somebody has begun, stays. Both come with their plan loaded.
    Refused: not-scheduled, served-already, not-covered.
    """
    for commitment in (kept, served):
        require(person, "work.publish", commitment.plan)
    _need_two_on_their_own(kept, served)
    today = timezone.localdate()
    with transaction.atomic():
        _hold({kept.plan_id, served.plan_id})
        setting = Setting.of(person.organisation_id)
        _need_cover(_to_come(kept, setting, today), _to_come(served, setting, today))
        was_current = not propose(served.plan, setting=setting).is_outdated
        change(
            commitment=served,
            person=person,
            verb="commitment-served",
            marks={"kept": kept.title},
            served_by=kept,
            served_from=today,
        )
        saved = _drop_untouched(served, person, today)
        if was_current:
            _say_current(served.plan, setting)
    return saved


def do_apart(*, commitment: Commitment, person: Person) -> None:
    """It has tasks of its own again as soon as its plan is published again. Refused: not-served."""
    require(person, "work.publish", commitment.plan)
    if commitment.served_by_id is None:
        raise Refused("not-served", _("It is done on its own already."))
    with transaction.atomic():
        stand_alone(commitment, person)


def _need_two_on_their_own(kept: Commitment, served: Commitment) -> None:
    if kept.pk == served.pk or not {kept.state, served.state}.issubset(Commitment.SCHEDULED):
        raise Refused("not-scheduled", _("Choose two commitments that are confirmed."))
    if kept.served_by_id or served.served_by_id or served.serves.exists():
        raise Refused(
            "served-already",
            _("One of the two is done together with another one already. Take that back first."),
        )


def _hold(plans: set[UUID]) -> None:
    """In one order, so that two people who join the same plans do not wait for each other."""
    list(Plan.objects.select_for_update(no_key=True).filter(pk__in=plans).order_by("pk"))


def _to_come(commitment: Commitment, setting: Setting, today: date) -> list[Draft]:
    drafts, _left = drafts_of(
        commitment.plan, [commitment], supports_of(commitment.plan, commitment), setting
    )
    return [draft for draft in drafts if draft.due_on >= today]


def _need_cover(kept: Iterable[Draft], served: Iterable[Draft]) -> None:
    """In each period of the one, the other asks the same units for at least as much."""
    kept = list(kept)
    for draft in served:
        inside = [one for one in kept if draft.period.start <= one.due_on <= draft.period.end]
        units = {unit for one in inside for unit, _part in one.answers}
        asked = {unit for unit, _part in draft.answers}
        enough = sum(one.period.target or 1 for one in inside) >= (draft.period.target or 1)
        if not enough or not asked <= units:
            raise Refused("not-covered", _not_covered(draft, enough))


def _not_covered(draft: Draft, enough: bool) -> str:
    start, end = (date_format(day, "SHORT_DATE_FORMAT") for day in (draft.period.start, draft.period.end))
    words = (
        _("Between %(start)s and %(end)s the first does not ask all units that “%(title)s” asks.")
        if enough
        else _("Between %(start)s and %(end)s the first asks for less than “%(title)s” does.")
    )
    return words % {"start": start, "end": end, "title": draft.commitment.title}


def _drop_untouched(commitment: Commitment, person: Person, today: date) -> int:
    tasks = Task.objects.filter(commitment=commitment, touched_at=None, due_on__gte=today)
    saved = Answer.objects.filter(task__in=tasks).count()
    for task in tasks:
        record(actor=person, verb="task-dropped", row=task, day=str(task.due_on))
    tasks.delete()
    return saved


def _say_current(plan: Plan, setting: Setting) -> None:
    """Its tasks are again what publishing would make: nobody has to publish it for that."""
    inputs = propose(plan, setting=setting).inputs
    Publication.objects.filter(plan=plan).update(inputs=inputs)
