"""What a meeting speaks of: drafted from what is open, and changed by hand until the meeting is held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.files.base import File
from django.db.models import Max
from django.utils import timezone

from luoshi.meetings.actions.changing import changing, refuse_begun
from luoshi.meetings.models import AgendaItem, Handout, ItemKind, Meeting
from luoshi.meetings.queries.decisions import before
from luoshi.organisation.models import Person
from luoshi.work.actions.evidence import keep_file
from luoshi.work.open_matters import open_matters

FATE = "上次会议议定事项落实情况"
MOST_ITEMS = 40


def draft_agenda(*, meeting: Meeting, person: Person) -> int:
    """Put on it what is open and not on it yet, the fate of the last decisions first; how many points are new.

    Refused: meeting-over.
    """
    with changing(meeting, person, "agenda-drafted") as row:
        refuse_begun(row)
        there = list(row.items.all())
        new = [*_fate(row, there), *_matters(row, there)]
        AgendaItem.objects.bulk_create(new)
        _number([item for item in (*new, *there) if item.kind == ItemKind.FATE], there, new)
    return len(new)


def _fate(meeting: Meeting, there: Sequence[AgendaItem]) -> list[AgendaItem]:
    if any(item.kind == ItemKind.FATE for item in there) or not before(meeting):
        return []
    owner = {"organisation_id": meeting.organisation_id, "meeting": meeting}
    return [AgendaItem(**owner, kind=ItemKind.FATE, title=FATE, position=0)]


def _matters(meeting: Meeting, there: Iterable[AgendaItem]) -> list[AgendaItem]:
    known = {(item.route, item.record) for item in there}
    units = {unit for unit in meeting.attendees.values_list("unit", flat=True) if unit}
    owner = {"organisation_id": meeting.organisation_id, "meeting": meeting, "kind": ItemKind.MATTER}
    found = open_matters(units, timezone.localdate())
    return [
        AgendaItem(
            **owner, position=0, title=one.title[:120], text=one.text, route=one.route, record=one.record
        )
        for one in found
        if (one.route, one.record) not in known
    ][:MOST_ITEMS]


def _number(first: list[AgendaItem], there: list[AgendaItem], new: list[AgendaItem]) -> None:
    order = [*first, *(item for item in (*there, *new) if item not in first)]
    for position, item in enumerate(order, start=1):
        item.position = position
    AgendaItem.objects.bulk_update(order, ["position"])


def add_item(*, meeting: Meeting, person: Person, title: str, text: str = "") -> AgendaItem:
    """At the end. Refused: meeting-over."""
    with changing(meeting, person, "item-added", item=title) as row:
        refuse_begun(row)
        last = row.items.aggregate(last=Max("position"))["last"] or 0
        owner = {"organisation_id": row.organisation_id, "meeting": row}
        return AgendaItem.objects.create(**owner, position=last + 1, title=title, text=text)


def change_item(*, item: AgendaItem, person: Person, title: str, text: str = "") -> None:
    """Its words. Refused: meeting-over."""
    with changing(item.meeting, person, "item-changed", item=title) as row:
        refuse_begun(row)
        item.title, item.text = title, text
        item.save(update_fields=["title", "text"])


def remove_item(*, item: AgendaItem, person: Person) -> None:
    """Nobody speaks of it. Refused: meeting-over."""
    with changing(item.meeting, person, "item-removed", item=item.title) as row:
        refuse_begun(row)
        item.delete()


def raise_item(*, item: AgendaItem, person: Person) -> None:
    """One place further up; the first stays. Refused: meeting-over."""
    with changing(item.meeting, person, "item-raised", item=item.title) as row:
        refuse_begun(row)
        order = list(row.items.all())
        place = order.index(item)
        if place:
            order[place - 1], order[place] = order[place], order[place - 1]
        _number([], order, [])


def add_handout(*, meeting: Meeting, person: Person, file: File[bytes]) -> Handout:
    """A file to be read before or at the meeting. Refused as `kind_of_file` is."""
    with changing(meeting, person, "handout-added", file=str(file.name)) as row:
        owner = {"organisation_id": row.organisation_id, "meeting": row}
        return Handout.objects.create(**owner, evidence=keep_file(file, person))


def remove_handout(*, handout: Handout, person: Person) -> None:
    """The meeting has it no more. Refused: meeting-over."""
    with changing(handout.meeting, person, "handout-removed", file=str(handout)) as row:
        refuse_begun(row)
        handout.delete()
