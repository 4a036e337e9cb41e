"""Who acts for whom for a time: named by oneself or the office, seen on the person's page, ended before its time."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.organisation.actions.stand_ins import end_stand_in, name_stand_in
from luoshi.organisation.models import Person, StandIn

NOW, LATER = date(2026, 6, 10), date(2026, 6, 20)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: NOW)


@pytest.fixture
def row(people):
    head, leader = people["head"], people["leader"]
    return name_stand_in(absent=head, person=head, stand_in=leader, starts_on=NOW, ends_on=LATER)


def post(client, person, stand_in, **said):
    form = {"stand_in": stand_in.pk, "starts_on": "2026-06-10", "ends_on": "2026-06-20", **said}
    return client.post(reverse("name_stand_in", args=[person.pk]), form)


def test_named_on_ones_own_page_and_seen_there(people, as_person):
    head = as_person(people["head"])
    page = post(head, people["head"], people["leader"])
    assert page.url == reverse("person", args=[people["head"].pk])
    html = head.get(page.url).content.decode()
    assert "leader 员" in html
    assert "2026年6月20日" in html
    assert "head" in Person.objects.get(login="leader").roles
    told = Event.objects.get(verb="stand-in-named").data
    assert told == {"stand_in": "leader 员", "starts_on": "2026-06-10", "ends_on": "2026-06-20"}


@pytest.mark.parametrize(
    ("role", "may"),
    [("head", True), ("clerk", True), ("administrator", True), ("member", False), ("leader", False)],
)
def test_oneself_or_the_office_names_one(people, as_person, role, may):
    page = post(as_person(people[role]), people["head"], people["legal"])
    assert (page.status_code, StandIn.objects.exists()) == ((302, True) if may else (403, False))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"ends_on": "2026-06-09"}, "结束日期早于开始日期"),
        ({"starts_on": "2026-06-01", "ends_on": "2026-06-09"}, "日期已过"),
    ],
)
def test_days_that_cannot_be(people, as_person, said, words):
    page = post(as_person(people["head"]), people["head"], people["leader"], **said)
    assert page.status_code == 422
    assert words in page.content.decode()


def test_nobody_stands_in_for_themselves(people, as_person):
    assert post(as_person(people["head"]), people["head"], people["head"]).status_code == 422
    with pytest.raises(Refused):
        name_stand_in(
            absent=people["head"], person=people["head"], stand_in=people["head"], starts_on=NOW, ends_on=NOW
        )


def test_one_that_has_begun_ends_with_the_day_before(row, people, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: date(2026, 6, 12))
    end_stand_in(row=row, person=people["head"])
    row.refresh_from_db()
    assert row.ends_on == date(2026, 6, 11)
    assert Person.objects.get(login="leader").roles == {"leader"}


def test_one_of_today_is_gone_at_once(row, people, as_person):
    as_person(people["head"]).post(reverse("end_stand_in", args=[row.pk]))
    assert not StandIn.objects.exists()
    assert Event.objects.filter(verb="stand-in-ended").exists()


def test_others_cannot_end_it(row, people, as_person, stranger):
    assert as_person(people["member"]).post(reverse("end_stand_in", args=[row.pk])).status_code == 403
    assert as_person(stranger).post(reverse("end_stand_in", args=[row.pk])).status_code == 404


def test_past_ones_are_not_shown(row, people, as_person, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: date(2026, 6, 21))
    html = as_person(people["head"]).get(reverse("person", args=[people["head"].pk])).content.decode()
    assert "目前没有代理人" in html


def test_those_of_today_stand_on_the_units_page(people, row, as_person):
    unit = people["head"].memberships.get().unit
    member = as_person(people["member"])

    def shown():
        return member.get(reverse("unit", args=[unit.pk])).content.decode()

    assert "代head 员，至2026年6月20日" in shown()
    StandIn.objects.filter(pk=row.pk).update(starts_on=LATER)
    assert "代head 员" not in shown()
    StandIn.objects.filter(pk=row.pk).update(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 9))
    assert "代head 员" not in shown()
    StandIn.objects.filter(pk=row.pk).update(ends_on=NOW)
    other = people["clerk"].memberships.get().unit
    assert "代head 员" in shown()
    assert "代head 员" not in member.get(reverse("unit", args=[other.pk])).content.decode()
