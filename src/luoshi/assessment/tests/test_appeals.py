"""Appeals: by the head, in time, once; answered by who did not give the score; what is won leaves its trace."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.assessment.actions import results
from luoshi.assessment.actions.appeals import answer_appeal, appeal
from luoshi.assessment.kept import from_json
from luoshi.assessment.models import Appeal, Mark, Result
from luoshi.assessment.tests.build import done, graded, indicator, simple, work
from luoshi.foundation.refusals import Refused
from luoshi.notices.sources import matters
from luoshi.work.tests.build import unit


@pytest.fixture
def result(people, browsers):
    """读者服务部 has 50 of 100, 采编部 all, 办公室 nothing; published on Monday, 6 July."""
    for one in work(people["clerk"]):
        if one.unit == unit("采编部") or (one.unit == unit("读者服务部") and one.due_on.month > 3):
            done(one)
    scheme = simple(people["clerk"])
    graded(scheme, people["clerk"], ("优秀", 90, 50), ("良好", 70, None), ("合格", 40, None))
    results.publish(scheme=scheme, person=people["clerk"])
    return Result.objects.select_related("scheme").get(unit=unit("读者服务部"))


def key_of(result):
    return indicator(result.scheme).pk


def raised(result, people, text="四月闭馆"):
    return appeal(result=result, person=people["head"], indicator=key_of(result), text=text)


def refused(act, **said):
    with pytest.raises(Refused) as refusal:
        act(**said)
    return refusal.value.code


def test_only_the_units_head_appeals_and_only_until_the_day(result, people, browsers, as_person, at):
    address = reverse("appeal", args=[result.pk, key_of(result)])
    for role in ("member", "clerk", "leader"):
        assert browsers[role].post(address, {"text": "不服"}).status_code == 403
    at(date(2026, 7, 14))
    head = as_person(people["head"])
    page = head.post(address, {"text": "四月闭馆"})
    assert "申诉期已过" in page.content.decode()
    assert address not in head.get(reverse("score", args=[result.pk, key_of(result)])).content.decode()
    at(date(2026, 7, 13))
    assert address in head.get(reverse("score", args=[result.pk, key_of(result)])).content.decode()
    assert head.post(address, {"text": "四月闭馆"}).status_code == 302
    again = head.post(address, {"text": "四月闭馆"})
    assert "已有申诉" in again.content.decode()
    assert Appeal.objects.get().before == 50


def test_there_is_nothing_to_appeal_against_before_it_is_published(people, browsers):
    scheme = simple(people["clerk"])
    results.compute(scheme=scheme, person=people["clerk"])
    row = Result.objects.select_related("scheme").get(unit=unit("读者服务部"))
    told = {"result": row, "person": people["head"], "indicator": indicator(scheme).pk, "text": "四月闭馆"}
    assert refused(appeal, **told) == "not-published"
    assert browsers["head"].get(row.get_absolute_url()).status_code == 404


def test_an_appeal_needs_words_and_a_score(result, people):
    told = {"result": result, "person": people["head"]}
    assert refused(appeal, indicator=key_of(result), text=" ", **told) == "text-missing"
    assert refused(appeal, indicator=result.pk, text="不服", **told) == "no-such-score"


def test_it_is_answered_by_somebody_who_neither_marked_nor_published_nor_appeals(result, people, browsers):
    row = raised(result, people)
    address = reverse("answer_appeal", args=[row.pk])
    answer = {"granted": "no", "reply": "未经同意"}
    for role in ("clerk", "head", "member", "auditor"):
        assert browsers[role].post(address, answer).status_code == 403
    Mark.objects.create(
        organisation=result.organisation,
        indicator_id=key_of(result),
        unit=result.unit,
        marks=50,
        reason="查过",
        by=people["leader"],
    )
    assert browsers["leader"].get(address).status_code == 403
    assert browsers["administrator"].post(address, answer).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.reply, row.answered_by) == ("refused", "未经同意", people["administrator"])
    result.refresh_from_db()
    assert float(result.total) == 50


def test_an_answer_has_a_reason_and_a_yes_its_marks(result, people, browsers):
    address = reverse("answer_appeal", args=[raised(result, people).pk])
    for said in (
        {"granted": "no", "reply": " "},
        {"granted": "yes", "reply": "同意"},
        {"granted": "yes", "marks": "101", "reply": "同意"},
        {"granted": "yes", "marks": "50", "reply": "同意"},
        {"granted": "yes", "marks": "40", "reply": "同意"},
    ):
        assert browsers["leader"].post(address, said).status_code == 422
    assert Appeal.objects.get().state == "waiting"


def test_what_is_won_changes_the_score_with_its_trace_and_the_grade(result, people, browsers):
    row = raised(result, people)
    told = {"granted": "yes", "marks": "80", "reply": "四月确已闭馆"}
    browsers["leader"].post(reverse("answer_appeal", args=[row.pk]), told)
    result.refresh_from_db()
    assert (float(result.total), result.grade) == (80, "良好")
    line = from_json(result.arithmetic).line(str(key_of(result)))
    assert line.told["won"] == {"before": "50.00", "appeal": str(row.pk)}
    page = browsers["member"].get(reverse("score", args=[result.pk, line.key])).content.decode()
    assert "50 → 80" in page
    assert "四月确已闭馆" in page
    assert (
        refused(answer_appeal, appeal=row, person=people["leader"], marks=None, reply="再议")
        == "step-not-open"
    )


def test_nobodys_grade_falls_by_what_another_won(result, people):
    """Two at 100 are more than the quota of one: the one who had it keeps it, the other has the next."""
    answer_appeal(appeal=raised(result, people), person=people["leader"], marks=100, reply="全部核实")
    grades = {str(one.unit): one.grade for one in Result.objects.all()}
    assert grades == {"办公室": "", "读者服务部": "良好", "采编部": "优秀"}


def test_what_failed_becomes_one_line_of_the_ledger(result, people, browsers):
    address = reverse("rectify_failed", args=[result.pk, key_of(result)])
    assert browsers["head"].post(address).status_code == 403
    assert browsers["clerk"].post(address, follow=True).status_code == 200
    made = result.rectifications.get().outcome
    assert (made.kind, made.is_done) == ("entry", False)
    again = browsers["clerk"].post(address, follow=True)
    assert "未列为不达标，或者已列入台账" in again.content.decode()
    good = Result.objects.get(unit=unit("采编部"))
    browsers["clerk"].post(reverse("rectify_failed", args=[good.pk, key_of(result)]))
    assert not good.rectifications.exists()


def told():
    return {(one.route, one.title, one.unit, one.roles, one.but) for one in matters(date(2026, 12, 31))}


def test_heads_are_told_of_results_and_others_of_appeals(result, people, at):
    found = told()
    assert ("result", "上半年考核", result.unit_id, frozenset({"head"}), frozenset()) in found
    raised(result, people)
    but = frozenset({people["head"].pk, people["clerk"].pk})
    roles = frozenset({"leader", "clerk", "administrator"})
    assert ("appeals", "读者服务部 · 按期办结率", None, roles, but) in told()
    at(date(2026, 7, 14))
    assert not [one for one in told() if one[0] == "result"]
