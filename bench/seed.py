"""An organisation of the size that the figures are about: 40 units, 6,000 commitments, 60,000 tasks, 100,000 pieces.

Half of the commitments are standing and give no task; a quarter of the others is weekly, the rest monthly. One
plan more is confirmed and not yet published.
"""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from django.utils import timezone
from django_scopes import scope

from luoshi.organisation.models import Membership, Organisation, Person, Role, Unit
from luoshi.plans.models import (
    Commitment,
    CommitmentState,
    Document,
    Measure,
    Plan,
    PromiseKind,
    Reviewer,
    Section,
    Sentence,
)
from luoshi.work.actions.publish import publish_plan
from luoshi.work.models import Answer, Evidence, EvidenceKind, Task, TaskState, Use
from luoshi.work.year.proposal import propose

YEAR = 2026
UNITS, PLANS, MEASURES, PER_MEASURE = 40, 40, 25, 6
STANDING, WEEKLY = 0.5, 0.24
PIECES, WAITING = 100_000, 5
draw = random.Random(1)  # noqa: S311


def seed(which: int = 0) -> Person:
    """One organisation more, one of several by `which`; returns its clerk. About a minute."""
    organisation = Organisation.objects.create(name=f"云川市水务集团{which or ''}")
    with scope(organisation=organisation.pk):
        units = _units(organisation)
        clerk = _people(organisation, units, f"{which or ''}p")
        for number in range(PLANS):
            plan = _plan(organisation, clerk, units, number)
            publish_plan(plan=plan, person=clerk, seen=propose(plan).fingerprint)
            _work_off(plan, clerk)
        _plan(organisation, clerk, units, PLANS)
    return clerk


def _units(organisation: Organisation) -> list[Unit]:
    root = Unit.objects.create(organisation=organisation, name="集团领导")
    rows = [
        Unit(organisation=organisation, parent=root, name=f"第{number}管理所", position=number)
        for number in range(1, UNITS + 1)
    ]
    return Unit.objects.bulk_create(rows)


def _people(organisation: Organisation, units: list[Unit], login: str) -> Person:
    people = [
        Person(organisation=organisation, login=f"{login}{number}", name=f"员工{number}")
        for number in range(500)
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


def _plan(organisation: Organisation, clerk: Person, units: list[Unit], number: int) -> Plan:
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
        start=0,
        end=len(text),
    )
    section = Section.objects.create(
        organisation=organisation, plan=plan, number=1, title="安全供水", start=0, end=1
    )
    _commitments(plan, section, units, len(line))
    return plan


def _work_off(plan: Plan, clerk: Person) -> None:
    """Nine in ten of what was due by the summer are done and proven, a few of the others handed in."""
    due = list(Task.objects.filter(plan=plan, due_on__lt=date(YEAR, 7, 1)).values_list("pk", flat=True))
    done = draw.sample(due, len(due) * 9 // 10)
    Task.objects.filter(pk__in=done).update(state=TaskState.ACCEPTED, touched_at=timezone.now())
    answers = Answer.objects.filter(task__in=done)
    answers.update(state=TaskState.ACCEPTED, closed_on=date(YEAR, 6, 20), reported=1, reached=1)
    _prove(plan, list(answers), clerk)
    waiting = Answer.objects.filter(task__in=set(due) - set(done)).values("pk")[:WAITING]
    handed_in = {"state": TaskState.SUBMITTED, "reviewer": Reviewer.OFFICE, "submitted_at": timezone.now()}
    Answer.objects.filter(pk__in=list(waiting.values_list("pk", flat=True))).update(**handed_in)


def _prove(plan: Plan, answers: list[Answer], clerk: Person) -> None:
    """So many pieces that all plans together have 100,000."""
    owner = {"organisation_id": plan.organisation_id}
    pieces = [
        Evidence(
            **owner,
            kind=EvidenceKind.NOTE,
            title="巡检记录",
            note="巡检记录",
            sha256=f"{draw.getrandbits(256):064x}",
            happened_on=date(YEAR, 3, 1),
            unit_id=answers[number % len(answers)].unit_id,
            added_by=clerk,
        )
        for number in range(PIECES // PLANS)
    ]
    Evidence.objects.bulk_create(pieces, batch_size=1000)
    counted = min(len(pieces), len(answers) * 3)
    Use.objects.bulk_create(
        (
            Use(**owner, answer=answers[number % len(answers)], evidence=pieces[number], by=clerk)
            for number in range(counted)
        ),
        batch_size=1000,
    )


def _commitments(plan: Plan, section: Section, units: list[Unit], length: int) -> None:
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
    Commitment.objects.bulk_create(
        Commitment(
            organisation_id=plan.organisation_id,
            plan=plan,
            measure=measure,
            position=start,
            start=start,
            end=start + 11,
            quote="每月开展1次泵站设备巡检",
            title="开展泵站设备巡检",
            **_rhythm(),
            unit=draw.choice(units),
            state=CommitmentState.CONFIRMED,
        )
        for measure, start in places
    )


def _rhythm() -> dict[str, Any]:
    if draw.random() < STANDING:
        return {"kind": PromiseKind.STANDING}
    return {
        "kind": PromiseKind.RECURRING,
        "every_n": 1,
        "every_unit": "week" if draw.random() < WEEKLY else "month",
    }
