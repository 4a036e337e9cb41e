"""From a commitment to everything that serves it in this room, and back to the sentence of the plan."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.work import serving
from luoshi.work.actions.chasers import write_chaser
from luoshi.work.actions.evidence import add_note
from luoshi.work.models import Answer, Task
from luoshi.work.serving import Part, Serving
from luoshi.work.tests.build import a_commitment, once, publish, unit

DAY = date(2026, 6, 10)


@pytest.fixture(autouse=True)
def _today(at):
    at(DAY)


@pytest.fixture
def drill(plan):
    """A drill that was due in May, late now, beside another commitment with a record of its own."""
    row = once(plan, "5月20日前", title="开展消防演练", unit=unit("读者服务部"), start=3, end=9)
    once(plan, "7月1日前", title="编印馆讯", unit=unit("采编部"))
    publish(plan)
    return row


def answer_of(row):
    return Answer.objects.select_related("task").get(task__commitment=row)


def shown(client, row):
    return client.get(reverse("commitment", args=[row.pk])).content.decode()


def test_its_tasks_evidence_and_chasers_stand_on_its_page_and_those_of_others_do_not(drill, people, clerk):
    answer = answer_of(drill)
    other = Answer.objects.select_related("task").get(task__title="编印馆讯")
    add_note(answer=answer, person=people["clerk"], note="签到表", happened_on=DAY)
    add_note(answer=other, person=people["clerk"], note="样刊", happened_on=DAY)
    write_chaser(person=people["clerk"], answers=[answer], text="请说明", reply_by=date(2026, 6, 20))
    page = shown(clerk, drill)
    for words in ("开展消防演练", "签到表", "督办〔2026〕1号", "每月开展1次安全检查", "逾期"):
        assert words in page
    assert reverse("task", args=[answer.task_id]) in page
    assert f"{reverse('reading', args=[drill.plan_id])}#card-{drill.pk}" in page
    assert "样刊" not in page and "编印馆讯" not in page
    answer.uses.update(withdrawn_at="2026-06-10T09:00Z")
    assert "签到表" not in shown(clerk, drill)


def test_what_is_done_for_it_with_another_one_serves_it_too(plan, clerk):
    kept = a_commitment(plan, title="开展检查", unit=unit("采编部"), due_text="")
    served = a_commitment(plan, title="检查消防", served_by=kept, served_from=date(2026, 11, 15))
    publish(plan)
    page = shown(clerk, served)
    for task in Task.objects.filter(commitment=kept):
        assert (reverse("task", args=[task.pk]) in page) == (task.due_on >= date(2026, 11, 15))
    assert reverse("commitment", args=[kept.pk]) in page


def test_more_than_are_shown_are_counted_and_the_list_leads_on(plan, clerk, monkeypatch):
    monkeypatch.setattr(serving, "MOST", 2)
    row = a_commitment(plan, unit=unit("采编部"))
    publish(plan)
    page = shown(clerk, row)
    assert "<small>12</small>" in page
    assert page.count('<li><div><a class="plain" href="/tasks/') == 2
    assert f"{reverse('tasks')}?commitment={row.pk}" in page


def test_a_room_above_adds_its_own_and_kinds_with_nothing_are_left_out(drill, clerk, monkeypatch):
    monkeypatch.setattr(
        serving,
        "_sources",
        [
            lambda row, _day: [
                Part("课程", "book", [Serving(f"为{row}", "/x/")], 1),
                Part("空的", "book", [], 0),
            ]
        ],
    )
    page = shown(clerk, drill)
    assert "课程" in page and "为开展消防演练" in page and "空的" not in page


@pytest.mark.parametrize(("kind", "said"), [("standing", "常年承诺没有任务"), ("once", "确认并发布后")])
def test_one_that_nothing_serves_says_what_comes_next(plan, clerk, kind, said):
    empty = {"every_n": None, "every_unit": "", "kind": kind}
    assert said in shown(clerk, a_commitment(plan, **empty))


@pytest.mark.parametrize("role", ["administrator", "clerk", "leader", "head", "member", "legal", "auditor"])
def test_everyone_inside_sees_it_and_a_stranger_does_not(drill, people, as_person, stranger, role):
    address = reverse("commitment", args=[drill.pk])
    assert as_person(people[role]).get(address).status_code == 200
    assert as_person(stranger).get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_twelve_queries_however_much_serves_it(
    plan, people, clerk, django_assert_max_num_queries, count
):
    row = a_commitment(plan, unit=unit("采编部"), ask="inspection")
    publish(plan)
    for answer in Answer.objects.filter(task__commitment=row)[:count]:
        add_note(answer=answer, person=people["clerk"], note="签到表", happened_on=DAY)
    with django_assert_max_num_queries(12):
        shown(clerk, row)


def test_a_task_and_its_evidence_lead_back_to_the_sentence(drill, people, clerk):
    answer = answer_of(drill)
    use = add_note(answer=answer, person=people["clerk"], note="签到表", happened_on=DAY)
    place = f"{reverse('reading', args=[drill.plan_id])}#card-{drill.pk}"
    for address in (reverse("task", args=[answer.task_id]), reverse("piece", args=[use.evidence_id])):
        page = clerk.get(address).content.decode()
        assert place in page and reverse("commitment", args=[drill.pk]) in page
