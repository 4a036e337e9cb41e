from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luoshi.meetings.models.meeting import Meeting
from luoshi.meetings.models.series import Part
from luoshi.organisation.models import Owned, Person, Unit
from luoshi.work.models.feed import new_secret


class Reply(models.TextChoices):
    """What somebody says to an invitation."""

    WAITING = "waiting", _("no reply yet")
    ACCEPTED = "accepted", _("will come")
    DECLINED = "declined", _("will not come")


class Presence(models.TextChoices):
    """Whether somebody was there."""

    UNKNOWN = "unknown", _("not noted")
    PRESENT = "present", _("present")
    SUBSTITUTE = "substitute", _("represented")
    ABSENT = "absent", _("absent")


class Attendee(Owned):
    """Somebody asked to a meeting, as they were called when they were asked; `secret` opens their invitation."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    part = models.CharField(max_length=9, choices=Part.choices, default=Part.MEMBER)
    position = models.PositiveSmallIntegerField(default=0)
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=80, blank=True)
    post = models.CharField(max_length=80, blank=True)
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    reply = models.CharField(max_length=8, choices=Reply.choices, default=Reply.WAITING)
    replied_at = models.DateTimeField(null=True, editable=False)
    note = models.CharField(max_length=200, blank=True)
    presence = models.CharField(max_length=10, choices=Presence.choices, default=Presence.UNKNOWN)
    substitute = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("position", "id")
        indexes = (
            models.Index(fields=("organisation", "meeting", "position")),
            models.Index(fields=("organisation", "person", "reply")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "person"), condition=Q(person__isnull=False), name="attendee_once"
            ),
            models.CheckConstraint(
                condition=Q(presence="substitute") ^ Q(substitute=""), name="represented_by_somebody"
            ),
            models.CheckConstraint(condition=~Q(secret=""), name="invitation_has_secret"),
        )

    def __str__(self) -> str:
        return self.name or str(self.unit)

    @property
    def label(self) -> str:
        """读者服务部 副主任 林小满, as far as it is known; a post that names the unit says it once."""
        unit = self.unit.name if self.unit else ""
        parts = ("" if self.post.startswith(unit) else unit, self.post, self.name)
        return " ".join(part for part in parts if part)
