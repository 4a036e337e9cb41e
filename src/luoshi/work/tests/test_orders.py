"""Work given without a plan: one task, each unit answering for itself, like all other work."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.work.actions.answers import submit
from luoshi.work.actions.orders import give_order
from luoshi.work.models import Order, Task
from luoshi.work.tests.build import once, publish, unit

NOW, DUE = date(2026, 6, 10), date(2026, 6, 17)


@pytest.fixture(autouse=True)
def _now(today):
    today(NOW)


def send(client, *names, **said):
    form = {"title": "报送清单", "text": "逐项核对", "due_on": "2026-06-17", **said}
    return client.post(reverse("give_order"), form | {"units": [unit(name).pk for name in names]})


def test_an_order_to_many_units_is_one_task_that_each_answers(people, as_person):
    leader = as_person(people["leader"])
    page = send(leader, "采编部", "读者服务部")
    task = Task.objects.get()
    assert page.url == reverse("task", args=[task.pk])
    assert (task.plan, task.commitment, task.due_on, task.planned_on) == (None, None, DUE, DUE)
    assert list(task.answers.values_list("unit__name", "part")) == [
        ("读者服务部", "each"),
        ("采编部", "each"),
    ]
    html = leader.get(page.url).content.decode()
    assert "逐项核对" in html
    assert "leader 员于" in html
    assert Event.objects.get(verb="order-given").data["units"] == ["读者服务部", "采编部"]


def test_a_file_to_be_read_stands_with_the_order(people, as_person):
    leader = as_person(people["leader"])
    page = send(leader, "采编部", file=SimpleUploadedFile("通知.pdf", b"%PDF-1.7\n"))
    piece = Order.objects.get().file
    assert (piece.title, piece.media_type, piece.happened_on) == ("通知.pdf", "application/pdf", NOW)
    assert piece.fixed_at is not None
    member = as_person(people["member"])
    assert reverse("piece", args=[piece.pk]) in member.get(page.url).content.decode()
    assert "通知.pdf" in member.get(reverse("orders")).content.decode()
    assert member.get(reverse("evidence_file", args=[piece.pk])).status_code == 200


def test_a_file_that_is_a_program_is_refused_beside_its_field_and_the_words_stay(people, as_person):
    page = send(as_person(people["leader"]), "采编部", file=SimpleUploadedFile("a.docx", b"MZ\0\0"))
    assert page.status_code == 422
    html = page.content.decode()
    assert "程序" in html
    assert "逐项核对" in html
    assert not Order.objects.exists()


def test_units_stand_as_the_tree_and_what_was_chosen_stays(people, as_person):
    leader = as_person(people["leader"])
    form = leader.get(reverse("give_order")).context["form"]
    assert [label for _key, label in form.fields["units"].choices] == [
        *("馆领导", "\u3000办公室", "\u3000读者服务部", "\u3000采编部")
    ]
    html = send(leader, "采编部", title="").content.decode()
    assert html.count("checked") == 1


def test_a_dissolved_unit_is_asked_for_nothing(people, as_person):
    passing = unit("采编部")
    passing.closed_on = date(2026, 6, 1)
    passing.save()
    assert send(as_person(people["leader"]), "采编部").status_code == 422
    assert not Order.objects.exists()


def test_an_order_to_one_unit_is_led_by_it(people, as_person):
    send(as_person(people["leader"]), "采编部")
    assert Task.objects.get().answers.get().part == "lead"


@pytest.mark.parametrize(
    ("said", "words"),
    [({"title": ""}, "必填"), ({"due_on": "2026-06-09"}, "日期已过"), ({"units": []}, "请至少选择一个单位")],
)
def test_what_is_missing_is_said(people, as_person, said, words):
    names = [] if "units" in said else ["采编部"]
    page = send(as_person(people["leader"]), *names, **{key: said[key] for key in said if key != "units"})
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not Task.objects.exists()


def test_the_list_says_how_many_have_answered(people, as_person):
    task = give_order(
        person=people["leader"], title="报送", due_on=DUE, units=[unit("采编部"), unit("读者服务部")]
    )
    submit(answer=task.answers.get(unit__name="读者服务部"), person=people["head"], word="已报")
    page = as_person(people["member"]).get(reverse("orders"))
    assert [(row.answered, row.units) for row in page.context["page"]] == [(1, 2)]


def test_before_the_first_one_the_page_says_who_gives_them(people, as_person):
    assert "还没有交办事项" in as_person(people["member"]).get(reverse("orders")).content.decode()


@pytest.mark.parametrize("role", ["head", "member", "legal", "auditor"])
def test_others_give_none(people, as_person, role):
    assert send(as_person(people[role]), "采编部").status_code == 403
    assert "give/" not in as_person(people[role]).get(reverse("orders")).content.decode()


def test_a_stranger_sees_none(people, stranger, as_person):
    give_order(person=people["leader"], title="内部交办", due_on=DUE, units=[unit("采编部")])
    assert "内部交办" not in as_person(stranger).get(reverse("orders")).content.decode()


def test_an_order_cannot_be_due_before_it_is_given(people):
    with pytest.raises(Refused) as refusal:
        give_order(person=people["clerk"], title="x", due_on=date(2026, 6, 9), units=[unit("采编部")])
    assert refusal.value.code == "due-before-today"


def test_it_stands_in_the_lists_of_tasks_and_on_the_calendar(people, as_person):
    task = give_order(person=people["leader"], title="报送", due_on=DUE, units=[unit("采编部")])
    clerk = as_person(people["clerk"])
    assert [row.pk for row in clerk.get(reverse("tasks")).context["lines"]] == [task.pk]
    assert "报送" in clerk.get(reverse("calendar"), {"year": 2026, "month": 6}).content.decode()
    assert clerk.get(reverse("year"), {"year": 2026}).status_code == 200


def test_lists_say_that_it_is_an_order_and_are_filtered_by_it(people, plan, as_person):
    task = give_order(person=people["leader"], title="报送", due_on=DUE, units=[unit("办公室")])
    once(plan, title="计划内", unit=unit("办公室"))
    publish(plan)
    clerk = as_person(people["clerk"])
    both = clerk.get(reverse("tasks"))
    assert len(both.context["lines"]) == 2
    assert "<small>交办</small>" in both.content.decode()
    assert "None" not in both.content.decode()
    only = clerk.get(reverse("tasks"), {"kind": "order"}).context["lines"]
    assert [row.pk for row in only] == [task.pk]
    assert task.pk not in [row.pk for row in clerk.get(reverse("tasks"), {"kind": "once"}).context["lines"]]
    assert "<small>交办</small>" in clerk.get(reverse("home")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    people, as_person, count, django_assert_max_num_queries
):
    for number in range(count):
        give_order(
            person=people["leader"], title=f"第{number}件", due_on=DUE, units=[unit("采编部"), unit("办公室")]
        )
    clerk = as_person(people["clerk"])
    with django_assert_max_num_queries(6):
        clerk.get(reverse("orders"))
