from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Owned, Person, Unit
from luoshi.work.models.task import Answer


class Chaser(Owned):
    """A written order on late work (督办单), numbered through the year; each unit replies for itself.

    `name` is its number as official papers write it. One on the record of a room above, such as a grave danger, names
    it by `matter`, `matter_url` and `record`, and its day by `matter_due`; it has no answers then.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=40)
    text = models.TextField()
    written_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    reply_by = models.DateField()
    closed_at = models.DateTimeField(null=True, editable=False)
    matter = models.CharField(max_length=200, blank=True)
    matter_url = models.CharField(max_length=200, blank=True)
    matter_due = models.DateField(null=True)
    record = models.UUIDField(null=True)
    answers = models.ManyToManyField(Answer, through="Chased", related_name="chasers")

    class Meta:
        ordering = ("-year", "-number")
        indexes = (
            models.Index(
                fields=("organisation", "reply_by"), condition=Q(closed_at=None), name="chaser_is_open"
            ),
            models.Index(
                fields=("organisation", "record"), condition=Q(record__isnull=False), name="chaser_of_record"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("organisation", "year", "number"), name="chaser_number_once"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its own page."""
        return reverse("chaser", args=[self.pk])


class Chased(Owned):
    """A unit's part in a task that a chaser is about."""

    chaser = models.ForeignKey(Chaser, on_delete=models.CASCADE, related_name="chased")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("chaser", "answer"), name="chased_once"),)

    def __str__(self) -> str:
        return str(self.answer)


class ReplyState(models.TextChoices):
    WAITING = "waiting", _("no reply yet")
    REPLIED = "replied", _("replied")
    RETURNED = "returned", _("returned")
    ACCEPTED = "accepted", _("accepted")


class Reply(Owned):
    """What a unit answers to a chaser."""

    chaser = models.ForeignKey(Chaser, on_delete=models.CASCADE, related_name="replies")
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")
    state = models.CharField(max_length=8, choices=ReplyState.choices, default=ReplyState.WAITING)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    at = models.DateTimeField(null=True, editable=False)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("unit__position",)
        indexes = (models.Index(fields=("organisation", "unit", "state")),)
        constraints = (models.UniqueConstraint(fields=("chaser", "unit"), name="reply_once_a_unit"),)

    def __str__(self) -> str:
        return f"{self.chaser} · {self.unit}"
