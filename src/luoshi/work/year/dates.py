"""Which dates the tasks ask for: as agreed before, as the rule says, or levelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from luoshi.schedule.calendar import Calendar
from luoshi.schedule.levelling import level
from luoshi.schedule.period import Period
from luoshi.work.models import Part
from luoshi.work.year.before import Before, Existing
from luoshi.work.year.drafts import Draft


class Dates(models.TextChoices):
    """KEEP leaves a date alone for as long as the rule's own has not changed."""

    KEEP = "keep", _("Dates as they are")
    LEVEL = "level", _("Spread the load")
    RULE = "rule", _("Back to the rule's dates")


def dated(
    drafts: Sequence[Draft], before: Before, dates: Dates, calendar: Calendar, today: date
) -> list[Draft]:
    """The drafts with the due dates that are asked for; `before` holds the tasks that exist."""
    if dates == Dates.RULE:
        return list(drafts)
    kept = [_kept(draft, before.get(draft.key)) for draft in drafts]
    return _levelled(kept, before, calendar, today) if dates == Dates.LEVEL else kept


def _kept(draft: Draft, task: Existing | None) -> Draft:
    if task is None or task.planned_on != draft.planned_on:
        return draft
    return _due(draft, task.due_on)


def _levelled(drafts: list[Draft], before: Before, calendar: Calendar, today: date) -> list[Draft]:
    """Unit by unit; what is touched or past stays where it is and counts as load."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        places[_whose(draft)].append(place)
    periods = {
        whose: [_room(drafts[place], before.get(drafts[place].key), today) for place in found]
        for whose, found in places.items()
    }
    agreed = level(periods, calendar, not_before=today)
    moved = {
        place: day for whose, found in places.items() for place, day in zip(found, agreed[whose], strict=True)
    }
    return [_due(draft, moved[place] or draft.due_on) for place, draft in enumerate(drafts)]


def _due(draft: Draft, day: date) -> Draft:
    return draft if draft.due_on == day else replace(draft, due_on=day)


def _whose(draft: Draft) -> str:
    """The unit whose load it is; what each unit owes has one date for all and is spread by itself."""
    unit, part = draft.answers[0]
    return Part.EACH if part == Part.EACH else str(unit.pk if unit else "")


def _room(draft: Draft, task: Existing | None, today: date) -> Period:
    if task is not None and task.touched_at is not None:
        return replace(draft.period, planned_on=task.due_on, stated=True)
    if draft.planned_on < today:
        return replace(draft.period, planned_on=draft.due_on, stated=True)
    return draft.period
