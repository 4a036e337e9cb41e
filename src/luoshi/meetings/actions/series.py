"""Standing meetings and the seats in them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import changes, record
from luoshi.meetings.models import COMING, Part, Seat, Series
from luoshi.organisation.models import Person, Unit
from luoshi.plans.models import Commitment

TOLD = ("name", "place", "quorum", "notice_days")


def found_series(*, person: Person, commitment: Commitment | None = None, **facts: Any) -> Series:
    """By hand, or for a commitment that asks for meetings; the unit's head chairs until somebody else is named.

    Refused: name-taken, series-there.
    """
    require(person, "meetings.found", commitment)
    with transaction.atomic():
        _refuse_name(facts["name"])
        _refuse_second(commitment, facts["unit"])
        owner = {"organisation_id": person.organisation_id}
        row = Series.objects.create(**owner, commitment=commitment, **facts)
        Seat.objects.create(**owner, series=row, part=Part.CHAIR, unit=row.unit)
        record(actor=person, verb="series-founded", row=row)
    return row


def _refuse_name(name: str, but: Series | None = None) -> None:
    rows = Series.objects.filter(name=name)
    if (rows.exclude(pk=but.pk) if but else rows).exists():
        raise Refused("name-taken", _("There is a series of this name already. Give it another one."))


def _refuse_second(commitment: Commitment | None, unit: Unit) -> None:
    """Where each unit answers for itself, each may have its own."""
    if commitment is None:
        return
    rows = Series.objects.filter(commitment=commitment, ended_on=None)
    if (rows.filter(unit=unit) if commitment.each_unit else rows).exists():
        raise Refused("series-there", _("This commitment has its series already."))


def change_series(*, series: Series, person: Person, **facts: Any) -> None:
    """What holds for the meetings that are planned from now on. Refused: name-taken, series-ended."""
    require(person, "meetings.keep", series)
    with transaction.atomic():
        row = _held(series)
        _refuse_name(facts["name"], row)
        told = changes(row, **{name: facts[name] for name in TOLD})
        for name, value in facts.items():
            setattr(row, name, value)
        row.save()
        record(actor=person, verb="series-changed", row=row, **told)


def end_series(*, series: Series, person: Person) -> None:
    """It meets no more. Refused: series-ended, meeting-coming."""
    require(person, "meetings.keep", series)
    with transaction.atomic():
        row = _held(series)
        if row.meetings.filter(state__in=COMING).exists():
            raise Refused(
                "meeting-coming", _("A meeting of it is still to come. Hold or cancel that one first.")
            )
        row.ended_on = timezone.localdate()
        row.save(update_fields=["ended_on"])
        record(actor=person, verb="series-ended", row=row)


def add_seat(*, series: Series, person: Person, sitter: Person | None = None, **facts: Any) -> Seat:
    """For whoever has a post in a unit, for one person, or for an outside body.

    Refused: seat-taken, chair-taken, series-ended.
    """
    require(person, "meetings.keep", series)
    with transaction.atomic():
        row = _held(series)
        wanted: dict[str, Any] = {"unit": facts.get("unit"), "person": sitter}
        wanted |= {name: facts.get(name) or "" for name in ("post", "name")}
        if row.seats.filter(**wanted).exists():
            raise Refused("seat-taken", _("This seat is there already."))
        if facts.get("part") == Part.CHAIR and row.seats.filter(part=Part.CHAIR).exists():
            raise Refused("chair-taken", _("Somebody chairs already. Take that seat away first."))
        last = row.seats.aggregate(last=Max("position"))["last"] or 0
        owner = {"organisation_id": row.organisation_id, "series": row, "position": last + 1}
        part = facts.get("part") or Part.MEMBER
        seat = Seat.objects.create(**owner, part=part, **wanted)
        record(actor=person, verb="seat-added", row=row, seat=str(seat))
    return seat


def remove_seat(*, seat: Seat, person: Person) -> None:
    """Meetings that are planned already keep whom they asked."""
    require(person, "meetings.keep", seat.series)
    with transaction.atomic():
        record(actor=person, verb="seat-removed", row=seat.series, seat=str(seat))
        seat.delete()


def _held(series: Series) -> Series:
    row = Series.objects.select_for_update(no_key=True).get(pk=series.pk)
    refuse_ended(row)
    return row


def refuse_ended(series: Series) -> None:
    """Raise Refused (series-ended)."""
    if series.ended_on is not None:
        raise Refused("series-ended", _("This series has ended."))
