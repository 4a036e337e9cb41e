from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Owned, Person, Unit
from luoshi.plans.models import Commitment


class Standing(models.TextChoices):
    """How it stands with a commitment that has no date."""

    GOING = "going", _("is being done")
    DONE = "done", _("done for this year")
    NOT_YET = "not-yet", _("not begun")


class Look(Owned):
    """What a unit said of one of its standing commitments when it looked through all of them.

    `quarter` is the first day of the quarter for which it looked.
    """

    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="looks")
    quarter = models.DateField()
    standing = models.CharField(max_length=7, choices=Standing.choices)
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-quarter", "commitment")
        indexes = (models.Index(fields=("organisation", "quarter", "unit", "standing")),)
        constraints = (
            models.UniqueConstraint(fields=("unit", "commitment", "quarter"), name="look_once_a_quarter"),
        )

    def __str__(self) -> str:
        return f"{self.commitment} {self.standing}"
