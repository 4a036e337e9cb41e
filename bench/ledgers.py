"""The ledgers of the organisation that the figures are about: 100,000 lines in fifteen, and a year of screenings."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django_scopes import scope

from luoshi.journal.models import Event
from luoshi.ledgers.actions.entries import kept_version
from luoshi.ledgers.definition import Definition, Field
from luoshi.ledgers.forms import EntryForm
from luoshi.ledgers.models import Entry, Tie
from luoshi.ledgers.shipped import shipped
from luoshi.organisation.models import Person, Unit
from luoshi.work.models import Answer, Order, Part, Task, TaskState

# The largest is the one that screenings write to; the next is taken out whole.
LINES, OTHERS = {"risks": 25_000, "rectifications": 10_000}, 5_000
SCREENINGS, FOUND = 12, 120
FIRST, TODAY = date(2024, 1, 1), date(2026, 6, 20)
draw = random.Random(3)  # noqa: S311
WORDS = {
    "text": "二号泵站东侧管廊",
    "long": "巡检时发现支架锈蚀，已设警示牌，待更换。",
    "number": "3",
    "money": "12500",
    "date": "2026-03-01",
    "link": "https://example.org/",
    "yes-no": True,
}


def seed_ledgers(clerk: Person) -> None:
    """Four lines in five are closed; half of what screenings found came of the last one."""
    with scope(organisation=clerk.organisation_id):
        units = list(Unit.objects.filter(parent__isnull=False))
        people = list(Person.objects.all())
        for definition in shipped().values():
            _need_valid(definition, units[0], clerk)
            rows = list(_lines(definition, units, people, clerk))
            Entry.objects.bulk_create(rows, batch_size=2000)
            Event.objects.bulk_create((_event(row, clerk) for row in rows), batch_size=2000)
        _screen(units, clerk)


def _lines(definition: Definition, units: list[Unit], people: list[Person], clerk: Person) -> Iterator[Entry]:
    version = kept_version(clerk, definition)
    closed = next(state.code for state in definition.states if state.closed)
    count = LINES.get(definition.code, OTHERS)
    for number in range(count):
        found_on = FIRST + timedelta(days=number * 900 // count)
        is_closed = draw.random() < 0.8
        yield Entry(
            organisation_id=clerk.organisation_id,
            version=version,
            code=definition.code,
            number=number + 1,
            title=f"{definition.name.zh}第{number + 1}项",
            unit=draw.choice(units),
            person=draw.choice(people),
            state=closed if is_closed else definition.first.code,
            is_closed=is_closed,
            level=draw.choice([*definition.levels]) if definition.levels else "",
            found_on=found_on,
            due_on=found_on + timedelta(days=30),
            closed_on=min(found_on + timedelta(days=25), TODAY) if is_closed else None,
            look_back_on=TODAY + timedelta(days=number % 90)
            if is_closed and definition.look_back and number > count * 0.9
            else None,
            source="日常巡检",
            data={one.key: _value(one) for one in definition.fields},
            entered_by=clerk,
        )


def _value(field: Field) -> Any:
    return draw.choice([*field.choices]) if field.kind == "choice" else WORDS[field.kind]


def _need_valid(definition: Definition, unit: Unit, clerk: Person) -> None:
    """What is written by the thousand here is what the form of the ledger would take."""
    own = {f"x-{one.key}": _value(one) for one in definition.fields}
    common = {"title": "一项", "unit": unit.pk, "found_on": "2026-03-01", "due_on": "2026-03-31"}
    form = EntryForm(common | own, definition=definition, person=clerk)
    if not form.is_valid():
        raise RuntimeError(f"{definition.code}: {form.errors.as_json()}")


def _event(row: Entry, clerk: Person) -> Event:
    return Event(
        organisation=row.organisation_id,
        actor=clerk.pk,
        actor_name=clerk.name,
        verb="entry-added",
        kind=row._meta.label_lower,
        object=row.pk,
        object_name=str(row),
        data={"ledger": row.code},
    )


def _screen(units: list[Unit], clerk: Person) -> None:
    """One a month, which every unit answers; the last is open for half of them."""
    owner = {"organisation_id": clerk.organisation_id}
    found = list(Entry.objects.filter(code="risks").order_by("-number")[: SCREENINGS * FOUND])
    for month in range(SCREENINGS):
        begun = date(2026, month + 1, 1)
        dates = {
            "period_start": begun,
            "period_end": begun.replace(day=28),
            "planned_on": begun.replace(day=28),
        }
        due = {"due_on": begun.replace(day=28)}
        order = Order.objects.create(**owner, title="开展风险隐患排查", given_by=clerk)
        task = Task.objects.create(**owner, **dates, **due, order=order, title=order.title)
        Answer.objects.bulk_create(
            Answer(**owner, **due, task=task, unit=unit, part=Part.EACH, state=_answered(number))
            for number, unit in enumerate(units)
        )
        ties = found[month * FOUND : (month + 1) * FOUND]
        Tie.objects.bulk_create(Tie(**owner, entry=entry, task=task) for entry in ties)


def _answered(number: int) -> TaskState:
    return TaskState.PLANNED if number % 2 else TaskState.ACCEPTED
