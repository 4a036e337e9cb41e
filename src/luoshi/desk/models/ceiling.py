from __future__ import annotations

from django.db import models

from luoshi.organisation.models import Owned
from luoshi.plans.asks import Ask


class Ceiling(Owned):
    """What the office lets be asked of a unit: `most` in a month, null where nothing is set.

    `ask` is "" for all kinds together. `hours` is what one of the kind takes a unit, null where nobody has said.
    """

    ask = models.CharField(max_length=10, choices=Ask.choices, blank=True)
    most = models.PositiveSmallIntegerField(null=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation", "ask"), name="ceiling_once_a_kind"),)

    def __str__(self) -> str:
        return f"{self.ask} {self.most}"
