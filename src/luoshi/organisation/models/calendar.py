"""What an organisation changes in the working calendar and in the words for dates."""

from __future__ import annotations

from django.db import models

from luoshi.organisation.models.owned import Owned


class DayOverride(Owned):
    """A day that the organisation works or rests, whatever the national calendar says."""

    day = models.DateField()
    works = models.BooleanField()
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("organisation", "day"), name="day_override_once"),)

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"


class DateWord(Owned):
    """What a word for a time means here: overrides one row of the table in `luoshi.schedule`."""

    phrase = models.CharField(max_length=40)
    rule = models.CharField(max_length=40)
    value = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("phrase",)
        constraints = (models.UniqueConstraint(fields=("organisation", "phrase"), name="date_word_once"),)

    def __str__(self) -> str:
        return self.phrase
