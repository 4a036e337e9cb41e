"""Plans and commitments for the tests of work, written straight into the database."""

from __future__ import annotations

from luoshi.organisation.models import Person, Unit
from luoshi.plans.models import (
    Commitment,
    CommitmentState,
    Document,
    Measure,
    Plan,
    Reviewer,
    Section,
    Support,
)
from luoshi.work.actions.publish import publish_plan
from luoshi.work.models import Task
from luoshi.work.year.dates import Dates
from luoshi.work.year.proposal import propose

TEXT = "青山市图书馆2026年工作要点\n一、办好服务\n1.夜间服务\n各科室每月开展1次安全检查。"


def a_plan(organisation, person, year=2026, **facts):
    number = Document.objects.count()
    document = Document.objects.create(
        organisation=organisation,
        name="要点.txt",
        sha256=f"{number:064}",
        size=len(TEXT),
        uploaded_by=person,
        text=TEXT,
        job_state="done",
    )
    return Plan.objects.create(
        **{
            **{"organisation": organisation, "document": document, "title": f"{year}年工作要点"},
            **{"year": year, "start": 0, "end": len(TEXT)},
            **facts,
        }
    )


def a_measure(plan, number=1):
    owner = {"organisation": plan.organisation, "plan": plan}
    section = Section.objects.create(
        **owner, number=number, title=f"第{number}板块", start=number * 10, end=number * 10 + 5
    )
    return Measure.objects.create(
        **owner,
        section=section,
        number=number,
        title=f"第{number}条",
        start=number * 10 + 5,
        end=number * 10 + 9,
    )


def a_commitment(plan, supports=(), **facts):
    position = Commitment.objects.filter(plan=plan).count()
    row = Commitment.objects.create(
        **{
            **{
                "organisation": plan.organisation,
                "plan": plan,
                "position": position,
                "title": f"第{position}件事",
            },
            **{"quote": "每月开展1次安全检查", "kind": "recurring", "every_n": 1, "every_unit": "month"},
            **{"state": CommitmentState.CONFIRMED},
            **facts,
        }
    )
    for name in supports:
        Support.objects.create(organisation=plan.organisation, commitment=row, unit=unit(name))
    return row


def once(plan, due="6月底前", **facts):
    return a_commitment(plan, **{"kind": "once", "every_n": None, "every_unit": "", "due_text": due, **facts})


def quota(plan, value=12, due="12月底前", **facts):
    number = {"times_op": ">=", "times_value": value, "times_unit": "场"}
    return a_commitment(
        plan, **{"kind": "quota", "every_n": None, "every_unit": "", "due_text": due, **number, **facts}
    )


def unit(name):
    return Unit.objects.get(name=name)


def clerk():
    return Person.objects.get(login="clerk")


def publish(plan, dates=Dates.KEEP):
    return publish_plan(plan=plan, person=clerk(), seen=propose(plan, dates).fingerprint, dates=dates)


def in_state(state):
    """The fields of an answer in that state: what is handed in waits for someone."""
    return {"state": state, "reviewer": Reviewer.OFFICE if state == "submitted" else ""}


def facts_of(plan):
    """All that publishing could change, to compare before and after."""
    tasks = Task.objects.filter(plan=plan).prefetch_related("answers")
    return {
        task.pk: (
            *(task.title, task.state, task.period_start, task.period_end, task.planned_on, task.due_on),
            *(task.target, task.target_op, task.target_max, task.target_unit, task.touched_at),
            frozenset(
                (answer.unit_id, answer.part, answer.due_on, answer.state) for answer in task.answers.all()
            ),
        )
        for task in tasks
    }
