from __future__ import annotations

from django.db import models
from django.db.models import Q

from luoshi.assessment.models.indicator import Indicator
from luoshi.organisation.models import Owned, Unit
from luoshi.work.models.feed import new_secret


class Survey(Owned):
    """An address behind which those whom a unit serves mark its service: only how many gave which mark is kept."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="surveys")
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    ends_on = models.DateField()

    class Meta:
        ordering = ("unit__position", "id")
        constraints = (models.UniqueConstraint(fields=("indicator", "unit"), name="survey_once_a_unit"),)

    def __str__(self) -> str:
        return f"{self.indicator} · {self.unit}"


class Tally(Owned):
    """How many gave a mark from 1 to 5 to a question (counted from 0): no day, no address, no order of answers.

    All of them are there from the opening of the survey on, since keys tell when a row was made.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="tallies")
    question = models.PositiveSmallIntegerField()
    mark = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("question", "mark")
        constraints = (
            models.UniqueConstraint(fields=("survey", "question", "mark"), name="tally_once"),
            models.CheckConstraint(condition=Q(mark__range=(1, 5)), name="mark_from_one_to_five"),
        )

    def __str__(self) -> str:
        return f"{self.question}: {self.mark} × {self.count}"
