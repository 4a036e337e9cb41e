"""The calendar in which commitments are looked at before they have tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luoshi.organisation.calendars import calendar_of, words_of
from luoshi.organisation.models import Organisation
from luoshi.plans.models import Commitment
from luoshi.plans.scheduling import promise_of
from luoshi.schedule.calendar import Calendar
from luoshi.schedule.layout import lay_out
from luoshi.schedule.period import Period
from luoshi.schedule.words import DateWords


@dataclass(frozen=True, slots=True)
class Outlook:
    """The organisation's working days and date words."""

    calendar: Calendar
    words: DateWords

    @classmethod
    def of(cls, organisation: Organisation) -> Outlook:
        """Two queries."""
        return cls(calendar_of(organisation), words_of(organisation))

    def periods(self, commitment: Commitment) -> list[Period]:
        """The commitment's year, as its tasks would have it. `commitment.plan` must be loaded."""
        plan = commitment.plan
        return lay_out(
            promise_of(commitment),
            plan.year,
            self.calendar,
            self.words,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            issued_on=plan.issued_on,
        )

    def dues(self, commitment: Commitment) -> list[date]:
        """The due dates among its periods."""
        return [period.planned_on for period in self.periods(commitment) if period.planned_on]
