"""A screening: each unit answers with what it found or with nothing, and that answer is the one its task asks for."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.ledgers.models import Entry
from luoshi.ledgers.shipped import shipped
from luoshi.ledgers.tests.build import fill
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit


@pytest.fixture(autouse=True)
def spring(today):
    today(date(2026, 3, 10))


@pytest.fixture
def answer(library, people):
    """Each unit screens once a quarter; that of 读者服务部 in the first."""
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="开展风险隐患排查", every_unit="quarter", each_unit=True)
    publish(plan)
    return Answer.objects.filter(unit=unit("读者服务部")).order_by("due_on")[0]


def test_nothing_found_is_an_answer_too(answer, people, as_person):
    head = as_person(people["head"])
    assert (
        reverse("screening", args=[answer.pk])
        in head.get(reverse("task", args=[answer.task_id])).content.decode()
    )
    address = reverse("screening", args=[answer.pk])
    assert "请登记" in head.post(address, follow=True).content.decode()
    head.post(address, {"none": "yes"})
    answer.refresh_from_db()
    assert (answer.state, answer.word) == ("submitted", "未发现问题")
    assert head.get(address).context["may_answer"] is False


def test_findings_become_lines_that_lead_back_to_the_screening(answer, people, as_person):
    head = as_person(people["head"])
    address = f"{reverse('add_entry', args=['risks'])}?task={answer.task_id}&then=screening"
    assert head.post(address, fill(shipped()["risks"])).url == reverse("screening", args=[answer.pk])
    entry = Entry.objects.get()
    assert entry.ties.get().task_id == answer.task_id
    assert "开展风险隐患排查" in head.get(reverse("entry", args=[entry.pk])).content.decode()
    screening = reverse("screening", args=[answer.pk])
    assert "已登记问题" in head.post(screening, {"none": "yes"}, follow=True).content.decode()
    head.post(screening)
    answer.refresh_from_db()
    assert (answer.state, answer.word) == ("submitted", "发现1条")


def test_the_round_shows_who_has_answered_and_what_was_found(answer, people, as_person):
    head = as_person(people["head"])
    address = f"{reverse('add_entry', args=['risks'])}?task={answer.task_id}"
    head.post(address, fill(shipped()["risks"]))
    head.post(reverse("screening", args=[answer.pk]))
    page = as_person(people["clerk"]).get(reverse("screened", args=[answer.task_id]))
    rows = {row.answer.unit.name: (row.is_answered, len(row.found)) for row in page.context["rows"]}
    assert rows == {"办公室": (False, 0), "读者服务部": (True, 1), "采编部": (False, 0)}
    assert (page.context["answered"], page.context["found"]) == (1, 1)


def test_another_unit_does_not_answer_for_this_one(answer, people, as_person):
    auditor = as_person(people["auditor"])
    assert auditor.post(reverse("screening", args=[answer.pk]), {"none": "yes"}).status_code == 403
    answer.refresh_from_db()
    assert answer.state == "planned"
