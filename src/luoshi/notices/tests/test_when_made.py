"""When digests are made: once a day, on working days, the same day or in the next."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from luoshi.foundation.jobs import JobState, run_job
from luoshi.notices.digests.make import NAME
from luoshi.notices.models import Digest, Message, Preference, QuietDays, Thresholds
from luoshi.notices.tests.told import TODAY, told

SATURDAY = date(2026, 3, 7)


def test_nothing_is_made_before_the_time_and_once_after_it(at, waiting, matter, people, run):
    waiting.append(matter(0))
    at(TODAY, "08:29")
    run()
    assert not Digest.objects.exists()
    at(TODAY, "08:30")
    run()
    run()
    at(TODAY, "18:00")
    run()
    assert Digest.objects.count() == 1
    assert Message.objects.filter(channel="app").count() == 2


def test_the_office_sets_the_time(at, waiting, matter, people, library, run):
    Thresholds.objects.create(organisation=library, digest_at=time(14, 0))
    waiting.append(matter(0))
    at(TODAY, "13:59")
    run()
    assert not Digest.objects.exists()
    at(TODAY, "14:00")
    run()
    assert Message.objects.exists()


@pytest.mark.parametrize("day", [SATURDAY, date(2026, 5, 1)])
def test_on_a_day_off_nobody_is_told_anything(at, waiting, matter, people, run, day):
    waiting.append(matter((day - TODAY).days))
    at(day)
    run()
    assert Digest.objects.get().is_quiet
    assert not Message.objects.exists()


def test_on_a_quiet_day_nobody_is_told_anything(at, waiting, matter, people, library, run):
    QuietDays.objects.create(organisation=library, first=TODAY, last=TODAY)
    waiting.append(matter(0))
    at(TODAY)
    run()
    assert not Message.objects.exists()


def test_the_offices_thresholds_are_gone_by(at, waiting, matter, people, library, run):
    Thresholds.objects.create(organisation=library, ahead=[3], grace=1, late_every=1, step=1)
    waiting += [matter(3, "三天"), matter(7, "七天"), matter(-1, "迟一天")]
    at(TODAY)
    run()
    assert told() == {
        "head": {"late": ["迟一天"], "ahead": ["三天"]},
        "member": {"late": ["迟一天"], "ahead": ["三天"]},
        "leader": {"below": ["迟一天"]},
    }


def test_a_sweep_missed_in_the_morning_is_made_up_the_same_day(at, waiting, matter, people, run):
    waiting.append(matter(0))
    at(TODAY, "16:00")
    run()
    assert set(told()) == {"head", "member"}


def test_a_missed_days_digest_is_not_sent_the_next_day_but_told_in_it(at, waiting, matter, people, run):
    at(TODAY - timedelta(1))
    run()
    waiting += [matter(7, "昨天该说"), matter(8, "今天该说"), matter(-1, "昨天到期")]
    at(TODAY + timedelta(1))
    run()
    assert list(Digest.objects.values_list("day", "is_quiet")) == [
        (TODAY + timedelta(1), False),
        (TODAY - timedelta(1), False),
    ]
    both = {"late": ["昨天到期"], "ahead": ["昨天该说", "今天该说"]}
    above = {"below": ["昨天到期"]}
    assert told(TODAY + timedelta(1)) == {"head": both, "member": both, "leader": above}
    assert not Message.objects.filter(day=TODAY).exists()


def test_a_digest_that_was_opened_and_never_made_says_nothing_the_next_day(
    at, waiting, matter, people, library
):
    at(TODAY)
    digest = Digest.objects.create(organisation=library, day=TODAY)
    waiting.append(matter(0))
    at(TODAY + timedelta(1))
    run_job.func(NAME, str(digest.pk))
    digest.refresh_from_db()
    assert (digest.job_state, digest.is_quiet) == (JobState.DONE, True)
    assert not Message.objects.exists()


def test_whoever_was_not_reached_is_told_the_next_day(at, waiting, matter, people, library, run, settings):
    """By mail alone, and no mail server is set: the next digest says it again, until one arrives."""
    Preference.objects.create(organisation=library, person=people["member"], way="mail")
    waiting.append(matter(7, "七天"))
    at(TODAY)
    run()
    at(TODAY + timedelta(1))
    run()
    again = Message.objects.get(day=TODAY + timedelta(1))
    assert again.person == people["member"]
    Message.objects.update(job_state=JobState.DONE)
    at(TODAY + timedelta(2))
    run()
    assert not Message.objects.filter(day=TODAY + timedelta(2)).exists()


def test_what_waits_to_be_sent_is_overtaken_by_the_next_digest(at, waiting, matter, addressed, library, run):
    at(TODAY)
    old = Message.objects.create(
        organisation=library,
        person=addressed["member"],
        channel="mail",
        day=TODAY - timedelta(1),
        subject="x",
        next_at=timezone.now() + timedelta(hours=1),
    )
    run()
    old.refresh_from_db()
    assert (old.job_state, old.problem) == (JobState.FAILED, "overtaken")
