from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.meetings.models.series import Series
from luoshi.organisation.models import Owned, Person
from luoshi.work.models import Answer, Evidence


class MeetingState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("meeting", "planned")
    CALLED = "called", _("called")
    HELD = "held", _("held")
    ISSUED = "issued", _("minutes issued")
    CANCELLED = "cancelled", _("cancelled")


COMING = (MeetingState.PLANNED, MeetingState.CALLED)
OVER = (MeetingState.HELD, MeetingState.ISSUED)


class Meeting(Owned):
    """One meeting of a series, on one day.

    `number` counts those of its series through the year. `answer` is the part of a task that it does, where the
    series comes from a plan. `moves` rises each time day, time or place change after the call, so that calendars
    take the new invitation for the old one's. `minutes` are plain words, a line that begins with 一、 is a heading;
    `version` rises with each saving, so that two people cannot both write over what each saw.
    """

    series = models.ForeignKey(Series, on_delete=models.RESTRICT, related_name="meetings")
    answer = models.ForeignKey(Answer, on_delete=models.SET_NULL, null=True, related_name="+")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    day = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=80)
    state = models.CharField(max_length=9, choices=MeetingState.choices, default=MeetingState.PLANNED)
    moves = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=400, blank=True)
    planned_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    called_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    minutes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    saved_at = models.DateTimeField(null=True, editable=False)
    issued_at = models.DateTimeField(null=True, editable=False)
    issued_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")

    class Meta:
        ordering = ("day", "begins", "id")
        indexes = (
            models.Index(fields=("organisation", "state", "day", "begins")),
            models.Index(fields=("organisation", "series", "day")),
            models.Index(fields=("organisation", "day", "place")),
            models.Index(
                fields=("organisation", "answer"),
                condition=Q(answer__isnull=False),
                name="meeting_does_a_task",
            ),
        )
        constraints = (
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="meeting_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(state="issued", issued_at__isnull=False, issued_by__isnull=False)
                | (~Q(state="issued") & Q(issued_at=None)),
                name="issued_minutes_have_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its own page."""
        return reverse("meeting", args=[self.pk])

    @property
    def starts_at(self) -> datetime:
        """In the office's own time."""
        return timezone.make_aware(datetime.combine(self.day, self.begins))

    @property
    def ends_at(self) -> datetime:
        """In the office's own time."""
        return timezone.make_aware(datetime.combine(self.day, self.ends))


class ItemKind(models.TextChoices):
    FATE = "fate", _("what became of the last decisions")
    MATTER = "matter", _("an open matter")
    OWN = "own", _("put on by the office")


class AgendaItem(Owned):
    """A point of the agenda. `route` and `record` name the page of the open matter that it comes from."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=6, choices=ItemKind.choices, default=ItemKind.OWN)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    route = models.CharField(max_length=40, blank=True)
    record = models.UUIDField(null=True)

    class Meta:
        ordering = ("position", "id")
        indexes = (models.Index(fields=("organisation", "meeting", "position")),)

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """Of the matter that it comes from, "" where it comes from none."""
        return reverse(self.route, args=[self.record]) if self.route else ""


class Handout(Owned):
    """A file for a meeting, to be read before it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="handouts")
    evidence = models.ForeignKey(Evidence, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("meeting", "evidence"), name="handout_once"),)

    def __str__(self) -> str:
        return str(self.evidence)
