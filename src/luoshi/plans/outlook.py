"""The calendar in which commitments are laid out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from luoshi.organisation.calendars import calendar_of, words_of
from luoshi.organisation.models import Organisation
from luoshi.plans.models import Commitment, Plan
from luoshi.plans.scheduling import promise_of
from luoshi.schedule.calendar import Calendar
from luoshi.schedule.layout import lay_out
from luoshi.schedule.period import Period
from luoshi.schedule.promise import Promise
from luoshi.schedule.words import DateWords


@dataclass(frozen=True, slots=True)
class Outlook:
    """The organisation's working days and date words.

    A plan promises the same many times over: what was laid out once is kept, for one request.
    """

    calendar: Calendar
    words: DateWords
    _laid_out: dict[tuple[UUID, int, Promise], list[Period]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, organisation: Organisation) -> Outlook:
        """Two queries."""
        return cls(calendar_of(organisation), words_of(organisation))

    def periods(self, plan: Plan, commitment: Commitment) -> list[Period]:
        """The plan's years of one of its commitments, as its tasks would have them; not to be changed."""
        promise = promise_of(commitment)
        key = (plan.pk, plan.years[-1], promise)
        if key not in self._laid_out:
            years = plan.years if promise.kind == "recurring" else plan.years[:1]
            self._laid_out[key] = [period for year in years for period in self._year(plan, promise, year)]
        return self._laid_out[key]

    def _year(self, plan: Plan, promise: Promise, year: int) -> list[Period]:
        """In a later year a rhythm of several weeks or months goes on from where the plan began."""
        began_on = date(plan.year, 1, 1) if year > plan.year else None
        return lay_out(
            promise,
            year,
            self.calendar,
            self.words,
            starts_on=plan.starts_on or plan.issued_on or began_on,
            ends_on=plan.ends_on,
            issued_on=plan.issued_on,
        )

    def dues(self, commitment: Commitment) -> list[date]:
        """The due dates among its periods. `commitment.plan` must be loaded."""
        return [day for period in self.periods(commitment.plan, commitment) if (day := period.planned_on)]
