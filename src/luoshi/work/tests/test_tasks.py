"""The list of tasks, one task, and another date for it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.models import Event
from luoshi.work.actions.tasks import agree_date
from luoshi.work.models import Task, TaskState
from luoshi.work.tests.build import a_commitment, a_measure, a_plan, in_state, once, publish, quota, unit

NOW = date(2026, 6, 10)


@pytest.fixture
def year(plan, today):
    """A year in June: twelve monthly checks of 采编部, one deadline of nobody, one quota of 办公室."""
    today(NOW)
    a_commitment(plan, ["读者服务部"], title="每月检查", unit=unit("采编部"), measure=a_measure(plan))
    once(plan, "6月15日前", title="修订制度")
    quota(plan, 24, title="举办讲座", unit=unit("办公室"))
    publish(plan)
    return plan


def listed(client, **query):
    page = client.get(reverse("tasks"), query)
    assert page.status_code == 200
    return [(task.title, task.due_on.month) for task in page.context["lines"]]


def test_the_list_stands_by_due_date_or_the_other_way_round(year, clerk):
    assert listed(clerk)[0] == ("每月检查", 1)
    assert listed(clerk)[-1][1] == 12
    assert len(listed(clerk)) == 14
    assert listed(clerk, order="latest") == listed(clerk)[::-1]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "讲座"}, [("举办讲座", 12)]),
        ({"month": 6}, [("修订制度", 6), ("每月检查", 6)]),
        ({"month": 6, "year": 2025}, []),
        ({"year": 2027}, []),
        ({"kind": "quota"}, [("举办讲座", 12)]),
        ({"kind": "once"}, [("修订制度", 6)]),
        ({"unit": "none"}, [("修订制度", 6)]),
        ({"unit": "none", "state": "late"}, []),
        ({"state": "late"}, [("每月检查", month) for month in range(1, 6)]),
        ({"state": "soon"}, [("修订制度", 6)]),
        ({"state": "near"}, [("修订制度", 6), ("每月检查", 6)]),
        ({"state": "done"}, []),
        ({"state": "paused"}, []),
        ({"day": "2026-06-15"}, [("修订制度", 6)]),
        ({"part": "support", "month": 2}, [("每月检查", 2)]),
        ({"part": "owed", "month": 12}, [("每月检查", 12), ("举办讲座", 12)]),
        ({"year": "twenty"}, [("每月检查", 1)]),
    ],
)
def test_the_filters_of_the_address(year, clerk, query, expected):
    assert listed(clerk, **query)[: max(1, len(expected))] == expected


def test_the_units_filters(year, clerk, people, as_person):
    assert len(listed(clerk, unit=unit("采编部").pk)) == 12
    assert len(listed(clerk, unit=unit("读者服务部").pk)) == 12
    assert listed(clerk, unit=unit("读者服务部").pk, part="owed") == []
    assert listed(clerk, unit="mine") == [("举办讲座", 12)]
    assert len(listed(as_person(people["head"]), unit="mine")) == 12


def test_a_units_state_is_its_own_answers(year, clerk):
    february = Task.objects.get(period_start=date(2026, 2, 1))
    february.answers.filter(part="support").update(state=TaskState.ACCEPTED)
    late = [("每月检查", month) for month in range(1, 6)]
    assert listed(clerk, unit=unit("采编部").pk, state="late") == late
    assert listed(clerk, unit=unit("读者服务部").pk, state="late") == [one for one in late if one[1] != 2]
    assert listed(clerk, unit=unit("读者服务部").pk, state="done") == [("每月检查", 2)]


def test_filters_that_other_pages_set_are_named_and_can_be_left(year, clerk):
    commitment = year.commitments.get(kind="quota")
    measure = year.measures.get()
    assert listed(clerk, commitment=commitment.pk) == [("举办讲座", 12)]
    assert len(listed(clerk, measure=measure.pk)) == 12
    assert len(listed(clerk, section=measure.section.pk)) == 12
    assert "举办讲座" in clerk.get(reverse("tasks"), {"commitment": commitment.pk}).content.decode()
    assert clerk.get(reverse("tasks"), {"day": "2026-06-15"}).context["only"] == date(2026, 6, 15)


def test_what_rests_is_shown_only_where_it_is_asked_for(year, clerk):
    Task.objects.filter(period_start=date(2026, 2, 1)).update(state=TaskState.PAUSED)
    assert ("每月检查", 2) not in listed(clerk)
    assert listed(clerk, state="paused") == [("每月检查", 2)]


def test_fifty_on_a_page(year, clerk, library, people):
    other = a_plan(library, people["clerk"])
    a_commitment(other, every_unit="week")
    publish(other)
    assert len(listed(clerk)) == 50
    assert len(listed(clerk, page=2)) == 14 + 52 - 50
    assert len(listed(clerk, plan=other.pk, page=2)) == 2


def test_empty_lists_say_what_to_do(library, people, clerk, plan):
    assert "还没有任务" in clerk.get(reverse("tasks")).content.decode()
    assert "没有符合条件的任务" in clerk.get(reverse("tasks"), {"q": "无"}).content.decode()


def shown(client, task):
    return client.get(reverse("task", args=[task.pk]))


def test_a_task_shows_its_sentence_its_units_and_who_has_answered(year, clerk, library):
    a_commitment(year, title="各自检查", each_unit=True)
    publish(year)
    task = Task.objects.filter(title="各自检查").first()
    task.answers.filter(unit__name="办公室").update(**in_state("submitted"))
    page = shown(clerk, task).content.decode()
    assert "每月开展1次安全检查" in page
    assert f"{reverse('reading', args=[year.pk])}#card-{task.commitment_id}" in page
    assert "1/3" in page
    assert all(name in page for name in ("办公室", "读者服务部", "采编部", "待审核")), page


def test_a_task_without_a_unit_says_so(year, clerk):
    assert "待落实" in shown(clerk, Task.objects.get(title="修订制度")).content.decode()
    assert "待落实" in clerk.get(reverse("tasks"), {"q": "修订"}).content.decode()


def test_a_narrowed_task_shows_the_reviewers_words_alone(year, clerk):
    task = Task.objects.get(title="举办讲座")
    task.commitment.state, task.commitment.quote = "narrowed", "逐人排查"
    task.commitment.save()
    page = shown(clerk, task).content.decode()
    assert "逐人排查" not in page
    assert "经法制审核限缩" in page


def test_limits_documents_and_notes_are_shown(year, clerk):
    task = Task.objects.get(title="修订制度")
    task.commitment.threshold, task.commitment.product = "满意度≥95%", "借阅规则"
    task.commitment.save()
    page = shown(clerk, task).content.decode()
    assert "满意度≥95%" in page
    assert "《借阅规则》" in page


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 1, 1), 0), (date(2026, 6, 30), 12), (date(2026, 12, 31), 24), (date(2027, 2, 1), 24)],
)
def test_a_quota_says_where_it_should_stand(year, clerk, today, day, expected):
    today(day)
    pace = shown(clerk, Task.objects.get(title="举办讲座")).context["pace"]
    assert (pace.expected, pace.target, pace.unit) == (expected, 24, "场")


def test_the_pace_is_a_sentence(year, clerk, today):
    today(date(2026, 6, 30))
    page = shown(clerk, Task.objects.get(title="举办讲座")).content.decode()
    assert "到今天应完成12场，全年共24场" in page


@pytest.mark.parametrize(
    "facts", [{"target": 1}, {"target": None}, {"target_op": "<="}, {"state": "accepted"}]
)
def test_what_has_no_pace_says_none(year, clerk, facts):
    Task.objects.filter(title="举办讲座").update(**facts)
    assert shown(clerk, Task.objects.get(title="举办讲座")).context["pace"] is None


def test_a_quota_that_has_not_begun_has_no_pace_yet(year, clerk):
    Task.objects.filter(title="举办讲座").update(period_start=date(2026, 6, 11))
    assert shown(clerk, Task.objects.get(title="举办讲座")).context["pace"] is None
    assert shown(clerk, Task.objects.get(title="修订制度")).context["pace"] is None


def test_the_history_begins_with_the_publishing_that_made_it(year, people, clerk):
    task = Task.objects.get(title="修订制度")
    agree_date(task=task, person=people["clerk"], due_on=date(2026, 6, 18), reason="等文件")
    publish(year)
    year.commitments.filter(kind="quota").update(title="办讲座")
    publish(year)
    told = [
        (line["what"], line["from_"], line["to"], line["note"])
        for line in shown(clerk, task).context["events"]
    ]
    assert told == [
        ("为“修订制度”商定了新日期", "2026年6月15日", "2026年6月18日", "等文件"),
        ("发布了2026年工作要点：生成14项，更新0项，撤下0项，保持0项", "", "", ""),
    ]
    moved = shown(clerk, Task.objects.get(title="办讲座")).context["events"]
    assert moved[0]["what"] == "重新发布，更新了“举办讲座”"
    assert len(moved) == 2


def test_another_date_is_agreed_with_its_reason(year, clerk):
    task = Task.objects.get(period_start=date(2026, 7, 1))
    form = {"due_on": "2026-07-20", "reason": "馆舍维修"}
    answer = clerk.post(reverse("agree_date", args=[task.pk]), form)
    assert answer.url == reverse("task", args=[task.pk])
    task.refresh_from_db()
    assert (task.due_on, task.planned_on) == (date(2026, 7, 20), date(2026, 7, 31))
    assert task.touched_at is not None
    assert set(task.answers.values_list("due_on", flat=True)) == {date(2026, 7, 20)}
    assert Event.objects.get(verb="date-agreed").data["due_on"] == ["2026-07-31", "2026-07-20"]
    assert "规则日期" in shown(clerk, task).content.decode()


def test_an_answered_part_keeps_its_date(year, people):
    task = Task.objects.get(period_start=date(2026, 7, 1))
    task.answers.filter(part="support").update(state=TaskState.ACCEPTED)
    agree_date(task=task, person=people["clerk"], due_on=date(2026, 7, 20), reason="")
    assert task.answers.get(part="support").due_on == date(2026, 7, 31)


@pytest.mark.parametrize("form", [{"due_on": "", "reason": "x"}, {"due_on": "2026-07-20", "reason": ""}, {}])
def test_a_date_without_day_or_reason_is_not_taken(year, clerk, form):
    task = Task.objects.get(period_start=date(2026, 7, 1))
    assert clerk.post(reverse("agree_date", args=[task.pk]), {"x": "y", **form}).status_code == 422
    task.refresh_from_db()
    assert task.touched_at is None


@pytest.mark.parametrize("state", ["accepted", "waived", "paused", "superseded"])
def test_a_closed_task_keeps_its_date(year, people, state):
    task = Task.objects.get(period_start=date(2026, 7, 1))
    Task.objects.filter(pk=task.pk).update(state=state)
    with pytest.raises(Refused) as refusal:
        agree_date(task=task, person=people["clerk"], due_on=date(2026, 7, 20), reason="x")
    assert refusal.value.code == "task-closed"


def test_the_same_date_is_no_new_date(year, people):
    task = Task.objects.get(period_start=date(2026, 7, 1))
    with pytest.raises(Refused) as refusal:
        agree_date(task=task, person=people["clerk"], due_on=task.due_on, reason="x")
    assert refusal.value.code == "same-date"


def test_a_task_that_publishing_dropped_meanwhile_is_a_conflict(year, people):
    task = Task.objects.get(period_start=date(2026, 7, 1))
    Task.objects.filter(pk=task.pk).delete()
    with pytest.raises(Conflict):
        agree_date(task=task, person=people["clerk"], due_on=date(2026, 7, 20), reason="x")
