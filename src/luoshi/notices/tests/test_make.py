"""The daily making: who is told what, once a day, whatever happens to the worker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from luoshi.foundation.jobs import JobState
from luoshi.notices.digests.make import NAME, open_digests
from luoshi.notices.models import Bot, Digest, Message, Preference, QuietDays, Thresholds
from luoshi.notices.tests.conftest import TODAY
from luoshi.organisation.models import Membership, Organisation, Person, Role, StandIn, Unit

SATURDAY = date(2026, 3, 7)


def told(day=TODAY, channel="app"):
    """login → {section: titles} of the day's messages."""
    rows = Message.objects.filter(day=day, channel=channel).select_related("person")
    return {
        row.person.login: {part["section"]: [line["title"] for line in part["lines"]] for part in row.body}
        for row in rows
    }


def test_a_units_matters_are_told_to_whoever_works_there(at, waiting, matter, people, run):
    at(TODAY)
    waiting += [matter(0, "讲座"), matter(7, "换书"), matter(-1, "巡检"), matter(3, "还早")]
    run()
    expected = {"late": ["巡检"], "today": ["讲座"], "ahead": ["换书"]}
    assert told() == {"head": expected, "member": expected}


def test_what_someone_has_in_hand_is_told_to_them_alone_and_once_late_to_their_head(
    at, waiting, matter, people, run
):
    at(TODAY)
    mine = {"person": people["member"].pk}
    waiting += [matter(0, "讲座", **mine), matter(-1, "巡检", **mine)]
    run()
    assert told() == {"member": {"late": ["巡检"], "today": ["讲座"]}, "head": {"late": ["巡检"]}}


def test_whoever_stands_in_is_told_too(at, waiting, matter, people, library, run):
    at(TODAY)
    StandIn.objects.create(
        organisation=library, absent=people["member"], person=people["clerk"], starts_on=TODAY, ends_on=TODAY
    )
    waiting += [matter(0, "讲座", person=people["member"].pk), matter(0, "换书")]
    run()
    assert told()["clerk"] == {"today": ["换书", "讲座"]}
    assert told()["member"] == {"today": ["换书", "讲座"]}


def test_whoever_holds_a_role_anywhere_is_told(at, waiting, matter, people, run):
    at(TODAY)
    waiting.append(matter(None, "审核", unit=None, section="to-sign", roles=frozenset({Role.CLERK})))
    run()
    assert told() == {"clerk": {"to-sign": ["审核"]}}


def test_those_above_see_it_two_working_days_late_and_level_by_level(
    at, waiting, matter, people, library, run
):
    group = Unit.objects.create(
        organisation=library, name="外借组", parent=Unit.objects.get(name="读者服务部")
    )
    at(TODAY)
    # One, two and four working days late: Saturday the 28th was one.
    waiting += [replace(matter(-days, f"迟{days}天"), unit=group.pk) for days in (1, 2, 5)]
    run()
    assert told()["head"] == {"below": ["迟2天"]}
    assert told()["leader"] == {"below": ["迟5天"]}
    assert "member" not in told()


def test_a_level_that_knows_already_is_no_step_up(at, waiting, matter, people, library, run):
    """The head of the unit also answers for the one above: the next above is told without waiting longer."""
    above = Unit.objects.create(organisation=library, name="业务中心", parent=Unit.objects.get(name="馆领导"))
    Unit.objects.filter(name="读者服务部").update(parent=above)
    Membership.objects.create(organisation=library, person=people["head"], unit=above, role=Role.HEAD)
    at(TODAY)
    waiting.append(matter(-2, "迟2天"))
    run()
    assert told()["leader"] == {"below": ["迟2天"]}


def test_a_line_of_another_unit_names_it(at, waiting, matter, people, run):
    at(TODAY)
    waiting += [matter(-2, "巡检"), matter(0, "讲座")]
    run()
    lines = {
        row.person.login: [line["unit"] for part in row.body for line in part["lines"]]
        for row in Message.objects.filter(channel="app").select_related("person")
    }
    assert lines == {"leader": ["读者服务部"], "head": [""], "member": [""]}


def test_a_long_section_is_cut_and_counted(at, waiting, matter, people, run):
    at(TODAY)
    waiting += [matter(0, f"讲座{number:02}") for number in range(23)]
    run()
    (part,) = Message.objects.filter(person=people["head"], channel="app").get().body
    assert [line["title"] for line in part["lines"]] == [f"讲座{number:02}" for number in range(20)]
    assert part["more"] == 3
    message = Message.objects.filter(person=people["head"], channel="app").get()
    assert message.subject == "2026年3月4日提醒：23项"


def test_whoever_left_or_has_nothing_to_do_is_told_nothing(at, waiting, matter, people, run):
    at(TODAY)
    people["member"].is_active = False
    people["member"].save()
    waiting.append(matter(0, person=people["member"].pk))
    run()
    assert not Message.objects.exists()
    assert Digest.objects.get().job_state == JobState.DONE


@pytest.mark.parametrize(
    ("way", "channels"),
    [(None, ["app", "mail"]), ("both", ["app", "mail"]), ("app", ["app"]), ("mail", ["mail"])],
)
def test_everyone_is_told_by_the_way_they_chose(at, waiting, matter, addressed, library, run, way, channels):
    at(TODAY)
    if way:
        Preference.objects.create(organisation=library, person=addressed["member"], way=way)
    waiting.append(matter(0))
    run()
    mine = Message.objects.filter(person=addressed["member"])
    assert sorted(mine.values_list("channel", flat=True)) == channels


def test_everyone_is_told_in_their_language(at, waiting, matter, people, run):
    at(TODAY)
    people["member"].language = "en"
    people["member"].save()
    waiting += [matter(0), matter(-1)]
    run()
    subjects = dict(Message.objects.filter(channel="app").values_list("person__login", "subject"))
    assert subjects == {
        "member": "Digest of 4 Mar 2026: 2 matters, 1 late",
        "head": "2026年3月4日提醒：2项，其中逾期1项",
    }


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
    from luoshi.foundation.jobs import run_job

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


def test_a_units_group_is_told_what_the_unit_owes(at, waiting, matter, people, library, units, run):
    bot = Bot.objects.create(
        organisation=library,
        unit=units["读者服务部"],
        kind="webhook",
        name="群",
        address="http://x.test",
        secret="s",
    )
    waiting += [
        matter(0, "讲座", person=people["member"].pk),
        matter(-2, "巡检"),
        matter(0, "别的", unit="采编部"),
        matter(None, "审核", section="to-sign"),
    ]
    at(TODAY)
    open_digests()
    from luoshi.foundation.jobs import run_job

    run_job.func(NAME, str(Digest.objects.get().pk))
    message = Message.objects.get(channel="bot")
    assert message.bot == bot
    assert [(part["section"], len(part["lines"])) for part in message.body] == [("today", 1)]


def test_organisations_are_told_apart(at, waiting, matter, people, stranger, run):
    waiting.append(matter(0))
    at(TODAY)
    assert open_digests() == 2
    assert open_digests() == 0
    run()
    assert Message._base_manager.exclude(organisation=people["head"].organisation).count() == 0
    assert Organisation.objects.count() == Digest._base_manager.count()


def test_making_costs_the_same_for_many(at, waiting, matter, people, library, django_assert_max_num_queries):
    from luoshi.foundation.jobs import claim
    from luoshi.notices.digests.make import make_digest

    at(TODAY)
    counts = []
    for number in (1, 10):
        for one in range(number):
            person = Person.objects.create(organisation=library, login=f"p{number}{one}", name="某人")
            unit = Unit.objects.get(name="读者服务部")
            Membership.objects.create(organisation=library, person=person, unit=unit, role=Role.MEMBER)
            waiting.append(matter(0))
        Message.objects.all().delete()
        Digest.objects.all().delete()
        digest = claim(Digest, Digest.objects.create(organisation=library, day=TODAY).pk)
        with django_assert_max_num_queries(30) as made:
            make_digest(digest)
        counts.append(len(made))
    assert counts[0] == counts[1]
