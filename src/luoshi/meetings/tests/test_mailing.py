"""Invitations by mail: sent with the call, anew when the meeting moves, taken back when it does not take place."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from luoshi.meetings.actions.attendance import invite, uninvite
from luoshi.meetings.actions.meetings import cancel_meeting, move_meeting
from luoshi.meetings.models import Part
from luoshi.meetings.tests.build import a_meeting, a_slot, called
from luoshi.notices.models import Message, Preference
from luoshi.notices.outbox.problems import words_of


@pytest.fixture
def mails(settings, people, django_capture_on_commit_callbacks):
    """`mails(act)` does it and gives what was mailed; head (读者服务部) and member have addresses."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SITE_ADDRESS = "https://luoshi.test"
    for role in ("head", "member"):
        people[role].email = f"{role}@luoshi.test"
        people[role].save()

    def sent(act, **said):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            row = act(**said)
        return row, list(mail.outbox)

    return sent


def file_of(letter):
    """Name, method and event of the calendar's file that goes with it."""
    ((name, content, kind),) = letter.attachments
    assert kind == "text/calendar"
    found = Calendar.from_ical(content)
    return name, str(found["method"]), found.walk("VEVENT")[0]


def test_the_call_mails_everybody_who_has_an_address_a_file_and_two_links(mails, people):
    row, (letter,) = mails(lambda: called(people["clerk"]))
    assert (letter.to, letter.subject) == (["head@luoshi.test"], "会议邀请：馆务会2026年第1次会议")
    name, method, event = file_of(letter)
    assert (name, method, event["sequence"]) == ("馆务会2026年第1次会议.ics", "PUBLISH", 0)
    asked = row.attendees.get(person=people["head"])
    link = f"https://luoshi.test{reverse('invitation', args=[asked.secret])}"
    assert str(event["url"]) == link
    for words in (
        "2026年6月17日 09:00–10:30",
        "三楼会议室",
        f"{link}?reply=accepted",
        f"{link}?reply=declined",
    ):
        assert words in letter.body
    assert Message.objects.get().job_state == "done"


def test_the_link_fills_in_the_reply_and_changes_nothing_by_itself(mails, people, client):
    row, _letters = mails(lambda: called(people["clerk"]))
    asked = row.attendees.get(person=people["head"])
    address = reverse("invitation", args=[asked.secret])
    page = client.get(f"{address}?reply=declined").content.decode()
    assert 'value="declined" required id="id_reply_1" checked' in page
    asked.refresh_from_db()
    assert asked.reply == "waiting"
    assert client.get(f"{address}?reply=waiting").status_code == 200


def test_a_moved_meeting_is_sent_anew_with_a_higher_sequence(mails, people):
    row, _letters = mails(lambda: called(people["clerk"]))
    slot = a_slot(date(2026, 6, 18), begins=time(14), ends=time(15))
    _none, (letter,) = mails(move_meeting, meeting=row, person=people["clerk"], slot=slot)
    _name, method, event = file_of(letter)
    assert (method, event["sequence"], event["dtstart"].dt.hour) == ("PUBLISH", 1, 14)
    assert letter.subject.startswith("会议改期")
    assert str(event["uid"]) == f"{row.pk}@luoshi"


def test_a_cancelled_meeting_is_taken_out_of_calendars_with_its_reason(mails, people):
    row, _letters = mails(lambda: called(people["clerk"]))
    _none, (letter,) = mails(cancel_meeting, meeting=row, person=people["clerk"], reason="馆长出差")
    _name, method, event = file_of(letter)
    assert (method, str(event["status"]), event["sequence"]) == ("CANCEL", "CANCELLED", 1)
    assert "馆长出差" in letter.body
    assert "reply=accepted" not in letter.body


def test_nothing_is_mailed_about_a_meeting_that_was_not_called(mails, people):
    row, letters = mails(lambda: a_meeting(people["clerk"]))
    _none, moved = mails(move_meeting, meeting=row, person=people["clerk"], slot=a_slot(date(2026, 6, 18)))
    _attendee, asked = mails(
        invite, meeting=row, person=people["clerk"], part=Part.GUEST, whom=people["member"]
    )
    _none, cancelled = mails(cancel_meeting, meeting=row, person=people["clerk"], reason="x")
    assert letters == moved == asked == cancelled == []


def test_who_is_asked_later_or_no_longer_is_told_alone(mails, people):
    row, _letters = mails(lambda: called(people["clerk"]))
    attendee, (letter,) = mails(
        invite, meeting=row, person=people["clerk"], part=Part.GUEST, whom=people["member"]
    )
    assert (letter.to, file_of(letter)[1]) == (["member@luoshi.test"], "PUBLISH")
    _none, (gone,) = mails(uninvite, attendee=attendee, person=people["clerk"])
    assert (gone.to, file_of(gone)[1]) == (["member@luoshi.test"], "CANCEL")
    assert "不再邀请您" in gone.body


def test_who_wants_no_mail_gets_none(mails, people, library):
    Preference.objects.create(organisation=library, person=people["head"], way="app")
    _row, letters = mails(lambda: called(people["clerk"]))
    assert letters == []
    assert not Message.objects.exists()


def test_where_no_mail_is_set_up_the_page_says_so(settings, people, as_person):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    people["head"].email = "head@luoshi.test"
    people["head"].save()
    row = a_meeting(people["clerk"])
    clerk = as_person(people["clerk"])
    clerk.post(reverse("add_item", args=[row.pk]), {"title": "暑期开放安排"})
    page = clerk.post(reverse("call_meeting", args=[row.pk]), follow=True).content.decode()
    assert "没有发出邮件" in page
    assert "本服务器尚不能发送邮件" in page
    assert not Message.objects.exists()


def test_the_page_says_how_many_were_mailed_and_who_has_no_address(mails, people, as_person):
    row = a_meeting(people["clerk"])
    clerk = as_person(people["clerk"])
    clerk.post(reverse("add_item", args=[row.pk]), {"title": "暑期开放安排"})
    page = clerk.post(reverse("call_meeting", args=[row.pk]), follow=True).content.decode()
    assert "已通过邮件邀请1人" in page
    assert page.count("没有邮箱") == 1


def test_a_letter_that_was_not_sent_stands_with_what_was_not_sent(mails, people, as_person, monkeypatch):
    def broken(*_args, **_said):
        raise OSError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    _row, letters = mails(lambda: called(people["clerk"]))
    assert letters == []
    page = as_person(people["administrator"]).get(reverse("outbox")).content.decode()
    assert "会议邀请：馆务会2026年第1次会议" in page
    assert words_of("mail-not-reached") in page
