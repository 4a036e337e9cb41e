"""Addresses behind which a unit answers without an account."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.notices.letters import write_letter
from luoshi.organisation.models import Person, Unit
from luoshi.organisation.sign_in import mail_is_set
from luoshi.work.answer_sheet.letter import letter_of
from luoshi.work.models import PassLink

LONGEST = timedelta(days=366)


@transaction.atomic
def make_pass_link(*, unit: Unit, person: Person, ends_on: date) -> PassLink:
    """For a unit, until the end of a day. Refused: due-before-today, too-long."""
    require(person, "work.make_pass_link", unit)
    today = timezone.localdate()
    if ends_on < today:
        raise Refused("due-before-today", _("The date has passed. Choose today or a later day."))
    if ends_on > today + LONGEST:
        raise Refused("too-long", _("A link holds for a year at most."))
    owner = {"organisation_id": unit.organisation_id}
    link = PassLink.objects.create(**owner, unit=unit, made_by=person, ends_on=ends_on)
    record(actor=person, verb="pass-link-made", row=link, day=str(ends_on))
    return link


def mail_pass_link(*, link: PassLink, person: Person, address: str) -> None:
    """Send it by mail, with what is to be done and the sheet beside it. Refused: mail-not-set, link-over."""
    require(person, "work.make_pass_link", link)
    if not mail_is_set():
        raise Refused("mail-not-set", _("This server cannot send mail: no mail server is set."))
    if link.ends_on < timezone.localdate():
        raise Refused("link-over", _("This link leads nowhere any more. Make a new one."))
    draft = letter_of(link, person, address)
    with transaction.atomic():
        link.mailed = write_letter(writer=person, draft=draft)
        link.save(update_fields=["mailed"])
        record(actor=person, verb="pass-link-mailed", row=link, to=address)


@transaction.atomic
def end_pass_link(*, link: PassLink, person: Person) -> None:
    """It leads nowhere from now on."""
    require(person, "work.make_pass_link", link)
    record(actor=person, verb="pass-link-ended", row=link)
    link.delete()
