"""When people are reminded, and on which days not."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from luoshi.foundation.lookup import require
from luoshi.journal.record import changes, record
from luoshi.notices.models import QuietDays, Thresholds
from luoshi.organisation.models import Organisation, Person

MANAGE = "notices.manage"
FIELDS = ("ahead", "late_every", "grace", "step", "digest_at")


def own_thresholds(organisation: Organisation) -> Thresholds:
    """The organisation's own row, made with the defaults where it has none; what is journalled hangs on it."""
    row: Thresholds
    row, _is_new = Thresholds.objects.get_or_create(organisation=organisation)
    return row


@transaction.atomic
def change_thresholds(*, organisation: Organisation, person: Person, **new: Any) -> None:
    """Change some of ahead, late_every, grace, step and digest_at; the next digests go by them."""
    require(person, MANAGE, organisation)
    unknown = new.keys() - set(FIELDS)
    if unknown:
        raise TypeError(f"not to be changed here: {', '.join(sorted(unknown))}")
    row = own_thresholds(organisation)
    told = changes(row, **new)
    if told:
        for field, value in new.items():
            setattr(row, field, value)
        row.save(update_fields=list(new))
        record(actor=person, verb="thresholds-changed", row=row, **told)


@transaction.atomic
def add_quiet_days(
    *, organisation: Organisation, person: Person, first: date, last: date, reason: str = ""
) -> QuietDays:
    """Nobody is sent a digest from `first` to `last`; what falls on them is told before or after."""
    require(person, MANAGE, organisation)
    row: QuietDays = QuietDays.objects.create(
        organisation=organisation, first=first, last=last, reason=reason
    )
    parent = own_thresholds(organisation).pk
    record(actor=person, verb="quiet-days-added", row=row, parent=parent, reason=reason)
    return row


@transaction.atomic
def remove_quiet_days(*, quiet: QuietDays, person: Person) -> None:
    """Digests are sent on these days again."""
    require(person, MANAGE, quiet)
    parent = own_thresholds(quiet.organisation).pk
    record(actor=person, verb="quiet-days-removed", row=quiet, parent=parent)
    quiet.delete()
