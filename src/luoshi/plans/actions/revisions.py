"""A revised version of a plan: offered, left, put in force, and taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.keys import new_key
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.plans.actions.documents import upload_document
from luoshi.plans.models import Plan, Revision
from luoshi.plans.revising.comparison import Comparison, comparison_of
from luoshi.plans.revising.lines import Line
from luoshi.plans.revising.write import Writer, exchange_text, put_places_back


def offer_revision(*, plan: Plan, person: Person, name: str, file: File[bytes]) -> Revision:
    """Keep the file and have it read in the background, beside the plan. Nothing of the plan changes.

    Refused: revision-waits, same-text.
    """
    require(person, "plans.edit", plan)
    with transaction.atomic():
        _hold(plan)
        _need_none_waiting(plan)
        document, is_new = upload_document(person=person, name=name, file=file, year=plan.year)
        if not is_new:
            words = _("This very text has been uploaded already, as “%(name)s”. If it was meant as the revised "
                      "version, delete that upload and give it here.")  # fmt: skip
            raise Refused("same-text", words % {"name": document.name})
        offered: Revision = Revision.objects.create(
            organisation_id=plan.organisation_id, plan=plan, document=document, by=person
        )
        record(actor=person, verb="revision-offered", row=plan, parent=plan.pk, file=document.name)
    return offered


def _hold(plan: Plan) -> None:
    """Let nobody else revise it, nor publish it, before the transaction ends."""
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)


def _need_none_waiting(plan: Plan) -> None:
    if Revision.objects.filter(plan=plan, step=None).exists():
        words = _("A revised version waits to be compared already. Confirm it or leave it first.")
        raise Refused("revision-waits", words)


def drop_revision(*, revision: Revision, person: Person) -> None:
    """Leave it: the upload goes, the plan stays as it is. Raises Refused where it is in force."""
    require(person, "plans.edit", revision.plan)
    with transaction.atomic():
        waiting = Revision.objects.select_for_update().filter(pk=revision.pk, step=None)
        if not waiting.exists():
            raise _settled()
        record(
            actor=person,
            verb="revision-left",
            row=revision.plan,
            parent=revision.plan_id,
            file=revision.document.name,
        )
        revision.document.delete()


def apply_revision(*, revision: Revision, person: Person, seen: str) -> UUID:
    """Put the revised text in force as it was compared (`seen` is the fingerprint), all of it or nothing.

    Returns the step, for undo. Raises Conflict where the plan has changed since, Refused where it is in force.
    """
    require(person, "plans.edit", revision.plan)
    step = new_key()
    with transaction.atomic():
        _hold(revision.plan)
        if not Revision.objects.filter(pk=revision.pk, step=None).update(step=step):
            raise _settled()
        comparison = comparison_of(revision)
        if comparison.fingerprint != seen:
            words = _("The plan has changed since this comparison. Here is the new one.")
            raise Conflict("comparison-outdated", words)
        revision.lines = [Line.of(one).as_json() for one in comparison.outcomes]
        revision.replaced, revision.step = revision.plan.document, step
        revision.by, revision.at = person, timezone.now()
        Writer(revision, comparison, person, step).write()
        _tell(revision, comparison, person, step)
    return step


def _tell(revision: Revision, comparison: Comparison, person: Person, step: UUID) -> None:
    counts: dict[str, Any] = comparison.counts
    record(
        actor=person,
        verb="plan-revised",
        row=revision.plan,
        parent=revision.plan_id,
        revision=str(revision.pk),
        step=str(step),
        **counts,
    )


def put_back(revision: Revision) -> None:
    """The former text is in force again, and the revised one waits; its commitments are the undo's own business.

    Called in the transaction of the undo. Raises Conflict where later work stands on the revised text, Refused
    where another version waits.
    """
    _need_none_waiting(revision.plan)
    former = revision.replaced
    if former is None or revision.plan.document_id != revision.document_id or _is_built_on(revision):
        words = _("The revised text has been worked on since. Take that back first.")
        raise Conflict("revision-built-on", words)
    exchange_text(revision, former)
    put_places_back(revision)
    revision.step = revision.replaced = None
    revision.save(update_fields=["step", "replaced", "rows", "places"])


def _is_built_on(revision: Revision) -> bool:
    """Whether commitments have a place in the text that the former one does not know, but for those it brought."""
    later = revision.plan.commitments.filter(start__isnull=False)
    return later.exclude(pk__in=revision.places).exists()


def _settled() -> Refused:
    return Refused("revision-settled", _("This version is in force already."))
