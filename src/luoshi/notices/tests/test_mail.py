"""Sending by mail: once, tried again while the server is down, and visible where it fails."""

from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from luoshi.foundation.jobs import JobState, run_job
from luoshi.notices.models import Message
from luoshi.notices.outbox.send import NAME
from luoshi.notices.tests.told import TODAY


class Refusing(BaseEmailBackend):
    """A mail server that answers with `Refusing.error`, None to take the mail."""

    error: Exception | None = None

    def send_messages(self, email_messages):
        if Refusing.error is not None:
            raise Refusing.error
        mail.outbox.extend(email_messages)
        return len(email_messages)


@pytest.fixture
def server(settings, monkeypatch):
    """`server(error)` makes the mail server answer so."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def answer(error):
        monkeypatch.setattr("django.core.mail.get_connection", lambda *_args, **_kwargs: Refusing())
        monkeypatch.setattr(Refusing, "error", error)

    return answer


@pytest.fixture
def message(at, addressed, library, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SITE_ADDRESS = "https://luoshi.test"
    at(TODAY)
    line = {"title": "夜读活动", "due": "2026-03-04", "path": "/tasks/1/", "unit": ""}
    below = {"title": "巡检", "due": "2026-03-02", "path": "/tasks/2/", "unit": "采编部"}
    return Message.objects.create(
        organisation=library,
        person=addressed["member"],
        channel="mail",
        day=TODAY,
        subject="提醒",
        body=[
            {"section": "today", "days": 0, "lines": [line], "more": 2},
            {"section": "below", "days": 0, "lines": [below], "more": 0},
        ],
    )


def send(message):
    run_job.func(NAME, str(message.pk))
    message.refresh_from_db()
    return message.job_state, message.problem


def test_a_mail_tells_the_whole_digest_with_addresses(message):
    assert send(message) == (JobState.DONE, "")
    assert message.sent_at is not None
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("提醒", ["member@luoshi.test"])
    assert sent.body == (
        "提醒\n\n今日到期（3项）\n- 夜读活动 · 2026年3月4日\n  https://luoshi.test/tasks/1/\n另有2项\n\n"
        "下属单位逾期（1项）\n- 采编部 · 巡检 · 2026年3月2日\n  https://luoshi.test/tasks/2/\n\n"
        "全部消息：https://luoshi.test/notices/\n接收方式：https://luoshi.test/notices/choice/\n"
    )


def test_a_mail_is_in_the_language_of_whoever_gets_it(message):
    message.person.language = "en"
    message.person.save()
    send(message)
    assert "Due today (3)\n- 夜读活动 · 4 Mar 2026\n" in mail.outbox[0].body
    assert "and 2 more" in mail.outbox[0].body


def test_a_mail_that_goes_out_twice_has_one_identity(message):
    """The worker died between the server's yes and its own note: the reader's program shows it once."""
    send(message)
    Message.objects.update(job_state=JobState.WAITING)
    send(message)
    first, second = (sent.extra_headers["Message-ID"] for sent in mail.outbox)
    assert first == second == f"<{message.pk}@luoshi>"


def test_what_was_sent_is_not_sent_again(message):
    send(message)
    send(message)
    assert len(mail.outbox) == 1


def test_a_server_that_is_down_for_an_hour_is_tried_until_it_is_back(message, at, server, run, waiting):
    server(ConnectionRefusedError())
    start, tries = at(TODAY), []
    for minutes in range(0, 60, 1):
        at(TODAY, f"09:{minutes:02}")
        before = Message.objects.get().attempts
        run()
        if Message.objects.get().attempts > before:
            tries.append(minutes)
    assert tries == [0, 1, 6, 21]
    waits = Message.objects.get()
    assert (waits.job_state, waits.problem) == (JobState.WAITING, "mail-not-reached")
    assert waits.next_at == start + timedelta(minutes=81)
    server(None)
    at(TODAY, "10:21")
    run()
    assert Message.objects.get().job_state == JobState.DONE
    assert len(mail.outbox) == 1


def test_a_server_that_stays_down_ends_in_a_visible_failure(message, at, server, run, waiting):
    server(ConnectionRefusedError())
    for clock in ("09:00", "09:01", "09:06", "09:21", "10:21", "12:00"):
        at(TODAY, clock)
        run()
    message.refresh_from_db()
    assert (message.job_state, message.problem, message.attempts) == (JobState.FAILED, "mail-not-reached", 5)


@pytest.mark.parametrize(
    ("error", "state", "problem"),
    [
        (smtplib.SMTPRecipientsRefused({"x": (550, b"unknown")}), JobState.FAILED, "address-refused"),
        (smtplib.SMTPRecipientsRefused({"x": (450, b"later")}), JobState.WAITING, "address-refused"),
        (smtplib.SMTPAuthenticationError(535, b"no"), JobState.WAITING, "mail-refused"),
        (smtplib.SMTPServerDisconnected(), JobState.WAITING, "mail-not-reached"),
        (TimeoutError(), JobState.WAITING, "mail-not-reached"),
    ],
)
def test_each_answer_of_the_server_is_told(message, server, error, state, problem):
    server(error)
    assert send(message) == (state, problem)


def test_the_number_of_the_answer_is_kept(message, server):
    server(smtplib.SMTPAuthenticationError(535, b"no"))
    send(message)
    assert message.problem_detail == {"answer": "535"}


def test_without_a_mail_server_it_fails_at_once(message, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert send(message) == (JobState.FAILED, "mail-not-set")


def test_without_an_address_it_fails_at_once(message):
    message.person.email = ""
    message.person.save()
    assert send(message) == (JobState.FAILED, "no-address")


def test_after_its_day_it_is_not_sent(message, at):
    at(TODAY + timedelta(1), "00:01")
    assert send(message) == (JobState.FAILED, "overtaken")
    assert mail.outbox == []


def test_whoever_lost_the_claim_leaves_the_row_to_the_other(message, monkeypatch):
    from luoshi.foundation.jobs import LostClaim
    from luoshi.notices.outbox import send as sending

    def taken_by_another(_message, _person):
        Message.objects.update(claim="00000000-0000-0000-0000-000000000001")

    monkeypatch.setattr(sending, "send_mail", taken_by_another)
    with pytest.raises(LostClaim):
        send(message)
    message.refresh_from_db()
    assert message.job_state == JobState.RUNNING
