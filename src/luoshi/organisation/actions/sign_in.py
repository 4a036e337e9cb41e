"""One-time links: how people come to a password without one being sent around."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.links import link_for
from luoshi.organisation.models import Person


@transaction.atomic
def make_link(*, changed: Person, person: Person) -> str:
    """The path of a link with which `changed` chooses a password, once. Refused: inactive."""
    require(person, "organisation.manage_people", changed)
    if not changed.is_active:
        raise Refused("inactive", _("This account is closed. Open it again first."))
    record(actor=person, verb="link-made", row=changed)
    return link_for(changed)


@transaction.atomic
def choose_password(*, person: Person, password: str) -> None:
    """By the holder of a valid link; it and every other link are spent, and open sessions end."""
    person.set_password(password)
    person.save(update_fields=["password"])
    record(actor=person, verb="password-chosen", row=person)
