"""One screening, answered by every unit: with lines of a ledger, or with none found."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.ledgers.queries.screenings import found_by
from luoshi.organisation.models import Person
from luoshi.work.actions.hand_in import ONE, hand_in
from luoshi.work.models import Answer


def answer_screening(*, answer: Answer, person: Person, none_found: bool) -> None:
    """Hand in what the unit found, or that it found nothing; this is the answer that its task asks for.

    Refused: nothing-said, something-found, and as handing in is.
    """
    require(person, "work.answer", answer)
    count = len(found_by(answer))
    if count and none_found:
        raise Refused("something-found", _("The unit has entered findings in this screening."))
    if not count and not none_found:
        raise Refused("nothing-said", _("Enter what was found, or say that nothing was found."))
    found = (
        ngettext("%(count)d found", "%(count)d found", count) % {"count": count} if count else _("none found")
    )
    with transaction.atomic():
        today = timezone.localdate()
        hand_in(answer=answer, person=person, word=found, happened_on=today, quantity=ONE)
        unit = answer.unit.name if answer.unit else ""
        record(actor=person, verb="screening-answered", row=answer.task, unit=unit, found=found)
