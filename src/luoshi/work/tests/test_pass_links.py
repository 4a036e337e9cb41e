"""Answering without an account: one link, all that the unit still has to do, reviewed like all other work."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.work.actions import answers as answering
from luoshi.work.actions.pass_links import make_pass_link
from luoshi.work.models import Answer, Evidence, PassLink
from luoshi.work.tests.build import once, publish, quota, unit

NOW, LAST = date(2026, 6, 10), date(2026, 6, 30)


@pytest.fixture
def link(plan, people, today):
    """采编部 has one task this month, one quota and one in autumn; 办公室 has another."""
    today(NOW)
    once(plan, "6月20日前", title="报送清单", unit=unit("采编部"))
    quota(plan, 12, title="送书", due="7月底前", unit=unit("采编部"))
    once(plan, "11月底前", title="秋天的事", unit=unit("采编部"))
    once(plan, "6月20日前", title="办公室的事", unit=unit("办公室"))
    publish(plan)
    return make_pass_link(unit=unit("采编部"), person=people["clerk"], ends_on=LAST)


def address(link):
    return reverse("visit", args=[link.secret])


def answer_of(title):
    return Answer.objects.get(task__title=title)


def send(link, answer, **said):
    form = {"answer": answer.pk, "word": "已送", "happened_on": "2026-06-09", **said}
    return Client().post(address(link), form)


def test_it_shows_all_that_the_unit_still_has_to_do_and_nothing_else(link):
    page = Client().get(address(link))
    assert [answer.task.title for answer, _form in page.context["lines"]] == ["报送清单", "送书"]
    assert "办公室的事" not in page.content.decode()


def test_what_is_handed_in_waits_for_the_office_under_the_name_of_the_unit(link, people):
    photo = SimpleUploadedFile("清单.png", b"\x89PNG\r\n\x1a\n")
    page = send(link, answer_of("送书"), quantity="3", attached=[photo])
    assert page.url == address(link)
    row = answer_of("送书")
    assert (row.state, row.reviewer, row.reported) == ("submitted", "office", 3)
    assert (row.submitted_by, row.entered_by) == (None, None)
    assert Evidence.objects.get().added_by is None
    event = Event.objects.get(verb="answer-submitted")
    assert (event.actor, event.actor_name) == (link.pk, "采编部（通过链接）")
    assert [answer.task.title for answer, _form in Client().get(address(link)).context["lines"]] == [
        "报送清单"
    ]
    answering.accept(answer=row, person=people["clerk"], is_part=True)


def test_a_head_looks_first_where_the_unit_has_one(plan, people, today):
    today(NOW)
    once(plan, "6月20日前", title="巡查", unit=unit("读者服务部"))
    publish(plan)
    made = make_pass_link(unit=unit("读者服务部"), person=people["clerk"], ends_on=LAST)
    send(made, answer_of("巡查"))
    assert answer_of("巡查").reviewer == "head"


def test_what_comes_back_says_why(link, people):
    send(link, answer_of("报送清单"))
    answering.send_back(answer=answer_of("报送清单"), person=people["clerk"], reason="缺数量")
    assert "缺数量" in Client().get(address(link)).content.decode()


def test_a_faulty_answer_keeps_what_was_written(link):
    page = send(link, answer_of("报送清单"), happened_on="2026-06-11")
    assert page.status_code == 422
    html = page.content.decode()
    assert "这一天还没有到" in html
    assert "已送" in html
    assert answer_of("报送清单").state == "planned"


def test_another_units_work_cannot_be_answered_through_it(link):
    assert send(link, answer_of("办公室的事")).status_code == 404
    assert answer_of("办公室的事").state == "planned"


@pytest.mark.parametrize(("day", "status"), [(LAST, 200), (date(2026, 7, 1), 410)])
def test_it_holds_until_its_last_day(link, today, day, status):
    today(day)
    assert Client().get(address(link)).status_code == status


def test_a_made_up_address_says_only_that_it_does_not_work(link):
    page = Client().get(reverse("visit", args=["made-up"]))
    assert page.status_code == 410
    assert "链接已失效" in page.content.decode()


def test_when_all_is_done_it_says_so(link):
    for title in ("报送清单", "送书"):
        send(link, answer_of(title))
    assert "没有要办的事" in Client().get(address(link)).content.decode()


def test_the_office_makes_lists_and_ends_them(link, people, as_person):
    clerk = as_person(people["clerk"])
    form = {"unit": unit("办公室").pk, "ends_on": "2026-06-30"}
    assert clerk.post(reverse("pass_links"), form).url == reverse("pass_links")
    html = clerk.get(reverse("pass_links")).content.decode()
    assert html.count("/visit/") == 2
    clerk.post(reverse("end_pass_link", args=[link.pk]))
    assert Client().get(address(link)).status_code == 410
    assert PassLink.objects.count() == 1


@pytest.mark.parametrize("day", ["2026-06-09", "2027-06-12", ""])
def test_a_last_day_that_cannot_be(people, as_person, today, day):
    today(NOW)
    page = as_person(people["clerk"]).post(reverse("pass_links"), {"unit": unit("办公室").pk, "ends_on": day})
    assert page.status_code == 422
    assert not PassLink.objects.exists()


@pytest.mark.parametrize(
    ("day", "code"), [(date(2026, 6, 9), "due-before-today"), (date(2028, 1, 1), "too-long")]
)
def test_the_same_without_the_form(people, today, day, code):
    today(NOW)
    with pytest.raises(Refused) as refusal:
        make_pass_link(unit=unit("办公室"), person=people["clerk"], ends_on=day)
    assert refusal.value.code == code


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor"])
def test_others_make_none(link, people, as_person, role):
    client = as_person(people[role])
    assert client.get(reverse("pass_links")).status_code == 403
    assert client.post(reverse("end_pass_link", args=[link.pk])).status_code == 403


def test_a_stranger_ends_none(link, stranger, as_person):
    assert as_person(stranger).post(reverse("end_pass_link", args=[link.pk])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_as_many_queries_for_three_as_for_one(
    link, plan, count, django_assert_max_num_queries
):
    for number in range(count):
        once(plan, "6月25日前", title=f"第{number}件", unit=unit("采编部"))
    publish(plan)
    with django_assert_max_num_queries(3):
        Client().get(address(link))
