"""From a commitment to the lines of ledgers and the screenings that serve it, and from a line back to the sentence."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.ledgers.models import Entry
from luoshi.ledgers.shipped import shipped
from luoshi.ledgers.tests.build import fill, write
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit


@pytest.fixture
def screened(library, people, as_person, at):
    """A quarterly screening whose first round has found one thing; another line came of nothing."""
    at(date(2026, 3, 10))
    plan = a_plan(library, people["clerk"])
    row = a_commitment(plan, title="开展隐患排查", every_unit="quarter", each_unit=True, start=3, end=9)
    publish(plan)
    clerk = as_person(people["clerk"])
    answer = Answer.objects.filter(task__commitment=row, unit=unit("读者服务部")).order_by("due_on")[0]
    address = f"{reverse('add_entry', args=['risks'])}?task={answer.task_id}"
    assert clerk.post(address, fill(shipped()["risks"], title="通道堆物")).status_code == 302
    write(clerk, title="与此无关")
    return row, answer, clerk


def test_its_lines_and_rounds_stand_on_its_page(screened):
    row, answer, clerk = screened
    shown = clerk.get(reverse("commitment", args=[row.pk])).content.decode()
    assert "通道堆物" in shown and "与此无关" not in shown
    assert reverse("screened", args=[answer.task_id]) in shown


def test_a_line_leads_back_to_the_sentence(screened):
    row, _answer, clerk = screened
    entry = Entry.objects.get(title="通道堆物")
    shown = clerk.get(reverse("entry", args=[entry.pk])).content.decode()
    assert f"{reverse('reading', args=[row.plan_id])}#card-{row.pk}" in shown
    assert reverse("commitment", args=[row.pk]) in shown


def test_the_page_stays_within_twelve_queries(screened, django_assert_max_num_queries):
    row, _answer, clerk = screened
    with django_assert_max_num_queries(12):
        clerk.get(reverse("commitment", args=[row.pk]))
