"""The daily making: who is told what, once a day, whatever happens to the worker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luoshi.foundation.jobs import JobState, claim, run_job
from luoshi.notices.digests.make import NAME, make_digest, open_digests
from luoshi.notices.models import Bot, Digest, Message, Preference
from luoshi.notices.tests.told import TODAY, told
from luoshi.organisation.models import Membership, Organisation, Person, Role, StandIn, Unit


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
