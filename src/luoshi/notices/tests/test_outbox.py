"""What was not sent and why, and trying again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation

from luoshi.foundation.jobs import JobState
from luoshi.foundation.refusals import Refused
from luoshi.journal.queries import history
from luoshi.notices.actions.outbox import retry_digest, retry_message
from luoshi.notices.models import Digest, Message, Thresholds
from luoshi.notices.tests.told import TODAY


@pytest.fixture
def failed(at, library, addressed):
    at(TODAY)
    return Message.objects.create(
        organisation=library,
        person=addressed["member"],
        channel="mail",
        day=TODAY,
        subject="今日提醒",
        job_state=JobState.FAILED,
        attempts=5,
        problem="mail-not-reached",
    )


@pytest.fixture
def page(people, as_person):
    return lambda: as_person(people["clerk"]).get(reverse("outbox"))


def shown(page):
    return [(line.to, str(line.why), line.is_waiting, line.may_retry) for line in page.context["lines"]]


def test_what_failed_is_listed_with_the_reason_and_a_button(failed, page):
    assert shown(page()) == [("member 员", "无法连接邮件服务器。", False, True)]
    assert reverse("retry_message", args=[failed.pk]) in page().content.decode()


def test_what_is_tried_again_by_itself_says_when(failed, page):
    at = timezone.now() + timedelta(minutes=15)
    Message.objects.update(
        job_state=JobState.WAITING, next_at=at, attempts=2, problem_detail={"answer": "451"}
    )
    assert shown(page()) == [("member 员", "无法连接邮件服务器。 (451)", True, False)]
    assert "已尝试2次，将于2026年3月4日 09:15自动重试。" in page().content.decode()


def test_what_waits_for_its_first_attempt_and_what_was_sent_are_not_listed(failed, page):
    Message.objects.update(job_state=JobState.WAITING, problem="")
    assert shown(page()) == []
    Message.objects.update(job_state=JobState.DONE, problem="mail-not-reached")
    assert shown(page()) == []
    assert "全部已发出" in page().content.decode()


def test_a_reason_is_looked_for(failed, page, library, people, as_person):
    facts = {"channel": "mail", "day": TODAY, "subject": "x", "job_state": JobState.FAILED}
    Message.objects.create(organisation=library, person=people["head"], problem="no-address", **facts)
    browser = as_person(people["clerk"])
    where = reverse("outbox")
    assert [line.to for line in browser.get(where).context["lines"]] == ["head 员", "member 员"]
    assert [line.to for line in browser.get(f"{where}?why=no-address").context["lines"]] == ["head 员"]
    assert "没有符合的消息" in browser.get(f"{where}?why=bot-refused").content.decode()


def test_that_no_mail_server_is_set_is_said_once_for_all(failed, page, people, as_person, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    Message.objects.update(problem="mail-not-set")
    assert shown(page()) == []
    assert '<a href="?why=mail-not-set">1封</a>' in page().content.decode()
    found = as_person(people["clerk"]).get(reverse("outbox") + "?why=mail-not-set")
    assert [line.to for line in found.context["lines"]] == ["member 员"]


def test_what_is_older_than_a_month_is_no_longer_listed(failed, page):
    Message.objects.update(day=TODAY - timedelta(31))
    assert len(shown(page())) == 1
    Message.objects.update(day=TODAY - timedelta(32))
    assert shown(page()) == []


def test_of_another_day_there_is_no_button(failed, page):
    Message.objects.update(day=TODAY - timedelta(1))
    assert shown(page()) == [("member 员", "无法连接邮件服务器。", False, False)]


def test_the_auditor_sees_it_and_presses_nothing(failed, people, as_person):
    body = as_person(people["auditor"]).get(reverse("outbox")).content.decode()
    assert "member 员" in body
    assert reverse("retry_message", args=[failed.pk]) not in body


@pytest.mark.parametrize(("backend", "is_said"), [("dummy", True), ("locmem", False)])
def test_a_server_without_mail_says_so(people, page, settings, backend, is_said):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    assert ("LUOSHI_MAIL_URL" in page().content.decode()) is is_said


def test_trying_again_sends_it_and_is_told(
    failed, people, as_person, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with django_capture_on_commit_callbacks(execute=True):
        answer = as_person(people["clerk"]).post(reverse("retry_message", args=[failed.pk]))
    assert answer.url == reverse("outbox")
    failed.refresh_from_db()
    assert (failed.job_state, failed.problem, failed.attempts) == (JobState.DONE, "", 1)
    assert [sent.subject for sent in mail.outbox] == ["今日提醒"]
    with translation.override("en"):
        (line,) = history(Thresholds.objects.get())
    assert (line["who"], line["what"]) == ("clerk 员", "had “今日提醒” sent again to member 员")


@pytest.mark.parametrize("state", [JobState.DONE, JobState.RUNNING, JobState.WAITING])
def test_what_did_not_fail_is_not_sent_again(failed, people, state):
    Message.objects.update(job_state=state)
    with pytest.raises(Refused, match="not-failed"):
        retry_message(message=failed, person=people["clerk"])


def test_what_is_over_is_not_sent_again(failed, people, at):
    at(TODAY + timedelta(1))
    with pytest.raises(Refused, match="over"):
        retry_message(message=failed, person=people["clerk"])
    failed.refresh_from_db()
    assert failed.job_state == JobState.FAILED


def test_digests_that_could_not_be_made_are_shown_and_made_again(
    at, library, people, page, waiting, matter, as_person, django_capture_on_commit_callbacks
):
    at(TODAY)
    gave_up = {"job_state": JobState.FAILED, "problem": "gave-up", "attempts": 5}
    digest = Digest.objects.create(organisation=library, day=TODAY, **gave_up)
    assert "今天的提醒未能生成" in page().content.decode()
    waiting.append(matter(0))
    with django_capture_on_commit_callbacks(execute=True):
        as_person(people["clerk"]).post(reverse("retry_digest", args=[digest.pk]))
    assert Message.objects.filter(channel="app").count() == 2
    assert "今天的提醒未能生成" not in page().content.decode()
    with pytest.raises(Refused, match="not-failed"):
        retry_digest(digest=digest, person=people["clerk"])
