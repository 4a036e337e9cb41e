"""Every page of the room: who gets it, at what price; the bell; one's own notices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from luoshi.foundation.jobs import JobState
from luoshi.notices.models import Bot, Digest, Message, Preference, QuietDays
from luoshi.organisation.models import Membership, Unit

EVERYONE = ("administrator", "clerk", "leader", "head", "member", "legal", "auditor")
OFFICE = ("administrator", "clerk")
PAGES = (
    ("notices", "", EVERYONE),
    ("notice_choice", "", EVERYONE),
    ("reminders", "", OFFICE),
    ("reminders_history", "", OFFICE),
    ("change_thresholds", "", OFFICE),
    ("add_quiet_days", "", OFFICE),
    ("bots", "", OFFICE),
    ("add_bot", "", OFFICE),
    ("change_bot", "bot", OFFICE),
    ("outbox", "", (*OFFICE, "auditor")),
)
BUTTONS = (
    ("remove_quiet_days", "quiet", OFFICE),
    ("remove_bot", "bot", OFFICE),
    ("send_test", "bot", OFFICE),
    ("retry_message", "failed", OFFICE),
    ("retry_digest", "digest", OFFICE),
)
LINE = {"title": "夜读活动", "due": "2026-03-04", "path": "/tasks/", "unit": "采编部"}
BODY = [
    {"section": "late", "days": 0, "lines": [LINE], "more": 2},
    {"section": "ahead", "days": 7, "lines": [{**LINE, "due": "", "unit": ""}], "more": 0},
]


@pytest.fixture
def rows(library, people):
    """One of everything that the pages speak of."""
    today = timezone.localdate()
    unit = Unit.objects.get(name="采编部")
    failed = {"job_state": JobState.FAILED, "problem": "no-address"}
    return {
        "quiet": QuietDays.objects.create(organisation=library, first=today, last=today, reason="闭馆周"),
        "bot": a_bot(library, unit, "书香群"),
        "failed": a_message(library, people["member"], "mail", **failed),
        "digest": Digest.objects.create(organisation=library, day=today, **{**failed, "problem": "gave-up"}),
    }


def a_bot(library, unit, name):
    place = {"address": "http://127.0.0.1:1", "token": "the-key", "secret": "the-secret"}
    return Bot.objects.create(organisation=library, unit=unit, kind="wecom", name=name, **place)


def a_message(library, person, channel="app", day=None, **facts):
    facts = {"subject": "提醒", "body": BODY, "job_state": JobState.DONE, **facts}
    to = {"person": person, "channel": channel, "day": day or timezone.localdate()}
    return Message.objects.create(organisation=library, **to, **facts)


def address(name, row, rows):
    return reverse(name, args=[rows[row].pk] if row else [])


@pytest.mark.parametrize("page", PAGES, ids=[page[0] for page in PAGES])
def test_who_gets_the_page(rows, people, stranger, as_person, page):
    name, row, allowed = page
    found = {role: as_person(people[role]).get(address(name, row, rows)).status_code for role in EVERYONE}
    assert found == {role: 200 if role in allowed else 403 for role in EVERYONE}
    assert as_person(stranger).get(address(name, row, rows)).status_code == (404 if row else 200)
    assert reverse("account_login") in Client().get(address(name, row, rows)).url


@pytest.mark.parametrize("button", BUTTONS, ids=[button[0] for button in BUTTONS])
def test_who_may_press_the_button(rows, people, stranger, as_person, button):
    name, row, allowed = button
    where = address(name, row, rows)
    others = {
        role: as_person(people[role]).post(where).status_code for role in EVERYONE if role not in allowed
    }
    refused = 404 if row in ("failed", "digest") else 403
    assert others == {role: 403 if role == "auditor" else refused for role in others}
    assert as_person(stranger).post(where).status_code == 404
    assert as_person(people["clerk"]).get(where).status_code == 405
    assert as_person(people["clerk"]).post(where).status_code == 302


@pytest.mark.parametrize("page", PAGES, ids=[page[0] for page in PAGES])
def test_one_row_and_many_cost_the_same(
    rows, people, library, as_person, django_assert_max_num_queries, page
):
    where, browser = address(page[0], page[1], rows), as_person(people["clerk"])
    a_message(library, people["clerk"])
    browser.get(where)
    with django_assert_max_num_queries(12) as few:
        browser.get(where)
    for number in range(1, 4):
        day = timezone.localdate() + timedelta(number)
        QuietDays.objects.create(organisation=library, first=day, last=day)
        bot = a_bot(library, Unit.objects.get(name="办公室"), f"群{number}")
        a_message(library, people["clerk"], day=day)
        failed = {"job_state": JobState.FAILED, "problem": "mail-not-set"}
        a_message(library, people["clerk"], "mail", day=day, **failed)
        Message.objects.create(organisation=library, bot=bot, channel="bot", day=day, subject="x", **failed)
    with django_assert_max_num_queries(12) as many:
        browser.get(where)
    assert len(many) == len(few)


def test_the_pages_show_nothing_of_another_organisation(rows, people, library, stranger, as_person):
    Membership._base_manager.filter(person=stranger).update(role="administrator")
    a_message(library, people["member"], subject="读书月提醒")
    browser = as_person(stranger)
    for name in ("notices", "reminders", "bots", "outbox", "reminders_history"):
        body = browser.get(reverse(name)).content.decode()
        assert [word for word in ("书香群", "member 员", "读书月提醒", "闭馆周") if word in body] == []


def test_the_tabs_lead_where_one_may_go(rows, people, as_person):
    def tabs(role):
        page = as_person(people[role]).get(reverse("notices"))
        return [tab["url"] for tab in page.context["tabs"]]

    own = [reverse("notices"), reverse("notice_choice")]
    assert tabs("member") == own
    assert tabs("auditor") == [*own, reverse("outbox")]
    assert tabs("clerk") == [*own, reverse("reminders"), reverse("bots"), reverse("outbox")]


def test_the_bell_counts_what_is_new_to_oneself(people, library, as_person, django_assert_num_queries):
    browser = as_person(people["member"])
    assert browser.get(reverse("notices")).context["bell"]["count"] == 0
    for number in range(3):
        a_message(library, people["member"], day=date(2026, 3, 4) + timedelta(number))
    a_message(library, people["member"], "mail")
    a_message(library, people["head"])
    page = browser.get(reverse("units"))
    assert page.context["bell"] == {"url": "/notices/", "count": 3}
    assert 'aria-label="消息，3条未读"' in page.content.decode()


def test_opening_the_page_reads_nothing_and_pressing_reads_all(people, library, as_person):
    a_message(library, people["member"])
    a_message(library, people["head"])
    browser = as_person(people["member"])
    browser.get(reverse("notices"))
    assert browser.get(reverse("notices")).context["bell"]["count"] == 1
    assert browser.post(reverse("read_notices")).url == reverse("notices")
    assert browser.get(reverse("notices")).context["bell"]["count"] == 0
    assert Message.objects.get(person=people["head"]).read_at is None
    assert browser.get(reverse("read_notices")).status_code == 405


def test_the_script_gets_the_silent_bell_back(people, library, as_person):
    a_message(library, people["member"])
    answer = as_person(people["member"]).post(reverse("read_notices"), headers={"HX-Request": "true"})
    assert 'id="bell"' in answer.content.decode()
    assert 'class="count"' not in answer.content.decode()


def test_a_digest_is_shown_section_by_section_with_links(people, library, as_person):
    a_message(library, people["member"])
    browser = as_person(people["member"])
    browser.cookies["django_language"] = "en"
    page = browser.get(reverse("notices"))
    late, ahead = page.context["shown"][0].parts
    assert (late.name, late.tone, late.count) == ("Late", "late", 3)
    assert (ahead.name, ahead.count) == ("7 days before the date", 1)
    body = page.content.decode()
    assert '<a href="/tasks/">夜读活动</a>' in body
    assert "and 2 more" in body
    assert "4 Mar 2026" in body


def test_what_is_read_is_folded_but_for_the_latest(people, library, as_person):
    read = {"read_at": timezone.now()}
    for number, facts in enumerate((read, {}, read)):
        a_message(library, people["member"], day=date(2026, 3, 4) + timedelta(number), **facts)
    body = as_person(people["member"]).get(reverse("notices")).content.decode()
    assert [part.split(">")[0].strip() for part in body.split('<details class="card digest"')[1:]] == [
        "open",
        "open",
        "",
    ]


def test_without_notices_the_page_says_what_will_come(people, as_person):
    body = as_person(people["member"]).get(reverse("notices")).content.decode()
    assert "还没有消息" in body
    assert reverse("notice_choice") in body


def test_everyone_chooses_their_way_and_language(people, as_person):
    browser = as_person(people["member"])
    assert browser.get(reverse("notice_choice")).context["form"].initial == {
        "way": "both",
        "language": "zh-hans",
    }
    answer = browser.post(reverse("notice_choice"), {"way": "mail", "language": "en"})
    assert answer.url == reverse("notice_choice")
    assert Preference.objects.get(person=people["member"]).way == "mail"
    people["member"].refresh_from_db()
    assert people["member"].language == "en"
    browser.post(reverse("notice_choice"), {"way": "app", "language": "en"})
    assert Preference.objects.get().way == "app"


def test_a_way_that_there_is_not_is_refused(people, as_person):
    answer = as_person(people["member"]).post(reverse("notice_choice"), {"way": "pigeon", "language": "en"})
    assert answer.status_code == 422
    assert not Preference.objects.exists()


@pytest.mark.parametrize(
    ("mail", "email", "said"),
    [(False, "a@b.cn", "尚不能发送邮件"), (True, "", "还没有登记邮箱"), (True, "a@b.cn", "")],
)
def test_whoever_gets_no_mail_is_told_why(people, as_person, settings, mail, email, said):
    name = "locmem" if mail else "dummy"
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{name}.EmailBackend"
    people["member"].email = email
    people["member"].save()
    body = as_person(people["member"]).get(reverse("notice_choice")).content.decode()
    assert (said in body) if said else ("notice soon" not in body)
