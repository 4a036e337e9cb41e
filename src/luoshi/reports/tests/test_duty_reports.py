"""Reports on duties: drafted from the records without being asked for, written, handed in, presented, marked."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from docx import Document

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.models import Event
from luoshi.meetings.models import Meeting, Series
from luoshi.organisation.models import Unit
from luoshi.reports.actions import duty_reports as actions
from luoshi.reports.models import DutyReport, Mark, Span
from luoshi.work.actions import answers
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

NOW = date(2026, 4, 28)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: NOW)


@pytest.fixture
def worked(library, people):
    """Of the monthly rounds of 读者服务部 those of January and February are done, March is late."""
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="书架巡查", unit=unit("读者服务部"))
    a_commitment(plan, title="别处的巡查", unit=unit("采编部"))
    publish(plan)
    for answer in Answer.objects.filter(task__title="书架巡查").order_by("due_on")[:2]:
        answers.submit(answer=answer, person=people["administrator"], word="已办")
        answer.refresh_from_db()
        answers.accept(answer=answer, person=people["clerk"])


@pytest.fixture
def head(people, as_person):
    return as_person(people["head"])


@pytest.fixture
def clerk(people, as_person):
    return as_person(people["clerk"])


@pytest.fixture
def report(worked, people):
    return actions.begin_duty_report(
        unit=unit("读者服务部"), year=2026, span=Span.HALF, person=people["head"]
    )


@pytest.fixture
def handed_in(report, people):
    actions.hand_in_duty_report(report=report, person=people["head"])
    return report


@pytest.fixture
def meeting(library, people):
    series = Series.objects.create(
        organisation=library,
        name="馆务会",
        unit=unit("办公室"),
        place="会议室",
        every_n=1,
        every_unit="month",
    )
    times = {"day": date(2026, 4, 20), "begins": "09:00", "ends": "10:00", "place": "会议室"}
    return Meeting.objects.create(
        organisation=library,
        series=series,
        number=1,
        title="四月馆务会",
        state="held",
        planned_by=people["clerk"],
        **times,
    )


def said(report, part):
    return [line["text"] for line in report.lines if line["part"] == part]


def refused(code, act, **given):
    with pytest.raises(Refused) as refusal:
        act(**given)
    assert refusal.value.code == code


def form_of(client, report, **words):
    form = client.get(report.get_absolute_url()).context["form"]
    return {name: form[name].value() or "" for name in form.fields} | words


def post(client, name, report, **given):
    answer = client.post(reverse(name, args=[report.pk]), given)
    report.refresh_from_db()
    return answer


def test_the_head_begins_it_from_the_list_and_it_tells_what_the_records_tell(worked, head):
    listed = head.get(reverse("duty_reports")).content.decode()
    begin = reverse("begin_duty_report", args=[unit("读者服务部").pk, 2026, "half"])
    assert begin in listed
    head.post(begin)
    report = DutyReport.objects.get()
    assert str(report) == "读者服务部2026年上半年履职报告"
    assert said(report, "did") == [
        "2026年1月1日至2026年6月30日，读者服务部应办6项，已办结2项，逾期未办结1项。",
        "书架巡查：办结2次，最近于2026年4月28日办结。",
    ]
    assert said(report, "lags") == ["书架巡查：1次逾期未办结，最早应于2026年3月31日前完成，已逾期28天。"]
    assert said(report, "ahead") == ["书架巡查（2026年7月31日前）。"]
    assert [len(line["tasks"]) for line in report.lines] == [3, 2, 1, 1]
    assert Event.objects.get(verb="duty-report-begun").object == report.pk


def test_the_year_is_a_report_of_its_own(report, people):
    year = actions.begin_duty_report(
        unit=unit("读者服务部"), year=2026, span=Span.YEAR, person=people["head"]
    )
    assert str(year) == "读者服务部2026年度履职自评报告"
    assert "应办12项" in said(year, "did")[0]


def test_every_sentence_leads_to_its_tasks(report, head):
    html = head.get(report.get_absolute_url()).content.decode()
    late = Answer.objects.get(task__title="书架巡查", due_on=date(2026, 3, 31))
    assert html.count(reverse("task", args=[late.task_id])) == 2
    assert "依据2项任务" in html


def test_begun_twice_it_is_the_same(report, people):
    same = {"unit": unit("读者服务部"), "year": 2026, "span": Span.HALF}
    assert actions.begin_duty_report(person=people["clerk"], **same) == report
    assert Event.objects.filter(verb="duty-report-begun").count() == 1


def test_a_year_that_has_not_begun_has_none(worked, people):
    given = {"unit": unit("读者服务部"), "year": 2027, "span": Span.YEAR, "person": people["head"]}
    refused("not-begun", actions.begin_duty_report, **given)


def test_without_late_work_it_says_so(worked, people):
    other = actions.begin_duty_report(unit=unit("办公室"), year=2026, span=Span.HALF, person=people["clerk"])
    assert said(other, "lags") == ["本期没有逾期未办结的事项。"]


def test_the_head_writes_on_it_and_leaves_sentences_out(report, head):
    lines = len(report.lines)
    given = form_of(
        head, report, **{"line-1": "书架巡查两次，秩序良好。", "line-2": " ", "own": "人手不足。"}
    )
    head.post(report.get_absolute_url(), given)
    report.refresh_from_db()
    assert (len(report.lines), report.lines[1]["text"]) == (lines - 1, "书架巡查两次，秩序良好。")
    assert len(report.lines[1]["tasks"]) == 2
    assert said(report, "lags") == []
    assert (report.own, report.version) == ("人手不足。", 2)
    assert Event.objects.filter(verb="duty-report-written").count() == 1


def test_two_cannot_write_over_each_other(report, people):
    given = {"report": report, "texts": {}, "own": "甲", "version": 1}
    actions.save_duty_report(person=people["head"], **given)
    with pytest.raises(Conflict):
        actions.save_duty_report(person=people["clerk"], **given)


def test_saved_and_handed_in_at_once_it_stays_as_it_is(report, head, people):
    head.post(report.get_absolute_url(), form_of(head, report, own="完。", hand_in="yes"))
    report.refresh_from_db()
    assert (report.state, report.own, report.handed_in_by) == ("handed_in", "完。", people["head"])
    given = {"report": report, "person": people["head"], "texts": {}, "own": "改", "version": report.version}
    refused("step-not-open", actions.save_duty_report, **given)
    refused("step-not-open", actions.hand_in_duty_report, report=report, person=people["head"])


def test_an_empty_one_is_not_handed_in(report, people):
    DutyReport.objects.update(lines=[], own="")
    refused("nothing-written", actions.hand_in_duty_report, report=report, person=people["head"])


def test_it_is_taken_back_until_someone_has_marked_it(handed_in, people, head):
    post(head, "take_back_duties", handed_in)
    assert handed_in.state == "draft"
    actions.hand_in_duty_report(report=handed_in, person=people["head"])
    marked = {"person": people["leader"], "mark": Mark.FAIR, "reason": "尚可"}
    actions.mark_duty_report(report=handed_in, **marked)
    refused("marked-already", actions.take_back_duty_report, report=handed_in, person=people["head"])
    assert (
        reverse("take_back_duties", args=[handed_in.pk])
        not in head.get(handed_in.get_absolute_url()).content.decode()
    )


def test_it_is_presented_at_a_meeting_that_was_held(handed_in, meeting, clerk):
    Meeting.objects.create(
        organisation=meeting.organisation,
        series=meeting.series,
        number=2,
        title="还没开的会",
        day=date(2026, 5, 20),
        begins="09:00",
        ends="10:00",
        place="会议室",
        planned_by=meeting.planned_by,
    )
    html = clerk.get(reverse("present_duties", args=[handed_in.pk])).content.decode()
    assert "四月馆务会" in html
    assert "还没开的会" not in html
    post(clerk, "present_duties", handed_in, meeting=meeting.pk)
    assert handed_in.meeting == meeting
    assert meeting.get_absolute_url() in clerk.get(handed_in.get_absolute_url()).content.decode()
    assert Event.objects.get(verb="duty-report-presented").data["meeting"] == "四月馆务会"


def test_those_entitled_mark_it_with_a_reason_once_each(handed_in, people, as_person):
    leader = as_person(people["leader"])
    assert post(leader, "mark_duties", handed_in, mark="good", reason="").status_code == 422
    post(leader, "mark_duties", handed_in, mark="good", reason="数据完整")
    post(leader, "mark_duties", handed_in, mark="fair", reason="问题写得不透")
    post(as_person(people["clerk"]), "mark_duties", handed_in, mark="good", reason="报送及时")
    found = {(one.by.login, one.mark, one.reason) for one in handed_in.marks.all()}
    assert found == {("leader", "fair", "问题写得不透"), ("clerk", "good", "报送及时")}
    html = leader.get(handed_in.get_absolute_url()).content.decode()
    assert "问题写得不透" in html
    assert "数据完整" not in html.split("变更记录")[0]
    assert list(Event.objects.filter(verb="duty-report-marked").values_list("data__mark", flat=True))[1] == [
        "good",
        "fair",
    ]


def test_a_draft_is_neither_marked_nor_presented(report, people, meeting):
    given = {"report": report, "person": people["leader"]}
    refused("step-not-open", actions.mark_duty_report, mark=Mark.GOOD, reason="好", **given)
    given["person"] = people["clerk"]
    refused("step-not-open", actions.present_duty_report, meeting=meeting, **given)


def test_nobody_marks_the_report_of_their_own_unit(worked, people):
    own = actions.begin_duty_report(unit=unit("办公室"), year=2026, span=Span.HALF, person=people["clerk"])
    actions.hand_in_duty_report(report=own, person=people["clerk"])
    for role in ("clerk", "administrator"):
        with pytest.raises(PermissionDenied):
            actions.mark_duty_report(report=own, person=people[role], mark=Mark.GOOD, reason="好")
    actions.mark_duty_report(report=own, person=people["leader"], mark=Mark.GOOD, reason="好")


@pytest.mark.parametrize("role", ["head", "member", "legal", "auditor"])
def test_who_may_not_mark(handed_in, people, as_person, role):
    assert (
        post(as_person(people[role]), "mark_duties", handed_in, mark="good", reason="好").status_code == 403
    )


@pytest.mark.parametrize("role", ["leader", "member", "legal", "auditor"])
def test_who_may_not_write(handed_in, people, as_person, role):
    client = as_person(people[role])
    assert client.get(handed_in.get_absolute_url()).status_code == 200
    assert client.post(handed_in.get_absolute_url(), {}).status_code == 403
    for name in ("hand_in_duties", "take_back_duties", "present_duties"):
        assert post(client, name, handed_in).status_code == 403
    begin = reverse("begin_duty_report", args=[unit("采编部").pk, 2026, "half"])
    assert client.post(begin).status_code == 403
    assert begin not in client.get(reverse("duty_reports")).content.decode()


@pytest.mark.parametrize(
    ("role", "status"), [("member", 200), ("leader", 200), ("auditor", 200), ("legal", 404)]
)
def test_a_draft_is_read_by_the_unit_and_by_those_who_read_reports(report, people, as_person, role, status):
    assert as_person(people[role]).get(report.get_absolute_url()).status_code == status


def test_a_stranger_finds_none(handed_in, stranger, as_person):
    client = as_person(stranger)
    for name in ("duty_report", "duty_report_word", "mark_duties", "present_duties"):
        assert client.get(reverse(name, args=[handed_in.pk])).status_code == 404
    begin = reverse("begin_duty_report", args=[handed_in.unit_id, 2026, "half"])
    assert client.post(begin).status_code == 404
    assert "读者服务部" not in client.get(reverse("duty_reports")).content.decode()


def test_as_word(report, head):
    head.post(report.get_absolute_url(), form_of(head, report, own="人手不足。"))
    data = head.get(reverse("duty_report_word", args=[report.pk])).content
    words = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    parts = ("读者服务部2026年上半年履职报告", "一、履职情况", "二、存在问题", "三、下一步工作", "人手不足。")
    assert all(part in words for part in parts)


def test_the_pages_cost_the_same_for_more(report, library, people, head, django_assert_max_num_queries):
    def cost(address):
        with django_assert_max_num_queries(12) as taken:
            head.get(address)
        return len(taken)

    listed, one = cost(reverse("duty_reports")), cost(report.get_absolute_url())
    root = Unit.objects.get(name="馆领导")
    for number in range(3):
        other = Unit.objects.create(organisation=library, parent=root, name=f"分馆{number}")
        actions.begin_duty_report(unit=other, year=2026, span=Span.HALF, person=people["clerk"])
    report.lines = report.lines * 3
    report.save()
    assert cost(reverse("duty_reports")) == listed
    assert cost(report.get_absolute_url()) == one
