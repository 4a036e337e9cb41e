"""Calendars behind a secret address."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from luoshi.journal.models import Event
from luoshi.organisation.models import Membership
from luoshi.plans.models import Commitment
from luoshi.work.actions.feeds import open_feed
from luoshi.work.models import Answer, Feed, Task, TaskState
from luoshi.work.tests.build import a_commitment, publish, unit


@pytest.fixture
def year(plan, today):
    today(date(2026, 6, 10))
    a_commitment(plan, title="每月检查", unit=unit("采编部"))
    a_commitment(plan, title="每季小结", every_unit="quarter", unit=unit("读者服务部"))
    publish(plan)
    return plan


def fetched(feed, **headers):
    return Client().get(reverse("feed", args=[feed.secret]), **headers)


def events(feed):
    answer = fetched(feed)
    assert answer.status_code == 200
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_person_gets_what_their_units_owe_without_signing_in(year, people):
    feed = open_feed(person=people["member"])
    found = events(feed)
    assert [str(event["summary"]) for event in found] == ["每季小结"] * 4
    assert [event["dtstart"].dt for event in found][1] == date(2026, 6, 30)
    task = Task.objects.get(title="每季小结", period_start=date(2026, 4, 1))
    assert found[1]["uid"] == f"{task.pk}@luoshi"
    assert found[1]["url"].endswith(reverse("task", args=[task.pk]))
    assert str(found[1]["description"]) == "每月开展1次安全检查"
    assert fetched(feed)["Content-Type"].startswith("text/calendar")


def test_a_unit_has_its_own(year, people):
    Membership.objects.create(
        organisation=year.organisation, person=people["member"], unit=unit("采编部"), role="member"
    )
    feed = open_feed(person=people["member"], unit=unit("采编部"))
    assert {str(event["summary"]) for event in events(feed)} == {"每月检查"}
    both = events(open_feed(person=people["member"]))
    assert {str(event["summary"]) for event in both} == {"每月检查", "每季小结"}


def test_only_open_tasks_of_the_last_three_months_on(year, people):
    feed = open_feed(person=people["member"])
    Answer.objects.filter(task__period_start=date(2026, 4, 1)).update(state=TaskState.ACCEPTED)
    Answer.objects.filter(task__period_start=date(2026, 1, 1)).update(due_on=date(2026, 3, 11))
    assert [event["dtstart"].dt.month for event in events(feed)] == [9, 12]
    Answer.objects.filter(task__period_start=date(2026, 1, 1)).update(due_on=date(2026, 3, 12))
    assert len(events(feed)) == 3


def test_a_narrowed_commitment_shows_the_reviewers_words(year, people):
    Commitment.objects.filter(title="每季小结").update(state="narrowed", quote="逐人排查")
    assert {str(event["description"]) for event in events(open_feed(person=people["member"]))} == {"每季小结"}


def test_a_wrong_secret_finds_nothing(year, people):
    open_feed(person=people["member"])
    assert Client().get(reverse("feed", args=["guess"])).status_code == 404


def test_the_feed_of_a_closed_account_stops(year, people):
    feed = open_feed(person=people["member"])
    people["member"].is_active = False
    people["member"].save()
    assert fetched(feed).status_code == 404


def test_the_feed_is_of_its_organisation_whoever_is_signed_in(year, people, stranger, as_person):
    feed = open_feed(person=people["member"])
    answer = as_person(stranger).get(reverse("feed", args=[feed.secret]))
    assert len(Calendar.from_ical(answer.content).walk("VEVENT")) == 4


def test_what_the_program_has_already_is_not_sent_again(year, people):
    feed = open_feed(person=people["member"])
    first = fetched(feed)
    assert first["Cache-Control"] == "private, max-age=3600"
    again = fetched(feed, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    Task.objects.filter(title="每季小结").update(title="每季总结")
    assert fetched(feed, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_a_feed_cannot_be_written_to(year, people):
    feed = open_feed(person=people["member"])
    assert Client().post(reverse("feed", args=[feed.secret])).status_code == 405


def test_the_address_is_made_once_and_can_be_renewed(year, people, as_person):
    browser = as_person(people["member"])
    assert "生成地址" in browser.get(reverse("feeds")).content.decode()
    browser.post(reverse("open_feed"), {"unit": ""})
    browser.post(reverse("open_feed"), {"unit": ""})
    feed = Feed.objects.get()
    old = feed.secret
    assert old in browser.get(reverse("feeds")).content.decode()
    assert browser.post(reverse("renew_feed", args=[feed.pk])).status_code == 302
    feed.refresh_from_db()
    assert feed.secret != old
    assert len(feed.secret) == 32
    assert Client().get(reverse("feed", args=[old])).status_code == 404
    assert fetched(feed).status_code == 200
    assert [event.verb for event in Event.objects.filter(object=feed.pk)] == ["feed-renewed", "feed-opened"]


def test_a_unit_of_ones_own_gets_an_address_on_the_page(year, people, as_person):
    browser = as_person(people["head"])
    browser.post(reverse("open_feed"), {"unit": unit("读者服务部").pk})
    assert Feed.objects.get().unit == unit("读者服务部")
    assert str(Feed.objects.get()) == "读者服务部"


@pytest.mark.parametrize("key", ["采编部", "not a key", "stranger"])
def test_other_peoples_units_get_none(year, people, as_person, stranger, key):
    units = {"采编部": str(unit("采编部").pk), "stranger": str(stranger.organisation_id)}
    answer = as_person(people["head"]).post(reverse("open_feed"), {"unit": units.get(key, key)})
    assert answer.status_code == 404
    assert not Feed.objects.exists()


def test_who_renews_which_address(year, people, as_person, stranger):
    own, of_unit = (
        open_feed(person=people["member"]),
        open_feed(person=people["member"], unit=unit("读者服务部")),
    )
    outcomes = {
        "member": (302, 302),
        "head": (404, 302),
        "leader": (404, 404),
        "clerk": (302, 302),
        "administrator": (302, 302),
    }
    for role, expected in outcomes.items():
        browser = as_person(people[role])
        found = tuple(
            browser.post(reverse("renew_feed", args=[feed.pk])).status_code for feed in (own, of_unit)
        )
        assert found == expected, role
    assert as_person(stranger).post(reverse("renew_feed", args=[own.pk])).status_code == 404
