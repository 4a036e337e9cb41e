"""Who may do what with meetings."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.meetings.models import Attendee, Decision, Meeting, Series
from luoshi.organisation.rules import is_inside, is_office
from luoshi.work.rules import gives_orders, works_in


@rules.predicate
def runs_it(person: Any, row: Any) -> bool:
    """Does the work of the unit that runs the series which the row belongs to."""
    series = _series(row)
    return series is not None and series.unit_id in person.working_unit_ids


def _series(row: Any) -> Series | None:
    if isinstance(row, (Attendee, Decision)):
        row = row.meeting
    return row.series if isinstance(row, Meeting) else row


@rules.predicate
def is_asked(person: Any, attendee: Any) -> bool:
    """Whether the invitation is the person's own, or of whom they stand in for."""
    return attendee is not None and attendee.person_id in person.acts_for


@rules.predicate
def is_for_own_unit(person: Any, decision: Any) -> bool:
    """A decision that the person's own unit is to carry out."""
    return decision is not None and bool(works_in(person, decision.unit))


rules.add_perm("meetings.see", is_inside)
rules.add_perm("meetings.found", is_office)
rules.add_perm("meetings.keep", is_inside & (runs_it | is_office))
rules.add_perm("meetings.reply", is_inside & (is_asked | runs_it | is_office))
rules.add_perm("meetings.give", is_inside & (gives_orders | (runs_it & is_for_own_unit)))
