"""Who acts for whom for a time."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person, StandIn


@transaction.atomic
def name_stand_in(
    *, absent: Person, person: Person, stand_in: Person, starts_on: date, ends_on: date
) -> StandIn:
    """From the first day to the last. Refused: oneself, runs-backward, over-already."""
    require(person, "organisation.name_stand_in", absent)
    if stand_in == absent:
        raise Refused("oneself", _("Nobody stands in for themselves. Choose someone else."))
    if ends_on < starts_on:
        raise Refused("runs-backward", _("The last day lies before the first."))
    if ends_on < timezone.localdate():
        raise Refused("over-already", _("These days have passed. Choose today or later."))
    dates = {"starts_on": starts_on, "ends_on": ends_on}
    row = StandIn.objects.create(
        organisation_id=absent.organisation_id, absent=absent, person=stand_in, **dates
    )
    record(
        actor=person,
        verb="stand-in-named",
        row=absent,
        stand_in=stand_in.name,
        starts_on=str(starts_on),
        ends_on=str(ends_on),
    )
    return row


@transaction.atomic
def end_stand_in(*, row: StandIn, person: Person) -> None:
    """From today on; one that has not begun is gone."""
    require(person, "organisation.name_stand_in", row.absent)
    yesterday = timezone.localdate() - timedelta(days=1)
    if row.starts_on > yesterday:
        row.delete()
    else:
        row.ends_on = min(row.ends_on, yesterday)
        row.save(update_fields=["ends_on"])
    record(actor=person, verb="stand-in-ended", row=row.absent, stand_in=row.person.name)
