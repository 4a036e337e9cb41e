"""What is computed from records: by unit, over the days of the period, and never for work of others."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from luoshi.assessment.measures import MEASURES, Counted, Span
from luoshi.assessment.tests.build import FIRST, LAST, done, work
from luoshi.journal.models import Event
from luoshi.ledgers.actions.entries import add_entry
from luoshi.ledgers.models import Entry
from luoshi.ledgers.queries.entries import definitions
from luoshi.meetings.models import Decision
from luoshi.meetings.tests.build import TODAY, held
from luoshi.work.actions.answers import accept, send_back, submit
from luoshi.work.actions.orders import give_order
from luoshi.work.models import Answer, Chaser, Reply
from luoshi.work.tests.build import a_plan, publish, quota, unit

SPAN = Span(FIRST, LAST)


def counted(code, name="读者服务部", only=None, span=SPAN):
    measure = MEASURES[code]
    found = measure.counted(span, only or {}).get(unit(name).pk) or measure.nothing()
    return found.hits, found.base


def of(answers, name="读者服务部"):
    return [one for one in answers if one.unit == unit(name)]


@pytest.fixture
def answers(people, at):
    at(date(2026, 7, 6))
    return work(people["clerk"])


def test_work_is_on_time_where_it_was_accepted_and_handed_in_by_its_day(answers):
    own = of(answers)
    done(own[0])
    done(own[1], late=True)
    done(own[2], late=True)
    at_noon = datetime.combine(own[2].due_on, time(12), timezone.get_current_timezone())
    Answer.objects.filter(pk=own[2].pk).update(submitted_at=at_noon)
    Answer.objects.filter(pk=own[3].pk).update(state="submitted", reviewer="office", submitted_at=at_noon)
    done(of(answers, "采编部")[0])
    assert counted("on-time") == (2, 6)
    assert counted("on-time", "采编部") == (1, 6)
    assert counted("rounds") == (3, 6)
    hits = [piece.is_hit for piece in MEASURES["on-time"].pieces(SPAN, {}, unit("读者服务部").pk, 5)]
    assert hits == [False, False, False, False, True]


def test_what_was_waived_or_paused_or_is_due_later_is_not_held_against_anyone(answers):
    own = of(answers)
    Answer.objects.filter(pk=own[0].pk).update(state="waived")
    Answer.objects.filter(pk=own[1].pk).update(state="paused")
    assert counted("on-time") == (0, 4)
    assert counted("on-time", span=Span(FIRST, own[4].due_on - timedelta(days=1))) == (0, 2)
    assert counted("on-time", only={"words": "消防"}) == (0, 0)
    assert counted("on-time", only={"words": "安全检查"}) == (0, 4)
    assert counted("on-time", only={"ask": "report"}) == (0, 0)
    assert counted("on-time", only={"ask": "inspection"}) == (0, 4)


def test_what_was_returned_once_was_not_accepted_at_first_go(answers, people):
    first, second, *_rest = of(answers)
    for one in (first, second):
        submit(answer=one, person=people["member"], word="已查")
    send_back(answer=first, person=people["head"], reason="缺照片")
    submit(answer=first, person=people["member"], word="已补")
    for one in (first, second):
        accept(answer=one, person=people["head"])
        one.refresh_from_db()
        if one.state == "submitted":
            accept(answer=one, person=people["clerk"])
    assert Event.objects.filter(verb="answer-returned").count() == 1
    assert counted("first-go") == (1, 2)
    assert counted("first-go", "采编部") == (0, 0)


def test_a_quota_is_reached_by_what_was_accepted(people, at):
    at(date(2026, 7, 6))
    plan = a_plan(people["clerk"].organisation, people["clerk"])
    quota(plan, value=3, due="6月底前", unit=unit("读者服务部"))
    quota(plan, value=2, due="6月底前", unit=unit("读者服务部"))
    publish(plan)
    Answer.objects.filter(task__target=3).update(reached=Decimal(3), reported=Decimal(3))
    Answer.objects.filter(task__target=2).update(reached=Decimal(1), reported=Decimal(2))
    assert counted("quotas") == (1, 2)


def test_orders_and_decisions_are_counted_by_themselves(people, at):
    at(TODAY)
    meeting = held(people["clerk"], at)
    task = give_order(
        person=people["clerk"], title="清理书库", units=[unit("读者服务部")], due_on=date(2026, 6, 30)
    )
    done(task.answers.get())
    Decision.objects.create(
        organisation=people["clerk"].organisation,
        meeting=meeting,
        position=1,
        text="清理书库",
        unit=unit("读者服务部"),
        due_on=date(2026, 6, 30),
        task=task,
    )
    give_order(person=people["clerk"], title="盘点", units=[unit("读者服务部")], due_on=date(2026, 6, 30))
    assert counted("orders") == (1, 2)
    assert counted("decisions") == (1, 1)


def test_chasers_are_replied_to_by_the_day_they_name(people, at):
    moment = at(date(2026, 5, 4))
    owner = {"organisation": people["clerk"].organisation}
    for number, days in ((1, 0), (2, 9), (3, None)):
        chaser = Chaser.objects.create(
            year=2026,
            number=number,
            name=f"督办{number}号",
            text="请尽快办结",
            written_by=people["clerk"],
            reply_by=date(2026, 5, 8),
            **owner,
        )
        when = None if days is None else moment + timedelta(days=days)
        Reply.objects.create(chaser=chaser, unit=unit("读者服务部"), at=when, **owner)
    assert counted("replies") == (1, 3)
    assert counted("chasers") == (3, None)
    assert counted("chasers", "采编部") == (0, None)
    assert counted("replies", "采编部") == (0, 0)


def enter(person, ledger, closed=None, data=None, **facts):
    usual = {
        "title": "某事",
        "unit": unit("读者服务部"),
        "found_on": date(2026, 3, 2),
        "due_on": date(2026, 4, 1),
    }
    row = add_entry(person=person, definition=definitions()[ledger], facts=usual | facts, data=data or {})
    if closed:
        Entry.objects.filter(pk=row.pk).update(is_closed=True, closed_on=closed)
    return row


def test_lines_of_ledgers_are_counted_closed_and_summed(people, at):
    at(date(2026, 7, 6))
    clerk = people["clerk"]
    enter(clerk, "risks", closed=date(2026, 4, 1), level="major")
    enter(clerk, "risks", closed=date(2026, 4, 2), level="low")
    enter(clerk, "risks", due_on=None)
    enter(clerk, "training", data={"hours": "12.5"})
    enter(clerk, "training", data={"hours": "3"})
    enter(clerk, "training", data={"hours": None})
    enter(clerk, "training", data={"hours": "99"}, found_on=date(2025, 12, 31))
    assert counted("closed", only={"ledger": "risks"}) == (1, 2)
    assert counted("closed", only={"ledger": "risks", "level": "low"}) == (0, 1)
    assert counted("written", only={"ledger": "training"}) == (3, None)
    assert counted("summed", only={"ledger": "training", "field": "hours"}) == (Decimal("15.5"), None)
    pieces = MEASURES["written"].pieces(SPAN, {"ledger": "risks"}, unit("读者服务部").pk, 9)
    assert [piece.title for piece in pieces] == ["某事"] * 3


@pytest.mark.parametrize("code", MEASURES)
def test_every_measure_has_a_formula_in_both_languages_and_costs_one_query(
    code, people, at, django_assert_num_queries
):
    at(date(2026, 7, 6))
    measure = MEASURES[code]
    with django_assert_num_queries(1):
        assert measure.counted(SPAN, {"field": "hours"} if code == "summed" else {}) == {}
    assert measure.nothing() == Counted(Decimal(0), Decimal(0) if measure.is_share else None)
    assert ("÷" in str(measure.formula)) == measure.is_share
