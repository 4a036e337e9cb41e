"""What an organisation changes in the working calendar and in the words for dates."""

from __future__ import annotations

from django.db import models

from luoshi.organisation.holidays import holiday_name
from luoshi.organisation.models.owned import Owned


class DayOverride(Owned):
    """A day that the organisation works or rests, whatever the national calendar says.

    `holiday` is the public holiday that it belongs to (春节前 is counted from its first day off); `note`
    says why, in the organisation's words.
    """

    day = models.DateField()
    works = models.BooleanField()
    holiday = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("organisation", "day"), name="day_override_once"),)

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"

    @property
    def reason(self) -> str:
        """Its holiday and the note, as people read them; "" where nothing was said."""
        return " · ".join(filter(None, (holiday_name(self.holiday), self.note)))


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
