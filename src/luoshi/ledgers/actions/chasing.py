"""A chaser on an entry under listed supervision."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.ledgers.actions.entries import KIND, hold
from luoshi.ledgers.models import Entry
from luoshi.ledgers.rules import is_supervised
from luoshi.organisation.models import Person
from luoshi.work.actions.chasers import chase_matter
from luoshi.work.models import Chaser
from luoshi.work.records import Record


def chase_entry(*, entry: Entry, person: Person, text: str, reply_by: date) -> Chaser:
    """A reply is due from the unit that leads. Refused: not-supervised, chased-already, due-before-today."""
    with transaction.atomic():
        row = hold(entry)
        if not is_supervised(row):
            message = _("Only an open line of the highest level is under listed supervision.")
            raise Refused("not-supervised", message)
        title = f"{row.definition.name.zh}：{row.title}"
        matter = Record(KIND, row.pk, title, row.found_on, row.get_absolute_url())
        chaser = chase_matter(
            person=person, matter=matter, due_on=row.due_on, unit=row.unit, text=text, reply_by=reply_by
        )
        record(actor=person, verb="entry-chased", row=row, chaser=str(chaser))
    return chaser
