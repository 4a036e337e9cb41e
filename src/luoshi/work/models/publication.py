from __future__ import annotations

from django.db import models

from luoshi.organisation.models import Owned, Person
from luoshi.plans.models import Plan


class Publication(Owned):
    """What a plan's tasks were last laid out from.

    `inputs` is the digest of `year.inputs`: where it differs from today's, the tasks are out of date.
    """

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="publication")
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    inputs = models.CharField(max_length=32)

    def __str__(self) -> str:
        return str(self.plan)
