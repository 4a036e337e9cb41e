"""Checks: drawn from accepted work, looked through by others than those whose work it is, findings rectified."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from docx import Document

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.ledgers.actions.entries import KIND
from luoshi.ledgers.models import Entry
from luoshi.notices.sources import matters
from luoshi.organisation.models import Membership, Person
from luoshi.work.actions import answers as answering
from luoshi.work.actions import checks as actions
from luoshi.work.creating import settle
from luoshi.work.draw import drawn, read
from luoshi.work.models import Answer, Check, CheckItem, CheckKind
from luoshi.work.queries.checks import Scope
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

NOW, END = date(2026, 6, 10), date(2026, 6, 20)
YEAR = {"accepted_from": date(2026, 1, 1), "accepted_to": NOW}


@pytest.fixture
def plan(library, people):
    return a_plan(library, people["clerk"])


@pytest.fixture
def accepted(plan, today, people):
    """Five months of checks and of patrols of two units, handed in and accepted in June."""
    today(NOW)
    for name in ("读者服务部", "采编部"):
        a_commitment(plan, title=f"{name}消防检查", unit=unit(name))
        a_commitment(plan, title=f"{name}书架整理", unit=unit(name))
    publish(plan)
    rows = Answer.objects.filter(due_on__lt=NOW).select_related("task", "unit").order_by("due_on")
    for answer in rows:
        answering.submit(answer=answer, person=people["administrator"], word="已办")
        answer.refresh_from_db()
        answering.accept(answer=answer, person=people["clerk"])
    return list(rows.all())


@pytest.fixture
def checker(people, library):
    """A member of 采编部, and the administrator's browser that planned nothing."""
    person = Person.objects.create(organisation=library, login="acquirer", name="采编员")
    Membership.objects.create(organisation=library, person=person, unit=unit("采编部"), role="member")
    return person


@pytest.fixture
def draw(accepted, people):
    """`draw(kind, count, …)` plans a check."""

    def plan(kind=CheckKind.RANDOM, count=3, **facts):
        scope = Scope(
            **{**YEAR, **{name: facts.pop(name) for name in ("units", "ask", "words") if name in facts}}
        )
        said = {"title": "上半年抽查", "starts_on": NOW, "ends_on": END, **facts}
        return actions.plan_check(person=people["clerk"], kind=kind, scope=scope, count=count, **said)

    return plan


@pytest.fixture
def mutual(draw):
    return draw(CheckKind.MUTUAL, 2, units=[unit("读者服务部"), unit("采编部")])


def items(check):
    return list(check.items.select_related("answer__task", "answer__unit", "check_of"))


def of_unit(check, name):
    return next(one for one in items(check) if one.answer.unit.name == name)


def page(client, check):
    return client.get(check.get_absolute_url()).content.decode()


def refused(code, act, **said):
    with pytest.raises(Refused) as refusal:
        act(**said)
    assert refusal.value.code == code


def look(client, item, **said):
    form = {"result": "finding", "note": "缺照片", "due_on": "2026-06-18", **said}
    answer = client.post(reverse("look_at", args=[item.pk]), form)
    item.refresh_from_db()
    return answer


def plan_form(**said):
    days = {"accepted_from": "2026-01-01", "accepted_to": "2026-06-10"}
    return {"title": "抽查", "kind": "random", "count": "3", **days} | {
        "starts_on": "2026-06-10",
        "ends_on": "2026-06-20",
        **said,
    }


def test_it_is_planned_drawn_and_numbered_from_the_page(accepted, clerk):
    answer = clerk.post(reverse("plan_check"), plan_form())
    check = Check.objects.get()
    assert answer.url == check.get_absolute_url()
    assert (str(check), check.items.count(), len(check.pool)) == ("督查〔2026〕1号", 3, len(accepted))
    event = Event.objects.get(verb="check-planned")
    assert (event.data["seed"], event.data["digest"]) == (check.seed, check.pool_digest)
    html = page(clerk, check)
    assert all(
        words in html for words in (check.seed, check.pool_digest, "luoshi checks draw check-2026-1.txt")
    )


def test_the_published_pool_and_seed_give_the_same_draw(draw, clerk):
    check = draw(count=4)
    pool = list(read(clerk.get(reverse("check_pool", args=[check.pk])).content.decode()))
    again = drawn(check.seed, pool, check.count)
    assert [one.key for one in again] == [str(one.answer_id) for one in items(check)]
    assert {one.unit for one in pool} == {"读者服务部", "采编部"}


def test_two_draws_have_two_seeds(draw):
    first, second = draw(), draw()
    assert first.seed != second.seed
    assert (first.number, second.number) == (1, 2)


def test_only_accepted_work_of_the_days_is_in_the_pool(draw, accepted, people):
    answering.reopen(answer=accepted[0], person=people["clerk"], reason="复核")
    Answer.objects.filter(pk=accepted[1].pk).update(closed_on=date(2025, 12, 31))
    left_out = {str(accepted[0].pk), str(accepted[1].pk)}
    assert {key for key, _unit in draw().pool} == {str(one.pk) for one in accepted} - left_out


def test_the_pool_stays_as_it_was_when_work_is_opened_again(draw, accepted, people):
    check = draw()
    answering.reopen(answer=accepted[0], person=people["clerk"], reason="复核")
    check.refresh_from_db()
    assert len(check.pool) == len(accepted)


def test_units_kind_and_subject_narrow_it(draw):
    some = draw(CheckKind.PLANNED, None, units=[unit("采编部")])
    assert {unit_name for _key, unit_name in some.pool} == {"采编部"}
    assert some.items.count() == len(some.pool)
    assert {one.answer.task.title for one in items(draw(CheckKind.SPECIAL, None, words="消防"))} == {
        "读者服务部消防检查",
        "采编部消防检查",
    }
    assert {one.answer.ask for one in items(draw(CheckKind.PLANNED, None, ask="inspection"))} == {
        "inspection"
    }


def test_what_nothing_fits_is_not_planned(draw, clerk):
    refused("nothing-accepted", draw, words="没有这样的事")
    html = clerk.post(reverse("plan_check"), plan_form(words="没有这样的事")).content.decode()
    assert "没有符合条件的已办结工作" in html
    assert not Check.objects.exists()


def test_too_much_asks_for_a_number(draw, monkeypatch):
    monkeypatch.setattr(actions, "MOST", 5)
    refused("too-many", draw, count=None)
    assert draw(count=5).items.count() == 5


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"count": ""}, "count"),
        ({"kind": "special"}, "words"),
        ({"kind": "mutual"}, "units"),
        ({"accepted_to": "2025-01-01"}, "accepted_to"),
        ({"ends_on": "2026-06-01"}, "ends_on"),
        ({"starts_on": "2026-07-01"}, "ends_on"),
    ],
)
def test_what_a_check_needs_is_said_beside_its_field(accepted, clerk, said, field):
    answer = clerk.post(reverse("plan_check"), plan_form(**said))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_looked_at_in_order_and_a_finding_that_becomes_a_rectification(draw, as_person, people):
    check, leader = draw(), as_person(people["leader"])
    good, bad, _other = items(check)
    look(leader, good, result="in_order", note="材料齐全", due_on="")
    assert (good.state, good.note, good.by) == ("in_order", "材料齐全", people["leader"])
    look(leader, bad, is_major="on")
    entry = Entry.objects.get()
    assert (bad.state, bad.outcome.record) == ("finding", entry.pk)
    assert (entry.code, entry.unit, entry.due_on) == ("rectifications", bad.answer.unit, date(2026, 6, 18))
    assert (entry.level, entry.data["problem"]) == ("major", "缺照片")
    html = leader.get(entry.get_absolute_url()).content.decode()
    assert f'href="{check.get_absolute_url()}"' in html
    assert str(check) in html
    html = page(leader, check)
    assert entry.get_absolute_url() in html
    assert "问题整改中" in html
    assert "问题整改第1号" in html
    task = leader.get(reverse("task", args=[bad.answer.task_id])).content.decode()
    assert "督查〔2026〕1号" in task
    verbs = set(Event.objects.filter(parent=check.pk).values_list("verb", flat=True))
    assert verbs == {"check-in-order", "check-found"}


def test_a_lesser_finding_is_no_grave_one(draw, people):
    item = items(draw())[0]
    actions.note_finding(item=item, person=people["leader"], note="缺日期", due_on=END)
    assert Entry.objects.get().level == ""


def test_the_check_shows_what_became_of_its_findings(draw, people, clerk, today):
    check = draw()
    actions.note_finding(item=items(check)[0], person=people["leader"], note="缺日期", due_on=END)
    today(date(2026, 6, 25))
    assert "逾期未整改" in page(clerk, check)
    settle(KIND, Entry.objects.get().pk, is_done=True)
    assert "已整改" in page(clerk, check)


@pytest.mark.parametrize(("said", "field"), [({"note": " "}, "note"), ({"due_on": ""}, "due_on")])
def test_a_finding_says_what_and_by_when(draw, as_person, people, said, field):
    item = items(draw())[0]
    answer = look(as_person(people["leader"]), item, **said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert item.state == "waiting"


def test_what_was_in_order_may_turn_out_amiss_but_a_finding_stays(draw, people):
    said = {"item": items(draw())[0], "person": people["leader"]}
    actions.note_in_order(**said)
    actions.note_finding(note="缺日期", due_on=END, **said)
    refused("step-not-open", actions.note_in_order, **said)
    refused("step-not-open", actions.note_finding, note="又缺", due_on=END, **said)
    assert Entry.objects.count() == 1


def test_a_finding_is_to_be_put_right_in_the_future(draw, people):
    item = items(draw())[0]
    said = {"note": "缺日期", "due_on": date(2026, 6, 1)}
    refused("due-before-today", actions.note_finding, item=item, person=people["leader"], **said)


def test_units_check_each_other_and_never_themselves(mutual, as_person, people, checker):
    mine, theirs = of_unit(mutual, "采编部"), of_unit(mutual, "读者服务部")
    assert [one.answer.unit.name for one in items(mutual)].count("采编部") == 2
    assert (mine.checker, theirs.checker) == (unit("读者服务部"), unit("采编部"))
    client = as_person(checker)
    assert look(client, mine).status_code == 403
    assert look(client, theirs).status_code == 302
    assert (theirs.state, theirs.by) == ("finding", checker)
    assert Entry.objects.get().unit == unit("读者服务部")
    assert look(as_person(people["head"]), mine, result="in_order").status_code == 302


def test_in_a_mutual_check_the_office_does_not_look(mutual, people):
    with pytest.raises(PermissionDenied):
        actions.note_in_order(item=items(mutual)[0], person=people["leader"])


def test_two_units_are_needed_to_check_each_other(draw):
    refused("not-two-units", draw, kind=CheckKind.MUTUAL, units=[unit("采编部")])


def test_nobody_looks_at_work_that_they_entered_or_of_their_own_unit(draw, people, library):
    item = items(draw())[0]
    with pytest.raises(PermissionDenied):
        actions.note_in_order(item=item, person=people["administrator"])
    owner = {"organisation": library, "person": people["clerk"]}
    own = Membership.objects.create(**owner, unit=item.answer.unit, role="member")
    clerk = Person.objects.get(pk=people["clerk"].pk)
    with pytest.raises(PermissionDenied):
        actions.note_in_order(item=item, person=clerk)
    own.delete()
    actions.note_in_order(item=item, person=Person.objects.get(pk=people["clerk"].pk))


def test_it_is_closed_once_all_has_been_looked_at(draw, people, clerk):
    check = draw(count=2)
    assert reverse("close_check", args=[check.pk]) not in page(clerk, check)
    refused("items-waiting", actions.close_check, check=check, person=people["clerk"], summary="好")
    for item in items(check):
        actions.note_in_order(item=item, person=people["leader"])
    assert reverse("close_check", args=[check.pk]) in page(clerk, check)
    clerk.post(reverse("close_check", args=[check.pk]), {"summary": "总体较好"})
    check.refresh_from_db()
    assert (check.closed_at is not None, check.summary) == (True, "总体较好")
    event = Event.objects.get(verb="check-closed")
    assert (event.data["looked"], event.data["findings"]) == (2, 0)
    assert "总体较好" in page(clerk, check)
    refused("check-closed", actions.close_check, check=check, person=people["clerk"], summary="")
    refused("check-closed", actions.note_in_order, item=items(check)[0], person=people["leader"])


@pytest.mark.parametrize("role", ["head", "member", "legal", "auditor"])
def test_who_may_not_plan_look_or_close(draw, people, as_person, role):
    check, client = draw(), as_person(people[role])
    assert client.get(reverse("plan_check")).status_code == 403
    assert client.get(reverse("close_check", args=[check.pk])).status_code == 403
    assert look(client, items(check)[0]).status_code == 403
    assert client.get(check.get_absolute_url()).status_code == 200
    assert reverse("plan_check") not in client.get(reverse("checks")).content.decode()


@pytest.mark.parametrize("role", ["administrator", "clerk", "leader"])
def test_who_may_plan(accepted, people, as_person, role):
    assert as_person(people[role]).post(reverse("plan_check"), plan_form()).status_code == 302


def test_a_stranger_finds_none(draw, stranger, as_person):
    check, client = draw(), as_person(stranger)
    for name in ("check", "check_pool", "print_check", "close_check"):
        assert client.get(reverse(name, args=[check.pk])).status_code == 404
    assert client.get(reverse("look_at", args=[items(check)[0].pk])).status_code == 404
    assert check.title not in client.get(reverse("checks")).content.decode()


def test_the_list_shows_open_ones_before_closed(draw, clerk, people):
    done = draw(title="已结的督查", count=1)
    actions.note_in_order(item=items(done)[0], person=people["leader"])
    actions.close_check(check=done, person=people["clerk"], summary="")
    draw(title="在办的督查")
    html = clerk.get(reverse("checks")).content.decode()
    assert html.index("在办的督查") < html.index("已结的督查")


def test_without_any_the_page_says_what_a_check_is(library, clerk):
    assert "没有正在进行的督查" in clerk.get(reverse("checks")).content.decode()


def test_it_is_printed_as_an_official_paper(draw, people, clerk):
    check = draw()
    actions.note_finding(item=items(check)[0], person=people["leader"], note="缺日期", due_on=END)
    data = clerk.get(reverse("print_check", args=[check.pk])).content
    document = Document(io.BytesIO(data))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(
        one in words for one in ("督查情况报告", "督查〔2026〕1号", check.seed, "共查看3项，发现问题1个")
    )
    first, last = document.tables
    assert [cell.text for cell in first.rows[1].cells][1:] == ["缺日期", "一般", "2026年6月20日", "整改中"]
    assert len(last.rows) == 4


def test_it_waits_in_the_digest_of_whoever_looks(draw, mutual, people):
    def told():
        return {(one.key, one.person, one.unit) for one in matters(END) if one.route == "check"}

    clerk = people["clerk"].pk
    both = {(mutual.pk, None, unit(name).pk) for name in ("读者服务部", "采编部")}
    assert told() == {(mutual.pk, clerk, None), *both}
    for item in items(mutual):
        person = people["head"] if item.answer.unit.name == "采编部" else None
        if person:
            actions.note_in_order(item=item, person=person)
    assert told() == {(mutual.pk, clerk, None), (mutual.pk, None, unit("采编部").pk)}
    later = draw(title="以后的督查", starts_on=date(2026, 6, 15))
    assert later.pk not in {key for key, _person, _unit in told()}


def test_the_pages_cost_the_same_for_more(draw, people, as_person, django_assert_max_num_queries):
    leader = as_person(people["leader"])
    checks = [draw(count=1), draw(count=6)]
    for check in checks:
        for item in items(check)[:5]:
            actions.note_finding(item=item, person=people["leader"], note="缺日期", due_on=END)

    def cost(address):
        with django_assert_max_num_queries(12) as taken:
            leader.get(address)
        return len(taken)

    few, many = (cost(check.get_absolute_url()) for check in checks)
    assert few == many
    listed = cost(reverse("checks"))
    draw()
    assert cost(reverse("checks")) == listed
    assert CheckItem.objects.filter(state="finding").count() == 6
