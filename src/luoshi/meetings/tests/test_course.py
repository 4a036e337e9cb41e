"""A meeting from the plan's sentence to the proof of its task, as people go through it page by page."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document

from luoshi.meetings.models import Decision, Meeting, Series
from luoshi.meetings.tests.build import DAY
from luoshi.work.models import Answer, EvidenceKind, Task
from luoshi.work.tests.build import a_commitment, publish, unit


@pytest.fixture
def owed(plan):
    """Each quarter one meeting of the office."""
    row = a_commitment(
        plan,
        title="召开安全生产联席会议",
        quote="办公室每季度召开1次安全生产联席会议",
        every_unit="quarter",
        unit=unit("办公室"),
    )
    publish(plan)
    return Answer.objects.filter(task__commitment=row).order_by("due_on")


def found(clerk, commitment):
    page = clerk.get(reverse("meeting_series_list"))
    assert commitment in page.context["asked_for"]
    address = f"{reverse('found_series')}?commitment={commitment.pk}"
    form = clerk.get(address).context["form"]
    assert form.initial["name"] == "安全生产联席会议"
    facts = {"name": "安全生产联席会议", "unit": unit("办公室").pk, "place": "三楼会议室", "begins": "09:00"}
    facts |= {"length": 60, "quorum": "half", "notice_days": 3}
    assert clerk.post(address, facts).status_code == 302
    return Series.objects.get()


def steps(clerk, meeting, *names, **said):
    for name in names:
        page = clerk.post(reverse(name, args=[meeting.pk]), said)
        assert page.status_code == 302, (name, page.context and page.context["form"].errors)
    meeting.refresh_from_db()


def test_from_the_plan_to_the_proof(owed, clerk, people, at, as_person):
    second = owed[1]
    series = found(clerk, second.task.commitment)
    for name in ("读者服务部", "采编部"):
        clerk.post(reverse("add_seat", args=[series.pk]), {"part": "member", "unit": unit(name).pk})

    # The first quarter's task is still owed: the meeting that is planned next does it.
    plan = clerk.get(reverse("plan_meeting", args=[series.pk]))
    assert plan.context["answer"] == owed[0]
    address = f"{reverse('plan_meeting', args=[series.pk])}?answer={second.pk}"
    page = clerk.get(address)
    assert page.context["form"]["day"].value() == date(2026, 6, 25)
    slot = {"day": "2026-06-17", "begins": "09:00", "ends": "10:00", "place": "三楼会议室"}
    clerk.post(address, slot)
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.answer) == ("安全生产联席会议2026年第1次会议", second)

    steps(clerk, meeting, "add_item", title="汛期安全检查")
    steps(clerk, meeting, "call_meeting")
    at(DAY, "10:30")
    clerk = as_person(people["clerk"])
    seen = {f"was-{one.pk}": "present" for one in meeting.attendees.all()}
    steps(clerk, meeting, "note_presence", **seen)
    steps(clerk, meeting, "hold_meeting")
    item = meeting.items.get()
    decided = {
        "text": "清理地下书库消防通道",
        "unit": unit("采编部").pk,
        "due_on": "2026-06-30",
        "item": item.pk,
    }
    steps(clerk, meeting, "add_decision", **decided)
    steps(clerk, meeting, "draft_minutes")
    assert "会议议定：\n1. 清理地下书库消防通道（由采编部负责，2026年6月30日前完成）。" in meeting.minutes

    # Nothing is issued before the decision is somebody's task.
    written = {"minutes": meeting.minutes, "version": meeting.version, "issue": "yes"}
    steps(clerk, meeting, "save_minutes", **written)
    assert meeting.state == "held"
    decision = Decision.objects.get()
    clerk.post(reverse("give_decision", args=[decision.pk]))
    task = Task.objects.get(order__isnull=False)
    assert (task.title, task.due_on) == ("清理地下书库消防通道", date(2026, 6, 30))
    assert "安全生产联席会议2026年第1次会议议定" in task.order.text
    steps(clerk, meeting, "save_minutes", **written | {"version": meeting.version})
    assert (meeting.state, meeting.issued_by) == ("issued", people["clerk"])

    second.refresh_from_db()
    assert second.state == "submitted"
    piece = second.uses.get().evidence
    assert (piece.kind, piece.record, piece.happened_on) == (EvidenceKind.RECORD, meeting.pk, DAY)
    owed[0].refresh_from_db()
    assert owed[0].state == "planned"

    data = clerk.get(reverse("minutes_word", args=[meeting.pk])).content
    lines = [line.text for line in Document(io.BytesIO(data)).paragraphs]
    assert "安全生产联席会议2026年第1次会议纪要" in lines
    assert "一、汛期安全检查" in lines
    assert any(line.startswith("出席：读者服务部") for line in lines)
