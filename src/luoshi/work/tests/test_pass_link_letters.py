"""A link and the sheet sent by mail: through the outbox, to whoever has no account, with the way back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from tests.sheets import opened

from luoshi.foundation.jobs import JobState, run_job
from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.notices.digests.make import make_digest
from luoshi.notices.models import Digest, Letter, Message
from luoshi.notices.outbox.send import NAME
from luoshi.work.actions.pass_links import mail_pass_link, make_pass_link
from luoshi.work.tests.build import once, publish, unit

NOW, LAST = date(2026, 6, 10), date(2026, 6, 30)
TO = "zhang@example.org"


@pytest.fixture
def link(plan, people, today, settings):
    """采编部 has 22 tasks this month; the clerk has an address, and the server sends mail."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SITE_ADDRESS = "https://luoshi.test"
    today(NOW)
    for number in range(22):
        once(plan, "6月20日前", title=f"报送第{number}张清单", unit=unit("采编部"))
    publish(plan)
    people["clerk"].email = "clerk@luoshi.test"
    people["clerk"].save()
    return make_pass_link(unit=unit("采编部"), person=people["clerk"], ends_on=LAST)


@pytest.fixture
def clerk(people, as_person):
    return as_person(people["clerk"])


def mailed(clerk, link, address=TO):
    return clerk.post(reverse("mail_pass_link", args=[link.pk]), {"address": address})


def sent():
    message = Message.objects.get(kind="letter")
    run_job.func(NAME, str(message.pk))
    message.refresh_from_db()
    return message


def test_the_letter_names_the_tasks_brings_the_link_and_the_sheet_and_is_answered_to_the_office(link, clerk):
    assert mailed(clerk, link).url == reverse("pass_links")
    assert mail.outbox == []
    assert sent().job_state == JobState.DONE
    (letter,) = mail.outbox
    assert (letter.to, letter.reply_to) == ([TO], ["clerk@luoshi.test"])
    assert "22项任务" in letter.subject
    assert f"https://luoshi.test{reverse('visit', args=[link.secret])}" in letter.body
    assert letter.body.count("报送第") == 20
    assert "另有2项" in letter.body
    assert "2026年6月30日" in letter.body
    ((name, data, _kind),) = letter.attachments
    assert name == "采编部-办理情况表.xlsx"
    assert sum("报送第" in str(cell) for row in opened(data) for cell in row) == 22


def test_the_journal_says_to_whom_and_the_page_that_it_went(link, clerk):
    mailed(clerk, link)
    assert Event.objects.get(verb="pass-link-mailed").data["to"] == TO
    assert f"正在发往{TO}" in clerk.get(reverse("pass_links")).content.decode()
    sent()
    assert f"发至{TO}" in clerk.get(reverse("pass_links")).content.decode()
    form = clerk.get(reverse("mail_pass_link", args=[link.pk])).context["form"]
    assert form["address"].value() == TO


def test_what_cannot_be_sent_stands_in_the_outbox_and_can_be_tried_again_on_another_day(
    link, clerk, settings, today
):
    mailed(clerk, link)
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert sent().job_state == JobState.FAILED
    assert "发送失败" in clerk.get(reverse("pass_links")).content.decode()
    today(NOW + timedelta(days=1))
    (line,) = clerk.get(reverse("outbox"), {"why": "mail-not-set"}).context["lines"]
    assert (line.to, line.may_retry) == (TO, True)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    clerk.post(reverse("retry_message", args=[line.message.pk]))
    assert sent().job_state == JobState.DONE


def test_the_digest_of_the_next_day_does_not_overtake_a_letter(link, clerk, library, today):
    mailed(clerk, link)
    day = NOW + timedelta(days=1)
    today(day)
    digest = Digest.objects.create(organisation=library, day=day, job_state="running")
    make_digest(digest)
    assert Message.objects.get(kind="letter").job_state == JobState.WAITING
    assert sent().job_state == JobState.DONE


def test_without_a_mail_server_the_page_offers_none_and_says_so(link, clerk, people, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    html = clerk.get(reverse("pass_links")).content.decode()
    assert reverse("mail_pass_link", args=[link.pk]) not in html
    assert "本服务器不能发送邮件" in html
    with pytest.raises(Refused) as refusal:
        mail_pass_link(link=link, person=people["clerk"], address=TO)
    assert refusal.value.code == "mail-not-set"
    assert not Letter.objects.exists()


def test_a_link_that_is_over_is_not_sent(link, people, today):
    today(LAST + timedelta(days=1))
    with pytest.raises(Refused) as refusal:
        mail_pass_link(link=link, person=people["clerk"], address=TO)
    assert refusal.value.code == "link-over"


@pytest.mark.parametrize("address", ["", "nobody"])
def test_an_address_that_is_none(link, clerk, address):
    assert mailed(clerk, link, address).status_code == 422
    assert not Message.objects.exists()


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor"])
def test_others_send_none(link, people, as_person, role):
    assert mailed(as_person(people[role]), link).status_code == 403
    assert not Message.objects.exists()


def test_a_stranger_sends_none(link, stranger, as_person):
    assert mailed(as_person(stranger), link).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    link, clerk, people, count, django_assert_max_num_queries
):
    mailed(clerk, link)
    for _number in range(count - 1):
        other = make_pass_link(unit=unit("采编部"), person=people["clerk"], ends_on=LAST)
        mailed(clerk, other)
    with django_assert_max_num_queries(8):
        clerk.get(reverse("pass_links"))
