from __future__ import annotations

from django.db import models
from django.urls import reverse

from luoshi.assessment.models.scheme import Scheme
from luoshi.organisation.models import Owned, Unit


class Result(Owned):
    """What a unit has under a scheme: computed anew until it is published, from then on as it stands.

    `arithmetic` holds all that the total came of, in itself (`kept.as_json`), so that neither later facts nor later
    versions of the program change it. `total` is null where nothing could be judged.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="results")
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")
    total = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    grade = models.CharField(max_length=20, blank=True)
    arithmetic = models.JSONField()

    class Meta:
        ordering = ("unit__position", "unit__name")
        indexes = (models.Index(fields=("organisation", "unit")),)
        constraints = (models.UniqueConstraint(fields=("scheme", "unit"), name="result_once_a_unit"),)

    def __str__(self) -> str:
        return f"{self.scheme} · {self.unit}"

    def get_absolute_url(self) -> str:
        """Its own page."""
        return reverse("result", args=[self.pk])
