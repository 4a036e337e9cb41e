"""What a meeting decides becomes work; its minutes are written, issued, and prove the task that it does."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.meetings.actions import agenda, decisions, meetings, minutes
from luoshi.meetings.models import Decision
from luoshi.meetings.queries.decisions import before, done_by_series, is_ended
from luoshi.meetings.queries.meetings import lines
from luoshi.meetings.records import KIND
from luoshi.meetings.tests.build import a_meeting, a_series, a_slot, all_present, called, held
from luoshi.work.actions import answers
from luoshi.work.creating import settle
from luoshi.work.models import Answer, Task
from luoshi.work.records import record_of
from luoshi.work.tests.build import a_commitment, publish, quota, unit

DUE = date(2026, 7, 31)


@pytest.fixture
def meeting(people, at):
    return held(people["clerk"], at)


@pytest.fixture
def office(people, as_person, meeting):
    """The clerk's browser on the day of the meeting."""
    return as_person(people["clerk"])


def decide(person, meeting, text="清理书库通道", name="采编部", due_on=DUE):
    told = {"unit": unit(name) if name else None, "due_on": due_on}
    return decisions.add_decision(meeting=meeting, person=person, text=text, **told)


def issue(meeting, person, words="纪要"):
    minutes.issue_minutes(meeting=meeting, person=person, minutes=words, version=meeting.version)


def code_of(act, **said):
    with pytest.raises(Refused) as refusal:
        act(**said)
    return refusal.value.code


def test_a_decision_becomes_a_task_that_leads_back_to_its_meeting(people, meeting, office):
    decision = decide(people["clerk"], meeting)
    page = office.post(reverse("give_decision", args=[decision.pk]))
    assert page.url == f"{meeting.get_absolute_url()}#decisions"
    task = Task.objects.get()
    assert (task.title, task.due_on, task.order.origin) == ("清理书库通道", DUE, "馆务会2026年第1次会议")
    assert [(one.unit, one.part) for one in task.answers.all()] == [(unit("采编部"), "lead")]
    assert (
        f'href="{meeting.get_absolute_url()}"' in office.get(reverse("task", args=[task.pk])).content.decode()
    )
    assert "馆务会2026年第1次会议" in office.get(reverse("orders")).content.decode()


def test_without_unit_or_date_it_is_nobodys_task(people, meeting):
    for missing in ({"name": None}, {"due_on": None}):
        decision = decide(people["clerk"], meeting, **missing)
        assert code_of(decisions.give_decision, decision=decision, person=people["clerk"]) == "decision-open"
    past = decide(people["clerk"], meeting, due_on=date(2026, 6, 1))
    assert code_of(decisions.give_decision, decision=past, person=people["clerk"]) == "due-before-today"
    assert not Task.objects.exists()


def test_one_that_is_given_is_changed_in_its_task_only(people, meeting):
    decision = decide(people["clerk"], meeting)
    decisions.give_decision(decision=decision, person=people["clerk"])
    told = {"decision": decision, "person": people["clerk"]}
    assert code_of(decisions.change_decision, text="另", **told) == "decision-given"
    assert code_of(decisions.remove_decision, **told) == "decision-given"
    assert code_of(decisions.give_decision, **told) == "decision-given"


def test_it_is_changed_and_struck_on_the_page_before(people, meeting, office):
    decision = decide(people["clerk"], meeting, name=None, due_on=None)
    assert "明确承办单位和时限" in office.get(meeting.get_absolute_url()).content.decode()
    said = {"text": "清理全部通道", "unit": unit("办公室").pk, "due_on": "2026-07-31"}
    office.post(reverse("change_decision", args=[decision.pk]), said)
    decision.refresh_from_db()
    assert (decision.text, decision.unit, decision.due_on) == ("清理全部通道", unit("办公室"), DUE)
    office.post(reverse("remove_decision", args=[decision.pk]))
    assert not Decision.objects.exists()


def test_nothing_is_decided_before_it_is_held(people):
    row = called(people["clerk"])
    assert code_of(decide, person=people["clerk"], meeting=row) == "not-held"
    assert code_of(minutes.draft_minutes, meeting=row, person=people["clerk"]) == "not-held"


def test_a_unit_that_runs_the_series_gives_work_to_itself_alone(people, at, as_person):
    series = a_series(people["clerk"], unit=unit("读者服务部"))
    row = held(people["clerk"], at, of=series)
    own, other = decide(people["head"], row, name="读者服务部"), decide(people["head"], row)
    head = as_person(people["head"])
    assert head.post(reverse("give_decision", args=[own.pk])).status_code == 302
    assert head.post(reverse("give_decision", args=[other.pk])).status_code == 403
    assert Task.objects.get().order.given_by == people["head"]


def test_the_next_agenda_opens_with_what_became_of_it(people, meeting, office, at):
    done, left = decide(people["clerk"], meeting), decide(people["clerk"], meeting, "修订制度", "读者服务部")
    for one in (done, left):
        decisions.give_decision(decision=one, person=people["clerk"])
    issue(meeting, people["clerk"])
    row = a_meeting(people["clerk"], meeting.series, slot=a_slot(date(2026, 7, 15)))
    agenda.add_item(meeting=row, person=people["clerk"], title="元旦安排")
    agenda.draft_agenda(meeting=row, person=people["clerk"])
    assert [item.title for item in row.items.all()] == ["上次会议议定事项落实情况", "元旦安排"]
    answer = Answer.objects.get(task=done.task)
    answers.submit(answer=answer, person=people["administrator"], word="已清理")
    answers.accept(answer=answer, person=people["clerk"])
    page = office.get(row.get_absolute_url())
    assert [one.text for one in page.context["around"].last] == ["清理书库通道", "修订制度"]
    assert "已办结" in page.content.decode()
    # What is done is told once, what is not until it is.
    meetings.cancel_meeting(meeting=row, person=people["clerk"], reason="x")
    second = held(people["clerk"], at, of=meeting.series, slot=a_slot(date(2026, 7, 20)))
    minutes.draft_minutes(meeting=second, person=people["clerk"])
    third = a_meeting(people["clerk"], meeting.series, slot=a_slot(date(2026, 8, 14)))
    assert [one.text for one in before(third)] == ["修订制度"]


def test_the_draft_tells_the_fate_of_the_last_decisions(people, meeting, at):
    decisions.give_decision(decision=decide(people["clerk"], meeting), person=people["clerk"])
    issue(meeting, people["clerk"])
    row = a_meeting(people["clerk"], meeting.series, slot=a_slot(date(2026, 7, 15)))
    agenda.draft_agenda(meeting=row, person=people["clerk"])
    meetings.call_meeting(meeting=row, person=people["clerk"])
    at(row.day, "11:00")
    all_present(row, people["clerk"])
    meetings.hold_meeting(meeting=row, person=people["clerk"])
    decide(people["clerk"], row, "通报进度", "办公室")
    minutes.draft_minutes(meeting=row, person=people["clerk"])
    assert row.minutes.splitlines() == [
        "2026年7月15日，馆务会2026年第2次会议在三楼会议室召开。办公室 leader 员主持会议。现将会议议定事项纪要如下：",
        "一、上次会议议定事项落实情况",
        "上次会议以来议定事项1项，已办结0项。",
        "清理书库通道：尚未办结，由采编部继续推进。",
        "二、议定事项",
        "1. 通报进度（由办公室负责，2026年7月31日前完成）。",
    ]


def test_what_one_writes_is_kept_and_two_do_not_write_over_each_other(people, meeting, office):
    minutes.draft_minutes(meeting=meeting, person=people["clerk"])
    address = reverse("save_minutes", args=[meeting.pk])
    said = {"minutes": "一、开放安排\n同意。", "version": meeting.version}
    saved = office.post(address, said, headers={"HX-Request": "true"}).content.decode()
    assert "保存" in saved
    assert f'value="{meeting.version + 1}"' in saved
    refused = office.post(address, said, headers={"HX-Request": "true"}).content.decode()
    assert "刚刚保存了这份纪要" in refused
    with pytest.raises(Conflict):
        issue(meeting, people["clerk"])
    meeting.refresh_from_db()
    assert meeting.minutes == "一、开放安排\n同意。"


def test_they_are_issued_once_written_and_with_every_decision_given(people, meeting):
    told = {"meeting": meeting, "person": people["clerk"]}
    assert code_of(issue, words=" ", **told) == "nothing-written"
    decision = decide(people["clerk"], meeting)
    assert code_of(issue, **told) == "decisions-open"
    assert record_of("meeting", meeting.pk) is None
    decisions.give_decision(decision=decision, person=people["clerk"])
    meeting.refresh_from_db()
    issue(**told)
    assert (meeting.state, meeting.minutes) == ("issued", "纪要")
    assert code_of(issue, **told) == "step-not-open"
    assert code_of(minutes.draft_minutes, **told) == "minutes-issued"
    late = {"minutes": "改", "version": meeting.version}
    assert code_of(minutes.save_minutes, **told, **late) == "minutes-issued"


def test_issued_minutes_can_prove_other_tasks_of_the_unit_too(people, meeting):
    assert list(KIND.offer(unit("办公室"), "")) == []
    issue(meeting, people["clerk"])
    found = record_of("meeting", meeting.pk)
    assert (found.title, found.day, found.url) == (str(meeting), meeting.day, meeting.get_absolute_url())
    assert list(KIND.offer(unit("办公室"), "馆务会")) == [found]
    assert list(KIND.offer(unit("采编部"), "")) == []
    assert list(KIND.offer(unit("办公室"), "读书会")) == []


def test_a_task_of_several_meetings_stays_open_until_the_last(people, plan, at):
    row = quota(plan, value=2, title="召开例会2次", unit=unit("办公室"))
    publish(plan)
    answer = Answer.objects.get(task__commitment=row)
    series = a_series(people["clerk"], commitment=row)
    issue(held(people["clerk"], at, of=series, answer=answer), people["clerk"])
    answer.refresh_from_db()
    assert (answer.state, answer.reported) == ("open", 1)
    second = held(people["clerk"], at, of=series, answer=answer, slot=a_slot(date(2026, 7, 15)))
    issue(second, people["clerk"])
    answer.refresh_from_db()
    assert (answer.state, answer.reported) == ("submitted", 2)


def test_who_issued_them_does_not_accept_the_task(people, plan, at):
    row = a_commitment(plan, title="召开例会", every_unit="quarter", unit=unit("办公室"))
    publish(plan)
    answer = Answer.objects.filter(task__commitment=row).order_by("due_on")[1]
    series = a_series(people["clerk"], commitment=row)
    issue(held(people["clerk"], at, of=series, answer=answer), people["clerk"])
    answer = Answer.objects.select_related("task__commitment", "unit").get(pk=answer.pk)
    assert not people["clerk"].has_perm("work.review", answer)
    answers.accept(answer=answer, person=people["administrator"])
    assert answer.state == "accepted"


def test_a_task_that_is_closed_already_is_left_alone(people, plan, at):
    row = a_commitment(plan, title="召开例会", every_unit="quarter", unit=unit("办公室"))
    publish(plan)
    answer = Answer.objects.filter(task__commitment=row).order_by("due_on")[1]
    meeting = held(people["clerk"], at, of=a_series(people["clerk"], commitment=row), answer=answer)
    answers.waive(answer=answer, person=people["clerk"], reason="不开了")
    issue(meeting, people["clerk"])
    answer.refresh_from_db()
    assert (answer.state, answer.uses.count()) == ("waived", 0)


def test_as_word_they_stand_in_official_layout_with_who_was_there(people, meeting, office):
    words = "开场。\n一、开放安排\n同意方案。\n\n二、很长的一句话。"
    issue(meeting, people["clerk"], words)
    data = office.get(reverse("minutes_word", args=[meeting.pk])).content
    lines = [line.text for line in Document(io.BytesIO(data)).paragraphs if line.text]
    assert lines[:3] == ["青山市图书馆会议纪要", "〔2026〕1号", "馆务会2026年第1次会议纪要"]
    assert lines[3:6] == ["开场。", "一、开放安排", "同意方案。"]
    assert "主持：办公室 leader 员" in lines
    assert lines[-2:] == ["办公室", "2026年6月17日"]


def test_the_call_as_word_names_time_place_agenda_and_people(people, clerk):
    row = called(people["clerk"])
    data = clerk.get(reverse("meeting_notice", args=[row.pk])).content
    text = "\n".join(line.text for line in Document(io.BytesIO(data)).paragraphs)
    for words in (
        "关于召开馆务会2026年第1次会议的通知",
        "2026年6月17日09:00至10:30，三楼会议室。",
        "1. 暑期开放安排",
    ):
        assert words in text


def test_a_decision_becomes_a_line_of_a_ledger_and_is_done_once_that_is_closed(
    people, meeting, office, as_person, at
):
    decision = decide(people["clerk"], meeting, name="读者服务部")
    address = reverse("give_decision", args=[decision.pk])
    assert ">风险隐患</option>" in office.get(address).content.decode()
    office.post(address, {"into": "entry.risks"})
    decision.refresh_from_db()
    made = decision.outcome
    assert (made.title, made.origin, made.is_done) == ("风险隐患第1号", str(meeting), False)
    line = office.get(made.url).content.decode()
    assert "清理书库通道" in line
    assert f'href="{meeting.get_absolute_url()}">{meeting}</a>' in line
    page = office.get(meeting.get_absolute_url()).content.decode()
    assert f'<a class="plain" href="{made.url}">清理书库通道</a>' in page
    assert not Task.objects.exists()
    told = {"decision": decision, "person": people["clerk"]}
    assert code_of(decisions.give_decision, **told) == "decision-given"
    assert code_of(decisions.remove_decision, **told) == "decision-given"
    issue(meeting, people["clerk"])
    later = a_meeting(people["clerk"], of=meeting.series, slot=a_slot(date(2026, 7, 15)))
    assert [(one.pk, is_ended(one)) for one in before(later)] == [(decision.pk, False)]
    settle("entry", made.record, is_done=True)
    assert [(one.pk, is_ended(one)) for one in before(later)] == [(decision.pk, True)]
    assert done_by_series([meeting.series_id], date(2026, 1, 1)) == {meeting.series_id: (1, 1)}
    (shown,) = lines([meeting.pk])
    assert (shown.decided, shown.done) == (1, 1)


def test_what_is_open_in_a_ledger_is_brought_up_again_until_it_is_closed(people, meeting, at):
    decision = decide(people["clerk"], meeting)
    decisions.give_decision(decision=decision, person=people["clerk"], into="entry.rectifications")
    issue(meeting, people["clerk"])
    second = a_meeting(people["clerk"], of=meeting.series, slot=a_slot(date(2026, 6, 24)))
    agenda.draft_agenda(meeting=second, person=people["clerk"])
    meetings.call_meeting(meeting=second, person=people["clerk"])
    at(second.day, "11:00")
    all_present(second, people["clerk"])
    meetings.hold_meeting(meeting=second, person=people["clerk"])
    third = a_meeting(people["clerk"], of=meeting.series, slot=a_slot(date(2026, 7, 15)))
    assert before(third) == [decision]
    minutes.draft_minutes(meeting=second, person=people["clerk"])
    second.refresh_from_db()
    assert "已办结0项" in second.minutes
    assert "清理书库通道：尚未办结" in second.minutes
    settle("entry", decision.outcome.record, is_done=True)
    assert before(third) == []


def test_no_line_is_made_where_a_task_could_not_be(people, meeting):
    nobody = decide(people["clerk"], meeting, name=None)
    past = decide(people["clerk"], meeting, due_on=date(2026, 6, 1))
    whole = decide(people["clerk"], meeting)
    told = {"person": people["clerk"], "into": "entry.risks"}
    assert code_of(decisions.give_decision, decision=nobody, **told) == "decision-open"
    assert code_of(decisions.give_decision, decision=past, **told) == "due-before-today"
    assert code_of(decisions.give_decision, decision=whole, **told | {"into": "entry.no"}) == "no-register"
    whole.refresh_from_db()
    assert not whole.is_given


def test_a_unit_that_runs_the_series_writes_into_ledgers_for_itself_alone(people, at, as_person):
    series = a_series(people["clerk"], unit=unit("读者服务部"))
    row = held(people["clerk"], at, of=series)
    own, other = decide(people["head"], row, name="读者服务部"), decide(people["head"], row)
    head = as_person(people["head"])
    assert head.post(reverse("give_decision", args=[other.pk]), {"into": "entry.risks"}).status_code == 403
    assert head.get(reverse("give_decision", args=[other.pk])).status_code == 403
    assert head.post(reverse("give_decision", args=[own.pk]), {"into": "entry.risks"}).status_code == 302
