"""The meetings of the organisation that the figures are about: 50 series, 5,000 meetings, 40,000 decisions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone
from django_scopes import scope

from luoshi.meetings.models import AgendaItem, Attendee, Decision, Meeting, MeetingState, Series
from luoshi.organisation.models import Person, Unit
from luoshi.work.models import Answer, Order, Part, Task, TaskState

SERIES, EACH, DECIDED, ASKED = 50, 100, 8, 10
FIRST = date(2026, 1, 5)
draw = random.Random(2)  # noqa: S311


def seed_meetings(clerk: Person) -> None:
    """Half of the decisions are done; the last two meetings of each series are to come, and one is called."""
    with scope(organisation=clerk.organisation_id):
        units = list(Unit.objects.filter(parent__isnull=False))
        people = list(Person.objects.all())
        owner = {"organisation_id": clerk.organisation_id}
        rows = Series.objects.bulk_create(
            Series(
                **owner,
                name=f"第{number}项工作例会",
                unit=units[number % len(units)],
                place=f"{number}号会议室",
            )
            for number in range(SERIES)
        )
        meetings = Meeting.objects.bulk_create(_meetings(owner, rows, clerk), batch_size=1000)
        Attendee.objects.bulk_create(
            (
                Attendee(**owner, meeting=meeting, person=person, name=person.name, position=position)
                for meeting in meetings
                for position, person in enumerate(draw.sample(people, ASKED))
            ),
            batch_size=2000,
        )
        AgendaItem.objects.bulk_create(
            (
                AgendaItem(**owner, meeting=meeting, position=number, title=f"第{number}个议题")
                for meeting in meetings
                for number in range(1, 6)
            ),
            batch_size=2000,
        )
        _decide(owner, [row for row in meetings if row.state == MeetingState.ISSUED], units, clerk)


def _meetings(owner: dict[str, Any], rows: list[Series], clerk: Person) -> Iterator[Meeting]:
    issued = {"state": MeetingState.ISSUED, "issued_at": timezone.now(), "issued_by": clerk}
    coming = {"state": MeetingState.CALLED}
    for series in rows:
        for number in range(EACH):
            told = coming if number >= EACH - 2 else issued
            yield Meeting(
                **owner,
                **told,
                series=series,
                number=number + 1,
                title=f"{series.name}2026年第{number + 1}次会议",
                day=FIRST + timedelta(days=3 * number),
                begins=time(9),
                ends=time(10),
                place=series.place,
                planned_by=clerk,
                minutes="会议研究了有关事项。\n" * 40,
            )


def _decide(owner: dict[str, Any], meetings: list[Meeting], units: list[Unit], clerk: Person) -> None:
    orders, tasks, answers, decisions = [], [], [], []
    for meeting in meetings:
        for number in range(DECIDED):
            due_on, unit = meeting.day + timedelta(days=20), draw.choice(units)
            state = draw.choice((TaskState.ACCEPTED, TaskState.PLANNED))
            order = Order(**owner, title=f"落实议定事项{number}", given_by=clerk)
            dates = {
                "period_start": meeting.day,
                "period_end": due_on,
                "planned_on": due_on,
                "due_on": due_on,
            }
            task = Task(**owner, order=order, title=order.title, state=state, **dates)
            orders.append(order)
            tasks.append(task)
            answers.append(Answer(**owner, task=task, unit=unit, part=Part.LEAD, due_on=due_on, state=state))
            told = {"text": order.title, "unit": unit, "due_on": due_on, "task": task, "position": number}
            decisions.append(Decision(**owner, meeting=meeting, **told))
    for rows in (orders, tasks, answers, decisions):
        type(rows[0]).objects.bulk_create(rows, batch_size=2000)
