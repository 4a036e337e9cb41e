"""Schemes, marks and results for the tests of assessment, made through the actions that people use."""

from __future__ import annotations

from datetime import date

from luoshi.assessment.actions import schemes
from luoshi.assessment.actions.indicators import keep_category, keep_indicator
from luoshi.assessment.models import Indicator
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

FIRST, LAST, AFTER = date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 6)
UNITS = ("办公室", "读者服务部", "采编部")


def a_scheme(person, start="empty", units=UNITS, **facts):
    """Half a year, with the units of the library."""
    told = {"title": "上半年考核", "period": "special", "starts_on": FIRST, "ends_on": LAST, **facts}
    return schemes.begin_scheme(person=person, start=start, facts=told, units=[unit(name) for name in units])


def a_category(scheme, person, name="任务落实", weight=100):
    return keep_category(scheme=scheme, person=person, name=name, weight=weight)


def an_indicator(category, person, name="按期办结率", **facts):
    """Work done on time, unless told otherwise."""
    usual = {
        "source": "computed",
        "measure": "on-time",
        "weight": 100,
        "full": 100,
        "kind": "normal",
        "only": {},
    }
    if facts.get("source", "computed") != "computed":
        usual["measure"] = ""
    return keep_indicator(category=category, person=person, facts={"name": name, **usual, **facts})


def simple(person, **facts):
    """One category, one computed indicator, ready to be worked out."""
    scheme = a_scheme(person)
    an_indicator(a_category(scheme, person), person, **facts)
    scheme.refresh_from_db()
    return scheme


def graded(scheme, person, *grades):
    """Grades as (name, least, most)."""
    scheme.refresh_from_db()
    rows = [dict(zip(("name", "least", "most"), one, strict=True)) for one in grades]
    schemes.set_grades(scheme=scheme, person=person, seen=scheme.revision, grades=rows)


def work(person, months=6, **facts):
    """Each unit checks something every month; the answers of the first half-year, by unit and month."""
    plan = a_plan(person.organisation, person)
    a_commitment(plan, title="开展安全检查", each_unit=True, **facts)
    publish(plan)
    rows = Answer.objects.filter(due_on__range=(FIRST, LAST)).select_related("unit").order_by("due_on")
    return [row for row in rows if row.due_on.month <= months]


def done(answer, *, late=False):
    """Accepted, on time or a month late."""
    day = date(answer.due_on.year, answer.due_on.month + 1, 20) if late else answer.due_on
    Answer.objects.filter(pk=answer.pk).update(state="accepted", closed_on=day, submitted_at=None)


def indicator(scheme, name="按期办结率"):
    return Indicator.objects.get(category__scheme=scheme, name=name)
