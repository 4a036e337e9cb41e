from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from luoshi.assessment.models.result import Result
from luoshi.organisation.models import Owned, Person
from luoshi.work.models import Outcome


class AppealState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("appeal", "waiting for an answer")
    WON = "won", pgettext_lazy("appeal", "granted")
    REFUSED = "refused", pgettext_lazy("appeal", "refused")


class Appeal(Owned):
    """What a unit's head says against one score, and what somebody who did not give it answers.

    `indicator` is the key of a line of the result's arithmetic, `name` what it is called there. `before` and `after`
    are its marks.
    """

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="appeals")
    indicator = models.UUIDField()
    name = models.CharField(max_length=80)
    text = models.CharField(max_length=1000)
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=7, choices=AppealState.choices, default=AppealState.WAITING)
    reply = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, editable=False)
    before = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    after = models.DecimalField(max_digits=6, decimal_places=2, null=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(fields=("result", "indicator"), name="appeal_once_an_indicator"),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_by=None)
                | (~Q(state="waiting") & Q(answered_by__isnull=False) & ~Q(reply="")),
                name="answered_appeal_has_name_and_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.result} · {self.name}"


class Rectification(Owned):
    """The line of the ledger that a failed indicator of a result became."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="rectifications")
    indicator = models.UUIDField()
    outcome = models.OneToOneField(Outcome, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("result", "indicator"), name="rectified_once_an_indicator"),
        )

    def __str__(self) -> str:
        return str(self.outcome)
