"""How much the office lets be asked of a unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from luoshi.desk.models import Ceiling
from luoshi.foundation.lookup import require
from luoshi.journal.record import record
from luoshi.organisation.models import Organisation, Person


@dataclass(frozen=True, slots=True)
class Limit:
    """The most of a kind in a month, and the hours that one takes; None where nothing is said."""

    most: int | None = None
    hours: Decimal | None = None


def set_ceilings(*, person: Person, limits: Mapping[str, Limit]) -> None:
    """By kind of ask, "" for all together; a kind that is not named has no ceiling any more."""
    require(person, "desk.set_ceilings")
    owner = Organisation.objects.get(pk=person.organisation_id)
    with transaction.atomic():
        Ceiling.objects.all().delete()
        Ceiling.objects.bulk_create(
            Ceiling(organisation=owner, ask=ask, most=limit.most, hours=limit.hours)
            for ask, limit in limits.items()
            if limit != Limit()
        )
        most = {ask or "all": limit.most for ask, limit in limits.items() if limit.most is not None}
        record(actor=person, verb="ceilings-set", row=owner, organisation=owner.pk, most=most)
