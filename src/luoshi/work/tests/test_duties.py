"""Work without a date: what an event asks for follows once it is recorded; what stands is looked through quarterly."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.journal.models import Event
from luoshi.notices.sources import matters
from luoshi.work.models import Look, Occurrence, Task
from luoshi.work.tests.build import a_commitment, publish, unit
from luoshi.work.year.proposal import propose

NOW, LAST_DAYS = date(2026, 6, 10), date(2026, 6, 24)


@pytest.fixture
def undated(plan, people, today):
    """读者服务部 keeps the stacks and reports after each event; each unit keeps its desk; 办公室 guards the seal."""
    today(NOW)
    bare = {"every_n": None, "every_unit": ""}
    a_commitment(plan, title="保持书库整洁", kind="standing", unit=unit("读者服务部"), **bare)
    a_commitment(plan, title="爱护桌面", kind="standing", each_unit=True, **bare)
    a_commitment(
        plan, title="保管印章", kind="standing", unit=unit("办公室"), supports=["读者服务部"], **bare
    )
    a_commitment(
        plan,
        title="提交总结",
        kind="on_event",
        unit=unit("读者服务部"),
        due_text="活动结束后5个工作日内",
        **bare,
    )
    a_commitment(plan, title="处置突发情况", kind="on_event", each_unit=True, quote="随时处置。", **bare)
    publish(plan)
    return plan


def said(form_page, standing="going"):
    """The whole form as one fills it in."""
    form = form_page.context["form"]
    return {name: standing if name.startswith("standing") else "照常" for name in form.fields}


def named(title, plan):
    return plan.commitments.get(title=title)


def test_a_unit_sees_its_own_and_what_each_unit_owes(undated, people, as_person):
    page = as_person(people["head"]).get(reverse("duties"), follow=True)
    assert page.context["unit"] == unit("读者服务部")
    assert [row.title for row in page.context["duties"].standing] == ["保持书库整洁", "爱护桌面", "保管印章"]
    assert [row.title for row, _may in page.context["events"]] == ["提交总结", "处置突发情况"]
    other = as_person(people["head"]).get(reverse("unit_duties", args=[unit("采编部").pk]))
    assert [row.title for row in other.context["duties"].standing] == ["爱护桌面"]
    assert other.context["may_look"] is False


def test_all_is_looked_through_in_one_go_and_said_again_in_place(undated, people, as_person):
    head = as_person(people["head"])
    address = reverse("unit_duties", args=[unit("读者服务部").pk])
    head.post(address, said(head.get(address)))
    head.post(address, said(head.get(address), "done"))
    assert set(Look.objects.values_list("unit__name", "quarter", "standing", "note")) == {
        ("读者服务部", date(2026, 4, 1), "done", "照常")
    }
    assert Look.objects.count() == 3
    assert [event.data["looked"] for event in Event.objects.filter(verb="standing-looked-through")] == [3, 3]
    assert "第2季度已由" in head.get(address).content.decode()


def test_a_new_quarter_begins_with_what_was_said_last(undated, people, as_person, today):
    head, address = as_person(people["head"]), reverse("unit_duties", args=[unit("读者服务部").pk])
    head.post(address, said(head.get(address), "not-yet"))
    today(date(2026, 7, 1))
    page = head.get(address)
    assert page.context["duties"].looked is None
    assert {field.initial for name, field in page.context["form"].fields.items() if name[0] == "s"} == {
        "not-yet"
    }


def test_in_the_last_days_of_a_quarter_it_is_asked_for_until_done(undated, people, as_person, today):
    head = as_person(people["head"])
    assert head.get(reverse("my_work")).context["to_look"] == []
    today(LAST_DAYS)
    assert head.get(reverse("my_work")).context["to_look"] == [unit("读者服务部")]
    asked = {matter.title for matter in matters(LAST_DAYS) if matter.section == "to-look"}
    assert {"读者服务部", "办公室", "采编部"} <= asked
    address = reverse("unit_duties", args=[unit("读者服务部").pk])
    head.post(address, said(head.get(address)))
    assert head.get(reverse("my_work")).context["to_look"] == []
    assert "读者服务部" not in {matter.title for matter in matters(LAST_DAYS) if matter.section == "to-look"}


def test_the_office_sees_who_has_looked(undated, people, as_person):
    head, address = as_person(people["head"]), reverse("unit_duties", args=[unit("读者服务部").pk])
    head.post(address, said(head.get(address)))
    rows = {row.unit.name: row for row in as_person(people["clerk"]).get(reverse("looks")).context["rows"]}
    assert (rows["读者服务部"].owed, rows["读者服务部"].going, rows["读者服务部"].last.by) == (
        3,
        3,
        people["head"],
    )
    assert (rows["办公室"].owed, rows["办公室"].last) == (2, None)
    assert head.get(reverse("looks")).status_code == 403


def test_nobody_looks_for_another_unit_but_the_office(undated, people, as_person):
    address = reverse("unit_duties", args=[unit("采编部").pk])
    head, clerk = as_person(people["head"]), as_person(people["clerk"])
    assert head.post(address, said(clerk.get(address))).status_code == 403
    assert clerk.post(address, said(clerk.get(address))).status_code == 302


def test_what_an_event_asks_for_is_due_as_the_plan_says(undated, people, as_person):
    head = as_person(people["head"])
    address = reverse("happened", args=[named("提交总结", undated).pk])
    form = head.get(address).context["form"]
    assert form.initial["due_on"] == date(2026, 6, 17)
    head.post(address, {"note": "读书会", "happened_on": "2026-06-09", "due_on": "2026-06-16"})
    task = Task.objects.get(occurrence__note="读书会")
    assert (task.title, task.due_on, task.state) == ("提交总结", date(2026, 6, 16), "planned")
    assert [(one.unit.name, one.part) for one in task.answers.all()] == [("读者服务部", "lead")]
    assert Event.objects.filter(verb="occurrence-recorded", object=task.pk).exists()
    assert "读书会" in head.get(reverse("duties"), follow=True).content.decode()


def test_the_same_may_happen_twice_on_a_day(undated, people, as_person):
    head = as_person(people["head"])
    address = reverse("happened", args=[named("提交总结", undated).pk])
    for note in ("上午场", "下午场"):
        head.post(address, {"note": note, "happened_on": "2026-06-09", "due_on": "2026-06-16"})
    assert Task.objects.filter(title="提交总结").count() == 2


def test_where_each_unit_answers_it_is_asked_only_where_it_happened(undated, people, as_person):
    address = reverse("happened", args=[named("处置突发情况", undated).pk])
    told = {"note": "停电", "happened_on": "2026-06-10", "due_on": "2026-06-10"}
    head = as_person(people["head"])
    assert head.post(address, told).status_code == 422
    assert head.post(address, {**told, "unit": unit("采编部").pk}).status_code == 422
    head.post(address, {**told, "unit": unit("读者服务部").pk})
    task = Task.objects.get(occurrence__note="停电")
    assert [(one.unit.name, one.part) for one in task.answers.all()] == [("读者服务部", "each")]


def test_publishing_anew_leaves_it_alone_and_takes_it_up_again_after_a_pause(undated, people, as_person):
    head, clerk = as_person(people["head"]), as_person(people["clerk"])
    row = named("提交总结", undated)
    told = {"note": "读书会", "happened_on": "2026-06-09", "due_on": "2026-06-16"}
    head.post(reverse("happened", args=[row.pk]), told)
    assert propose(undated).count == 0
    clerk.post(reverse("reopen_commitment", args=[row.pk]), {"version": row.version})
    assert Task.objects.get(occurrence__note="读书会").state == "paused"
    row.refresh_from_db()
    clerk.post(reverse("confirm_commitment", args=[row.pk]), {"version": row.version})
    publish(undated)
    assert Task.objects.get(occurrence__note="读书会").state == "open"


def test_it_is_taken_back_as_long_as_nobody_has_begun(undated, people, as_person):
    head = as_person(people["head"])
    address = reverse("happened", args=[named("提交总结", undated).pk])
    for note in ("读书会", "讲座"):
        head.post(address, {"note": note, "happened_on": "2026-06-09", "due_on": "2026-06-16"})
    first, second = (Occurrence.objects.get(note=note) for note in ("读书会", "讲座"))
    head.post(reverse("take_back_occurrence", args=[first.pk]))
    assert not Task.objects.filter(occurrence__note="读书会").exists()
    head.post(
        reverse("add_note", args=[second.tasks.get().answers.get().pk]),
        {"note": "写好了", "happened_on": "2026-06-10", "quantity": "1"},
    )
    refused = head.post(reverse("take_back_occurrence", args=[second.pk]), follow=True)
    assert "免办" in refused.content.decode()
    assert Occurrence.objects.filter(note="讲座").exists()


def test_who_has_nothing_to_do_with_it_does_not_record_it(undated, people, as_person):
    address = reverse("happened", args=[named("提交总结", undated).pk])
    assert as_person(people["auditor"]).get(address).status_code == 403
    assert as_person(people["leader"]).post(address, {}).status_code == 403


def test_the_pages_ask_the_database_the_same_few_times(
    undated, people, as_person, today, django_assert_max_num_queries
):
    today(LAST_DAYS)
    clerk = as_person(people["clerk"])
    for address in (
        reverse("unit_duties", args=[unit("读者服务部").pk]),
        reverse("looks"),
        reverse("my_work"),
    ):
        with django_assert_max_num_queries(12):
            clerk.get(address)
