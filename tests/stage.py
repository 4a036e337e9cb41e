"""The sample library in the middle of its year, with one of everything that a page can show."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models
from django_scopes import scope, scopes_disabled

from luoshi.desk.models import DailyTotal
from luoshi.desk.queries.totals import Figures
from luoshi.foundation.jobs import JobState, run_job
from luoshi.organisation.actions.calendar import change_day, change_word
from luoshi.organisation.actions.people import deactivate_person
from luoshi.organisation.actions.tree import invite_below
from luoshi.organisation.actions.units import add_unit, close_unit
from luoshi.organisation.models import Organisation, Person, Role, Subordination, Unit
from luoshi.papers import sheet as papers
from luoshi.plans.actions.assign import assign
from luoshi.plans.actions.confirm import confirm_all, dismiss_commitment, edit_commitment
from luoshi.plans.actions.documents import upload_document
from luoshi.plans.actions.flags import clear_flag, decline_commitment, flag_commitment, narrow_commitment
from luoshi.plans.actions.revisions import apply_revision, offer_revision
from luoshi.plans.actions.sheet import offer_sheet
from luoshi.plans.breakdown import BREAKDOWN
from luoshi.plans.ingest.job import NAME
from luoshi.plans.models import Commitment, Document, Plan, Revision
from luoshi.plans.queries.revision import revisions
from luoshi.plans.revising.comparison import comparison_of
from luoshi.plans.sheet.rows import in_sheet, row_of
from luoshi.web.sample import load_sample
from luoshi.work.actions.feeds import open_feed
from luoshi.work.actions.publish import publish_plan
from luoshi.work.actions.tasks import agree_date
from luoshi.work.models import Task
from luoshi.work.year.proposal import propose
from tests.assessed import assess
from tests.checked import look_again
from tests.met import meet
from tests.proof import prove
from tests.reminded import remind
from tests.responsible import report_on_duties, take_on
from tests.sheets import opened, place_of, saved

PLANS = Path(__file__).parent / "plans"
TORN = "青山市图书馆2026年安全要点\n一、消防安全\n1.巡查。每月巡查1次。\n4.检查。每季度检查1次，结果"


def set_stage() -> Organisation:
    """Made through the actions that people use, in an empty database."""
    library = load_sample()
    assert library is not None
    with scope(organisation=library.pk):
        clerk = person_of(Role.CLERK)
        plan = Plan.objects.get()
        _change_the_calendar(library)
        _go_through(plan, clerk)
        publish_plan(plan=plan, person=clerk, seen=propose(plan).fingerprint)
        _agree(clerk)
        take_on(plan, clerk)
        prove(clerk)
        look_again(clerk)
        meet(clerk)
        assess(clerk)
        report_on_duties(clerk)
        _bring_back_a_sheet(plan, clerk)
        _plan_of_last_year(plan, clerk)
        _revise(plan, clerk)
        for unit in (None, clerk.memberships_now[0].unit):
            open_feed(person=clerk, unit=unit)
        remind(library)
        _stand_in_a_tree(library)
        _upload(clerk, "university.txt", (PLANS / "university.txt").read_bytes())
        _upload(clerk, "残缺.txt", TORN.encode())
        _upload(clerk, "空白.txt", b" ")
    return library


def _stand_in_a_tree(library: Organisation) -> None:
    """The library stands below a bureau and above a branch; one more code is out, and what is owed is counted."""
    administrator = person_of(Role.ADMINISTRATOR)
    invite_below(person=administrator, ends_on=date(2030, 1, 1), note="东湖分馆")
    with scopes_disabled():
        bureau, branch = (
            Organisation.objects.create(name=name) for name in ("青山市文化局", "青山市图书馆西山分馆")
        )
        for below, above in ((library, bureau), (branch, library)):
            Subordination.objects.create(organisation=below, above=above)
            figures = asdict(Figures(owed=120, done=64, late=9, planned=(10,) * 12, accepted=(8,) * 12))
            DailyTotal.objects.create(
                organisation=below, day=date(2026, 6, 1), figures=figures, job_state=JobState.DONE
            )


def person_of(role: str) -> Person:
    """The first who has the role."""
    found: Person = Person.objects.filter(memberships__role=role, is_active=True).order_by("login")[0]
    return found


def _change_the_calendar(library: Organisation) -> None:
    administrator = person_of(Role.ADMINISTRATOR)
    change_day(organisation=library, person=administrator, day=date(2026, 6, 19), works=False, note="馆庆")
    change_word(organisation=library, person=administrator, phrase="年初", rule="on", value="02-28")
    passing = add_unit(organisation=library, person=administrator, name="筹备组")
    close_unit(unit=passing, person=administrator, on=date(2026, 3, 31))
    leaving = Person.objects.filter(memberships__role=Role.MEMBER).last()
    deactivate_person(changed=leaving, person=administrator)


def _go_through(plan: Plan, clerk: Person) -> None:
    """Flag and decide, edit, leave out, confirm most and leave a few to be confirmed."""
    rows = Commitment.objects.filter(plan=plan, state="read", flag_state="none").select_related("unit")
    member, legal = person_of(Role.MEMBER), person_of(Role.LEGAL)
    first = list(rows.prefetch_related("supports__unit").exclude(kind="standing")[:8])
    for row in first[:4]:
        flag_commitment(commitment=row, person=member, flag="person", reason="涉及个人信息")
    clear_flag(commitment=first[0], person=legal, reason="不涉及个人信息")
    narrow_commitment(commitment=first[1], person=legal, title="只登记场次", reason="不留个人名单")
    decline_commitment(commitment=first[2], person=legal, reason="不由本系统办理")
    edit_commitment(commitment=first[4], person=clerk, title="由办公室改过的事项", note="改过")
    dismiss_commitment(commitment=first[5], person=clerk, reason="与上一项重复")
    left = set(islice((row.pk for row in first[6:]), 2))
    confirm_all(commitments=[row for row in rows if row.pk not in left], person=clerk)
    unit = Unit.objects.filter(parent__isnull=False, closed_on=None)[0]
    nobodys = rows.model.objects.filter(plan=plan, state="confirmed", unit=None, each_unit=False)
    given = list(nobodys.select_related("unit").prefetch_related("supports__unit")[:20])
    assign(commitments=given, person=clerk, role="lead", unit=unit)


def _agree(clerk: Person) -> None:
    task = Task.objects.all()[0]
    agree_date(task=task, person=clerk, due_on=task.due_on + timedelta(days=3), reason="与总馆商定")


def _bring_back_a_sheet(plan: Plan, clerk: Person) -> None:
    """One note is new, one date cannot be read, one row is new, one column is of their own."""
    rows = opened(papers.write(BREAKDOWN, [row_of(row, "zh") for row in in_sheet(plan)], title="任务分解表"))
    head, note = place_of(rows, "备注")
    _head, due = place_of(rows, "时限")
    _head, title = place_of(rows, "承诺事项")
    rows[head + 1][note], rows[head + 2][due] = "已与总馆商定", "待定那天"
    added = [""] * len(rows[head])
    added[title] = "补充的一件事"
    rows[head].append("分管领导")
    offer_sheet(plan=plan, person=clerk, name="任务分解表.xlsx", data=saved([*rows, added]))


def _plan_of_last_year(plan: Plan, clerk: Person) -> None:
    """The beginning of this year's, led by one unit throughout."""
    issued = plan.document.text[:3000].replace(str(plan.year), str(plan.year - 1))
    document = _upload(clerk, "去年.txt", issued.encode())
    led = Commitment.objects.filter(plan__document=document).select_related("unit")
    unit = Unit.objects.filter(parent__isnull=False, closed_on=None)[0]
    assign(commitments=led.prefetch_related("supports__unit"), person=clerk, role="lead", unit=unit)


def _revise(plan: Plan, clerk: Person) -> None:
    """One version has been put in force, one waits: a sentence is gone from it, one altered, one new."""
    issued = plan.document.text
    offered = _offer(plan, clerk, "修订版.txt", issued.replace("每月", "每季度", 1))
    apply_revision(revision=offered, person=clerk, seen=comparison_of(offered).fingerprint)
    gone = Commitment.objects.filter(plan=plan, state="confirmed", tasks__isnull=False).first()
    assert gone is not None
    _offer(plan, clerk, "再次修订.txt", issued.replace(gone.quote, "") + "\n由办公室每月组织1次读者座谈会。")


def _offer(plan: Plan, clerk: Person, name: str, text: str) -> Revision:
    offered = offer_revision(plan=plan, person=clerk, name=name, file=ContentFile(text.encode()))
    run_job.func(NAME, str(offered.document_id))
    return revisions().get(pk=offered.pk)


def _upload(person: Person, name: str, data: bytes) -> Document:
    document, _new = upload_document(person=person, name=name, file=ContentFile(data))
    run_job.func(NAME, str(document.pk))
    return document


# Han characters and full-width punctuation, each with a place of its own in a private plane: not Chinese any
# more, as long as before, and as different from one another.
AWAY = {code: 0xF0000 + code for block in (range(0x3000, 0xA000), range(0xFF00, 0xFFF0)) for code in block}


def move_away() -> None:
    """Take all Chinese out of the organisation's own data: what is left on a page is the program's."""
    with scopes_disabled():
        for model in apps.get_models():
            fields = [field for field in model._meta.concrete_fields if _is_words(field)]
            if model.__module__.startswith("luoshi.") and fields:
                _move_rows(model, fields)


def _is_words(field: Any) -> bool:
    return isinstance(field, (models.CharField, models.TextField, models.JSONField)) and not field.choices


def _move_rows(model: Any, fields: list[Any]) -> None:
    # Not the model's own manager: the journal's refuses to change anything.
    rows = models.QuerySet(model)
    for row in rows.all():
        moved = {field.attname: _moved(getattr(row, field.attname)) for field in fields}
        rows.filter(pk=row.pk).update(**moved)


def _moved(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(AWAY)
    if isinstance(value, list):
        return [_moved(one) for one in value]
    if isinstance(value, dict):
        return {key: _moved(one) for key, one in value.items()}
    return value
