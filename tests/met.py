"""The sample library's meetings: one series of the plan and one by hand; one meeting issued, one held, one called."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from luoshi.meetings.actions import agenda, attendance, decisions, meetings, minutes, rooms, series
from luoshi.meetings.models import Attendee, Meeting, Part, Presence, Reply, Series
from luoshi.meetings.queries.series import asked_for, next_of
from luoshi.organisation.calendars import calendar_of
from luoshi.organisation.models import Person, Role, Unit


def meet(clerk: Person) -> None:
    """Through the actions that people use, but for the days of meetings that are over."""
    unit = clerk.memberships_now[0].unit
    rooms.add_room(person=clerk, name="三楼会议室", seats=20)
    rooms.add_room(person=clerk, name="一楼报告厅", seats=180)
    standing = series.found_series(
        person=clerk, name="馆务会", unit=unit, place="三楼会议室", every_n=1, every_unit="month"
    )
    for other in _headed().exclude(pk=unit.pk)[:3]:
        series.add_seat(series=standing, person=clerk, unit=other)
    series.add_seat(series=standing, person=clerk, sitter=clerk, part=Part.SECRETARY)
    series.add_seat(series=standing, person=clerk, name="青山街道办事处 陈主任", part=Part.GUEST)
    asked = asked_for()[0]
    from_plan = series.found_series(
        person=clerk, commitment=asked, name=asked.title[:40], unit=asked.unit or unit, place="一楼报告厅"
    )
    series.add_seat(series=from_plan, person=clerk, sitter=clerk, part=Part.SECRETARY)
    today = timezone.localdate()
    for back in (60, 30):
        row = _held(standing, clerk, today - timedelta(days=back))
        for item in row.items.all()[:1]:
            decided = decisions.add_decision(
                meeting=row,
                person=clerk,
                text="完成消防通道清理并报送照片" if back > 30 else "整改阅览室插座松动",
                unit=unit,
                due_on=today + timedelta(days=20),
                item=item,
            )
            into = "" if back > 30 else "entry.rectifications"
            decisions.give_decision(decision=decided, person=clerk, into=into)
        minutes.draft_minutes(meeting=row, person=clerk)
        if back > 30:
            minutes.issue_minutes(meeting=row, person=clerk, minutes=row.minutes, version=row.version)
    decisions.add_decision(meeting=row, person=clerk, text="研究自助借还机更新方案", item=row.items.first())
    _called(standing, clerk)
    meetings.plan_meeting(series=from_plan, person=clerk, slot=next_of(from_plan).slot)


def _headed() -> Unit:
    heads = Unit.objects.filter(
        closed_on=None, memberships__role=Role.HEAD, memberships__person__is_active=True
    )
    return heads.distinct().order_by("position")


def _called(of: Series, clerk: Person) -> Meeting:
    row = meetings.plan_meeting(series=of, person=clerk, slot=next_of(of).slot)
    agenda.draft_agenda(meeting=row, person=clerk)
    agenda.add_item(meeting=row, person=clerk, title="元旦开放安排", text="读者服务部汇报。")
    agenda.add_handout(meeting=row, person=clerk, file=ContentFile(b"%PDF-1.7\n", "开放安排.pdf"))
    meetings.call_meeting(meeting=row, person=clerk)
    first = row.attendees.all()[0]
    attendance.answer_by_link(attendee=first, reply=Reply.ACCEPTED)
    return row


def _held(of: Series, clerk: Person, day: date) -> Meeting:
    row = _called(of, clerk)
    there = {one.pk: attendance.Was(Presence.PRESENT) for one in Attendee.objects.filter(meeting=row)}
    there[row.attendees.all()[1].pk] = attendance.Was(Presence.SUBSTITUTE, "周敏")
    attendance.note_presence(meeting=row, person=clerk, seen=there)
    worked = calendar_of(of.organisation_id).last_workday(day - timedelta(days=9), day) or day
    Meeting.objects.filter(pk=row.pk).update(day=worked)
    row.refresh_from_db()
    meetings.hold_meeting(meeting=row, person=clerk)
    return row
