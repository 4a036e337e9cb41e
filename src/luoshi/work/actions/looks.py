"""Once a quarter a unit looks through all that it owes without a date, in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person, Unit
from luoshi.plans.models import Commitment
from luoshi.work.models import Look, Standing


@dataclass(frozen=True, slots=True)
class Said:
    """How it stands with one commitment, and a word about it."""

    standing: Standing
    note: str = ""


def look_through(*, unit: Unit, person: Person, quarter: date, said: Mapping[Commitment, Said]) -> None:
    """Write what the unit says of each; said again in the same quarter, it takes the place of the first.

    Refused: nothing-to-look-through.
    """
    require(person, "work.look_through", unit)
    if not said:
        raise Refused("nothing-to-look-through", _("The unit owes nothing without a date."))
    now = timezone.now()
    with transaction.atomic():
        Look.objects.bulk_create(
            [
                Look(
                    organisation_id=unit.organisation_id,
                    unit=unit,
                    commitment=commitment,
                    quarter=quarter,
                    standing=one.standing,
                    note=one.note,
                    by=person,
                    at=now,
                )
                for commitment, one in said.items()
            ],
            update_conflicts=True,
            unique_fields=["unit", "commitment", "quarter"],
            update_fields=["standing", "note", "by", "at"],
        )
        counts = {standing.value: 0 for standing in Standing}
        for one in said.values():
            counts[one.standing] += 1
        record(
            actor=person,
            verb="standing-looked-through",
            row=unit,
            quarter=str(quarter),
            looked=len(said),
            counts=counts,
        )
