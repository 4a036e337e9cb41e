"""Meetings as records that prove work: those whose minutes have been issued."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from luoshi.meetings.models import Meeting, MeetingState
from luoshi.organisation.models import Person, Unit
from luoshi.work.records import Record, RecordKind

CODE = "meeting"
OFFERED = 10


def _issued() -> QuerySet[Meeting]:
    return Meeting.objects.filter(state=MeetingState.ISSUED).defer("minutes")


def _find(key: UUID) -> Record | None:
    row = _issued().filter(pk=key).first()
    return record_of(row) if row else None


def _offer(unit: Unit | None, words: str) -> Iterable[Record]:
    """Those that the unit ran."""
    rows = _issued().filter(series__unit=unit, title__icontains=words).order_by("-day", "-begins")
    return [record_of(row) for row in rows[:OFFERED]]


def record_of(meeting: Meeting) -> Record:
    """As evidence and orders name it."""
    return Record(CODE, meeting.pk, meeting.title, meeting.day, meeting.get_absolute_url())


def _may_see(person: Person) -> bool:
    return person.has_perm("meetings.see")


KIND = RecordKind(CODE, _("Meetings"), _find, _offer, _may_see)
