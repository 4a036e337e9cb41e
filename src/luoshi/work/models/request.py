from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Owned, Person
from luoshi.work.models.task import Answer


class Wish(models.TextChoices):
    WAIVER = "waiver", _("waiver")
    DATE = "date", _("another date")


class RequestState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")


class Request(Owned):
    """What a unit asks of the office about its part: to be let off, or another date."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="requests")
    wish = models.CharField(max_length=6, choices=Wish.choices)
    due_on = models.DateField(null=True)
    reason = models.CharField(max_length=400)
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=7, choices=RequestState.choices, default=RequestState.WAITING)
    decided_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    reply = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=("organisation", "state", "at")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(wish=Wish.WAIVER) ^ Q(due_on__isnull=False), name="date_only_where_asked"
            ),
            models.UniqueConstraint(
                fields=("answer", "wish"), condition=Q(state="waiting"), name="one_open_request"
            ),
        )

    def __str__(self) -> str:
        return str(self.answer)
