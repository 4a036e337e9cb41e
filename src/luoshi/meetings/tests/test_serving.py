"""From a commitment to the meetings that it asks for and what they decided, and from a meeting back to the sentence."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.meetings.actions.decisions import add_decision, give_decision
from luoshi.meetings.tests.build import a_series, held
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, publish, unit


@pytest.fixture
def asked_for(plan, people, at):
    """A commitment whose series has met once and decided two things; another series met too."""
    at(date(2026, 6, 10))
    row = a_commitment(plan, title="召开馆务会", every_unit="quarter", unit=unit("办公室"), start=3, end=9)
    publish(plan)
    meeting = held(people["clerk"], at, of=a_series(people["clerk"], commitment=row))
    for text in ("延长开放时间", "更换门禁"):
        told = {"unit": unit("采编部"), "due_on": date(2026, 7, 1)}
        decision = add_decision(meeting=meeting, person=people["clerk"], text=text, **told)
    give_decision(decision=decision, person=people["clerk"])
    other = a_series(people["clerk"], name="安全例会")
    add_decision(meeting=held(people["clerk"], at, of=other), person=people["clerk"], text="别的决定")
    return row


def page(client, row):
    return client.get(reverse("commitment", args=[row.pk])).content.decode()


def test_its_meetings_and_decisions_stand_on_its_page(asked_for, clerk):
    shown = page(clerk, asked_for)
    for words in ("馆务会2026年第1次会议", "延长开放时间", "尚未交办", "更换门禁"):
        assert words in shown
    task = Answer.objects.get(task__title="更换门禁").task_id
    assert reverse("task", args=[task]) in shown
    assert "安全例会" not in shown and "别的决定" not in shown


def test_a_meeting_and_its_series_lead_back_to_the_sentence(asked_for, clerk):
    shown = page(clerk, asked_for)
    place = f"{reverse('reading', args=[asked_for.plan_id])}#card-{asked_for.pk}"
    meeting = next(row for row in shown.split('"') if row.startswith("/meetings/") and row.count("/") == 3)
    series = reverse("meeting_series", args=[clerk.get(meeting).context["meeting"].series_id])
    for address in (meeting, series):
        back = clerk.get(address).content.decode()
        assert place in back and reverse("commitment", args=[asked_for.pk]) in back


def test_the_page_stays_within_twelve_queries(asked_for, clerk, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page(clerk, asked_for)
