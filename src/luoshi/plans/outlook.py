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
    _laid_out: dict[tuple[UUID, Promise], list[Period]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, organisation: Organisation) -> Outlook:
        """Two queries."""
        return cls(calendar_of(organisation), words_of(organisation))

    def periods(self, plan: Plan, commitment: Commitment) -> list[Period]:
        """The year of one of the plan's commitments, as its tasks would have it; not to be changed."""
        promise = promise_of(commitment)
        if (plan.pk, promise) not in self._laid_out:
            self._laid_out[plan.pk, promise] = lay_out(
                promise,
                plan.year,
                self.calendar,
                self.words,
                starts_on=plan.starts_on,
                ends_on=plan.ends_on,
                issued_on=plan.issued_on,
            )
        return self._laid_out[plan.pk, promise]

    def dues(self, commitment: Commitment) -> list[date]:
        """The due dates among its periods. `commitment.plan` must be loaded."""
        return [day for period in self.periods(commitment.plan, commitment) if (day := period.planned_on)]
