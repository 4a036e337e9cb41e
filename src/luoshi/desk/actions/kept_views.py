"""Pages with their filters, kept under a name."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.desk.models import KeptView
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person

MOST = 40


def keep_view(*, person: Person, name: str, address: str) -> KeptView:
    """Under a name that is there already, the page takes the place of the one before. Refused: too-many-views."""
    with transaction.atomic():
        others = KeptView.objects.filter(person=person).exclude(name=name)
        if others.count() >= MOST:
            raise Refused("too-many-views", _("Forty views are kept. Drop one first."))
        facts = {"organisation_id": person.organisation_id, "address": address}
        row, _is_new = KeptView.objects.update_or_create(person=person, name=name, defaults=facts)
        record(actor=person, verb="view-kept", row=row, address=address)
    return row


def drop_view(*, view: KeptView, person: Person) -> None:
    """The page itself stays what it is."""
    require(person, "desk.drop_view", view)
    with transaction.atomic():
        record(actor=person, verb="view-dropped", row=view)
        view.delete()
