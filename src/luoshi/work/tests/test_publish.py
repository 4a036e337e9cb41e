"""Publishing: shown before it is done, all or nothing, never twice, and never over what people have touched."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.urls import reverse

from luoshi.foundation.refusals import Conflict
from luoshi.journal.models import Event
from luoshi.plans.actions.confirm import (
    confirm_commitment,
    dismiss_commitment,
    edit_commitment,
    reopen_commitment,
)
from luoshi.plans.actions.flags import flag_commitment, narrow_commitment
from luoshi.plans.actions.plans import set_dates
from luoshi.plans.models import CommitmentState, PlanState
from luoshi.work.actions.publish import publish_plan
from luoshi.work.actions.tasks import agree_date
from luoshi.work.models import Answer, Task, TaskState
from luoshi.work.tests.build import a_commitment, a_plan, facts_of, once, publish, quota, unit
from luoshi.work.year.proposal import propose


def seen(client, plan, **query):
    page = client.get(reverse("publish_plan", args=[plan.pk]), query)
    assert page.status_code == 200
    return page


def send(client, plan, page):
    seen = {"seen": page.context["preview"].proposal.fingerprint, "dates": page.context["dates"]}
    return client.post(reverse("publish_plan", args=[plan.pk]), seen)


def test_the_preview_shows_the_tasks_of_each_unit_and_month_and_writes_nothing(plan, clerk):
    a_commitment(plan, unit=unit("采编部"))
    once(plan, unit=unit("读者服务部"))
    once(plan, "4月30日前")
    preview = seen(clerk, plan).context["preview"]
    rows = [(row.unit and row.unit.name, row.months, row.total) for row in preview.units]
    assert rows == [
        ("读者服务部", [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], 1),
        ("采编部", [1] * 12, 12),
        (None, [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0], 1),
    ]
    assert preview.totals == [1, 1, 1, 2, 1, 2, 1, 1, 1, 1, 1, 1]
    assert preview.answers == 14
    assert not Task.objects.exists()
    assert Event.objects.count() == 0


def test_publishing_makes_what_was_shown(plan, clerk):
    commitment = a_commitment(
        plan, unit=unit("采编部"), supports=["办公室"], times_op=">=", times_value=2, times_unit="次"
    )
    answer = send(clerk, plan, seen(clerk, plan))
    assert answer.status_code == 302
    plan.refresh_from_db()
    assert plan.state == PlanState.PUBLISHED
    assert plan.published_at is not None
    tasks = list(Task.objects.all())
    assert len(tasks) == 12
    first = tasks[0]
    assert (first.title, first.commitment, first.state) == (commitment.title, commitment, TaskState.PLANNED)
    assert (first.period_start, first.period_end) == (date(2026, 1, 1), date(2026, 1, 31))
    assert first.planned_on == first.due_on == date(2026, 1, 30)
    assert (first.target, first.target_op, first.target_unit) == (2, ">=", "次")
    answers = {(one.unit.name, one.part, one.due_on) for one in first.answers.all()}
    assert answers == {("采编部", "lead", first.due_on), ("办公室", "support", first.due_on)}
    told = Event.objects.get(verb="plan-published")
    assert told.data == {"made": 12, "moved": 0, "dropped": 0, "kept": 0}


def test_publishing_twice_makes_nothing_twice(plan, clerk):
    a_commitment(plan, times_op=">=", times_value="0.1", times_unit="吨")
    quota(plan, 20)
    page = seen(clerk, plan)
    send(clerk, plan, page)
    before = facts_of(plan)
    send(clerk, plan, page)
    assert facts_of(plan) == before
    assert len(before) == 13
    again = propose(plan)
    assert not again
    assert again.same == 13
    assert Event.objects.filter(verb="plan-published").count() == 1


def test_a_preview_that_is_out_of_date_is_shown_anew_and_writes_nothing(plan, clerk):
    a_commitment(plan)
    page = seen(clerk, plan)
    once(plan)
    answer = send(clerk, plan, page)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("publish_plan", args=[plan.pk]))
    assert not Task.objects.exists()
    shown = clerk.get(answer.url)
    assert len(shown.context["preview"].proposal.made) == 13
    assert "以下是最新预览" in shown.content.decode()


def test_a_fingerprint_is_refused_by_the_action_itself(plan, people):
    a_commitment(plan)
    with pytest.raises(Conflict):
        publish_plan(plan=plan, person=people["clerk"], seen="something else")


@pytest.mark.parametrize("step", ["Answer", "Publication", "record"])
def test_nothing_is_half_published(plan, people, monkeypatch, step):
    a_commitment(plan)

    def fail(*_args, **_kwargs):
        raise DatabaseError("the disk is full")

    at = {
        "Answer": "luoshi.work.actions.publish.Answer.objects.bulk_create",
        "Publication": "luoshi.work.actions.publish.Publication.objects.update_or_create",
        "record": "luoshi.work.actions.publish.record",
    }[step]
    with monkeypatch.context() as patch:
        patch.setattr(at, fail)
        with pytest.raises(DatabaseError):
            publish(plan)
    plan.refresh_from_db()
    assert plan.state == PlanState.DRAFT
    assert not Task.objects.exists()
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    "state", [state for state in CommitmentState.values if state not in ("confirmed", "narrowed")]
)
def test_what_is_not_confirmed_is_never_scheduled(plan, state):
    a_commitment(plan, state=state)
    assert not propose(plan)


def test_what_is_flagged_leaves_the_schedule_until_it_is_decided(plan, people):
    commitment = a_commitment(plan)
    publish(plan)
    flag_commitment(commitment=commitment, person=people["member"], flag="person", reason="要看人")
    assert set(Task.objects.values_list("state", flat=True)) == {"paused"}
    assert set(Answer.objects.values_list("state", flat=True)) == {"paused"}
    assert len(propose(plan).dropped) == 12


def test_the_tasks_of_a_narrowed_commitment_carry_the_reviewers_words(plan, people):
    commitment = a_commitment(
        plan, title="检查职工言行", state="read", flags=["speech"], flag_state="waiting"
    )
    narrow_commitment(
        commitment=commitment, person=people["legal"], title="检查值班记录", reason="不涉及个人"
    )
    publish(plan)
    assert set(Task.objects.values_list("title", flat=True)) == {"检查值班记录"}


def test_a_plan_issued_in_march_owes_nothing_for_january_and_february(library, people):
    plan = a_plan(library, people["clerk"], issued_on=date(2026, 3, 5))
    a_commitment(plan)
    publish(plan)
    assert [due.month for due in Task.objects.values_list("due_on", flat=True)] == [*range(3, 13)]


def test_a_later_change_shows_the_difference_first_and_replaces_only_untouched_tasks(plan, people, clerk):
    commitment = a_commitment(plan, unit=unit("采编部"))
    publish(plan)
    touched = Task.objects.get(period_start=date(2026, 5, 1))
    agree_date(task=touched, person=people["clerk"], due_on=date(2026, 5, 20), reason="提前")
    edit_commitment(commitment=commitment, person=people["clerk"], title="换一个说法", unit=unit("办公室"))
    before = facts_of(plan)
    page = seen(clerk, plan)
    proposal = page.context["preview"].proposal
    assert (len(proposal.made), len(proposal.moved), len(proposal.dropped)) == (0, 11, 0)
    assert [task.pk for task in proposal.kept] == [touched.pk]
    assert facts_of(plan) == before
    send(clerk, plan, page)
    after = facts_of(plan)
    assert after.keys() == before.keys()
    assert after[touched.pk] == before[touched.pk]
    assert {facts[0] for key, facts in after.items() if key != touched.pk} == {"换一个说法"}
    lead = {unit("办公室").pk}
    assert {one[0] for key, facts in after.items() if key != touched.pk for one in facts[-1]} == lead
    assert not propose(plan)


def test_a_dismissed_commitment_loses_its_untouched_tasks_and_keeps_the_touched(plan, people):
    commitment = a_commitment(plan)
    publish(plan)
    touched = Task.objects.get(period_start=date(2026, 5, 1))
    agree_date(task=touched, person=people["clerk"], due_on=date(2026, 5, 20), reason="提前")
    dismiss_commitment(commitment=commitment, person=people["clerk"], reason="不再办")
    proposal = publish(plan)
    assert (len(proposal.dropped), [task.pk for task in proposal.kept]) == (11, [touched.pk])
    assert list(Task.objects.all()) == [touched]
    assert Event.objects.filter(verb="task-dropped").count() == 11


def test_begun_work_is_taken_up_again_when_its_commitment_is(plan, people):
    commitment = a_commitment(plan)
    publish(plan)
    touched = Task.objects.get(period_start=date(2026, 5, 1))
    agree_date(task=touched, person=people["clerk"], due_on=date(2026, 5, 20), reason="提前")
    reopen_commitment(commitment=commitment, person=people["clerk"])
    confirm_commitment(commitment=commitment, person=people["clerk"])
    proposal = publish(plan)
    assert [task.pk for task in proposal.resumed] == [touched.pk]
    touched.refresh_from_db()
    assert (touched.state, touched.due_on) == (TaskState.OPEN, date(2026, 5, 20))
    assert touched.answers.get().state == TaskState.OPEN
    others = Task.objects.exclude(pk=touched.pk)
    assert set(others.values_list("state", flat=True)) == {"planned"}
    assert not propose(plan)


def test_the_plans_period_cuts_its_year(plan, people):
    a_commitment(plan)
    publish(plan)
    set_dates(plan=plan, person=people["clerk"], issued_on=None, ends_on=date(2026, 10, 31))
    proposal = propose(plan)
    assert [task.period_start.month for task in proposal.dropped] == [11, 12]


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor"])
def test_only_the_office_publishes(plan, people, as_person, role):
    a_commitment(plan)
    address = reverse("publish_plan", args=[plan.pk])
    assert as_person(people[role]).get(address).status_code == 403
    assert as_person(people[role]).post(address, {"seen": propose(plan).fingerprint}).status_code == 403
    with pytest.raises(PermissionDenied):
        publish_plan(plan=plan, person=people[role], seen=propose(plan).fingerprint)
    assert not Task.objects.exists()


def test_the_administrator_publishes_too(plan, people, as_person):
    a_commitment(plan)
    browser = as_person(people["administrator"])
    send(browser, plan, seen(browser, plan))
    assert Task.objects.count() == 12


def test_a_form_without_a_fingerprint_shows_the_preview(plan, clerk):
    a_commitment(plan)
    answer = clerk.post(reverse("publish_plan", args=[plan.pk]))
    assert answer.status_code == 200
    assert not Task.objects.exists()


def test_what_gives_no_task_is_listed(plan, clerk):
    undated = once(plan, "")
    a_commitment(plan, kind="standing", every_n=None, every_unit="")
    a_commitment(plan, every_unit="week")
    preview = seen(clerk, plan).context["preview"]
    assert [left.commitment for left in preview.undated.rows] == [undated]
    assert preview.standing == 1
    assert [left.period.start for left in preview.without_day.rows] == [date(2026, 2, 16)]


def test_a_year_without_published_holidays_says_so(library, people, clerk):
    plan = a_plan(library, people["clerk"], year=2031)
    assert "2031年放假安排尚未公布" in seen(clerk, plan).content.decode()
