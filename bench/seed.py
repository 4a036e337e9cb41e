"""An organisation of the size that the figures are about: 40 units, 3,000 commitments, 60,000 tasks."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.utils import timezone
from django_scopes import scope

from luoshi.organisation.models import Membership, Organisation, Person, Role, Unit
from luoshi.plans.models import Commitment, CommitmentState, Document, Measure, Plan, PlanState, Section, Sentence
from luoshi.schedule.months import month_end
from luoshi.work.models import Answer, Part, Publication, Task, TaskState
from luoshi.work.year.inputs import inputs_of

YEAR = 2026
UNITS, PLANS, MEASURES, PER_MEASURE, TASKS = 40, 20, 25, 6, 20
draw = random.Random(1)  # noqa: S311


def seed() -> Person:
    """Fill the empty database; returns the clerk. About a minute."""
    organisation = Organisation.objects.create(name="云川市水务集团")
    with scope(organisation=organisation.pk):
        units = _units(organisation)
        clerk = _people(organisation, units)
        for number in range(PLANS):
            _plan(organisation, clerk, units, number)
    return clerk


def _units(organisation: Organisation) -> list[Unit]:
    root = Unit.objects.create(organisation=organisation, name="集团领导")
    rows = [
        Unit(organisation=organisation, parent=root, name=f"第{number}管理所", position=number)
        for number in range(1, UNITS + 1)
    ]
    return Unit.objects.bulk_create(rows)


def _people(organisation: Organisation, units: list[Unit]) -> Person:
    people = [
        Person(organisation=organisation, login=f"p{number}", name=f"员工{number}") for number in range(500)
    ]
    Person.objects.bulk_create(people)
    Membership.objects.bulk_create(
        Membership(
            organisation=organisation,
            person=person,
            unit=units[number % UNITS],
            role=Role.CLERK if number == 0 else Role.MEMBER,
        )
        for number, person in enumerate(people)
    )
    return people[0]


def _plan(organisation: Organisation, clerk: Person, units: list[Unit], number: int) -> None:
    line = "每月开展1次泵站设备巡检，发现隐患当场登记并限期整改。"
    text = f"第{number}号工作要点\n" + line * MEASURES * PER_MEASURE
    document = Document.objects.create(
        organisation=organisation,
        name=f"{number}.txt",
        sha256=f"{number:064}",
        size=len(text),
        uploaded_by=clerk,
        text=text,
        job_state="done",
    )
    plan = Plan.objects.create(
        organisation=organisation,
        document=document,
        title=f"第{number}号工作要点",
        year=YEAR,
        state=PlanState.PUBLISHED,
        published_at=timezone.now(),
        start=0,
        end=len(text),
    )
    section = Section.objects.create(
        organisation=organisation, plan=plan, number=1, title="安全供水", start=0, end=1
    )
    commitments = _commitments(plan, section, units, len(line))
    _tasks(plan, commitments)
    Publication.objects.create(organisation=organisation, plan=plan, by=clerk, inputs=inputs_of([plan])[plan.pk])


def _commitments(plan: Plan, section: Section, units: list[Unit], length: int) -> list[Commitment]:
    measures = Measure.objects.bulk_create(
        Measure(
            organisation_id=plan.organisation_id,
            plan=plan,
            section=section,
            number=number,
            title=f"第{number}项",
            start=number,
            end=number + 1,
        )
        for number in range(1, MEASURES + 1)
    )
    places = [(measure, 12 + index * length) for index, measure in enumerate(measures * PER_MEASURE)]
    Sentence.objects.bulk_create(
        Sentence(
            organisation_id=plan.organisation_id,
            plan=plan,
            measure=measure,
            label="action",
            start=start,
            end=start + length,
        )
        for measure, start in places
    )
    return Commitment.objects.bulk_create(
        Commitment(
            organisation_id=plan.organisation_id,
            plan=plan,
            measure=measure,
            position=start,
            start=start,
            end=start + 11,
            quote="每月开展1次泵站设备巡检",
            title="开展泵站设备巡检",
            kind="recurring",
            every_n=1,
            every_unit="month",
            unit=draw.choice(units),
            state=CommitmentState.CONFIRMED,
        )
        for measure, start in places
    )


def _tasks(plan: Plan, commitments: list[Commitment]) -> None:
    tasks = [_task(plan, commitment, number) for commitment in commitments for number in range(TASKS)]
    Task.objects.bulk_create(tasks, batch_size=2000)
    Answer.objects.bulk_create(
        (
            Answer(
                organisation_id=plan.organisation_id,
                task=task,
                unit=task.commitment.unit,
                part=Part.LEAD,
                due_on=task.due_on,
                state=task.state,
            )
            for task in tasks
        ),
        batch_size=2000,
    )


def _task(plan: Plan, commitment: Commitment, number: int) -> Task:
    month = number % 12 + 1
    start = date(YEAR, month, 1) + timedelta(days=number)
    due = min(month_end(YEAR, month), start + timedelta(days=draw.randint(0, 27)))
    done = due < date(YEAR, 7, 1) and draw.random() < 0.9
    return Task(
        organisation_id=plan.organisation_id,
        plan=plan,
        commitment=commitment,
        title=commitment.title,
        period_start=start,
        period_end=max(start, month_end(YEAR, month)),
        planned_on=max(start, due),
        due_on=max(start, due),
        target=1,
        target_op="=",
        target_unit="次",
        state=TaskState.ACCEPTED if done else TaskState.PLANNED,
    )
