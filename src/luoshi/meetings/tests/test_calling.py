"""The agenda, the call, and what changes after it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.meetings.actions import agenda, meetings
from luoshi.meetings.actions.attendance import answer_by_link
from luoshi.meetings.digest import gather
from luoshi.meetings.models import Reply
from luoshi.meetings.tests.build import DAY, a_meeting, a_slot, called, held
from luoshi.organisation.models import Person
from luoshi.work.actions.chasers import write_chaser
from luoshi.work.models import Answer
from luoshi.work.tests.build import once, publish, unit


@pytest.fixture
def late(plan):
    """读者服务部 owes two things since March, 办公室 one; 馆领导, which is not asked, owes one too."""
    for title, name in (("清点书库", "读者服务部"), ("修订制度", "读者服务部"), ("整理档案", "办公室")):
        once(plan, due="3月底前", title=title, unit=unit(name))
    once(plan, due="3月底前", title="领导包联", unit=unit("馆领导"))
    publish(plan)
    return Answer.objects.filter(unit=unit("读者服务部"))


def draft(client, meeting):
    assert client.post(reverse("draft_agenda", args=[meeting.pk])).status_code == 302
    return [item.title for item in meeting.items.all()]


def test_it_is_drafted_from_what_the_units_asked_are_late_with(late, people, clerk):
    meeting = a_meeting(people["clerk"])
    assert draft(clerk, meeting) == ["办公室逾期工作1项的推进措施", "读者服务部逾期工作2项的推进措施"]
    text = meeting.items.last().text
    assert text == "清点书库（应于2026年3月31日前完成）\n修订制度（应于2026年3月31日前完成）"
    assert (
        reverse("unit_duties", args=[unit("办公室").pk])
        in clerk.get(meeting.get_absolute_url()).content.decode()
    )


def test_unanswered_chasers_stand_on_it_and_nothing_stands_twice(late, people, clerk):
    chaser = write_chaser(
        person=people["clerk"], answers=list(late), text="请抓紧", reply_by=date(2026, 6, 12)
    )
    meeting = a_meeting(people["clerk"])
    first = draft(clerk, meeting)
    assert first[-1] == f"{chaser}的办理情况"
    assert "读者服务部尚未回复，回复时限2026年6月12日" in meeting.items.last().text
    assert draft(clerk, meeting) == first


def test_points_are_put_on_changed_raised_and_taken_off(people, clerk):
    meeting = a_meeting(people["clerk"])
    for title in ("甲", "乙", "丙"):
        clerk.post(reverse("add_item", args=[meeting.pk]), {"title": title})
    third = meeting.items.get(title="丙")
    clerk.post(reverse("raise_item", args=[third.pk]))
    clerk.post(reverse("change_item", args=[third.pk]), {"title": "丙二", "text": "细则"})
    clerk.post(reverse("remove_item", args=[meeting.items.get(title="甲").pk]))
    assert [(item.title, item.text) for item in meeting.items.all()] == [("丙二", "细则"), ("乙", "")]
    clerk.post(reverse("raise_item", args=[third.pk]))
    assert [item.title for item in meeting.items.all()] == ["丙二", "乙"]


def test_papers_are_read_by_everybody_and_programs_are_none(people, clerk, as_person):
    meeting = a_meeting(people["clerk"])
    address = reverse("add_handout", args=[meeting.pk])
    clerk.post(address, {"file": SimpleUploadedFile("方案.pdf", b"%PDF-1.7\n")})
    refused = clerk.post(address, {"file": SimpleUploadedFile("a.docx", b"MZ\0\0")})
    assert refused.status_code == 422
    assert "程序" in refused.json()["error"]
    assert clerk.post(address).status_code == 422
    handout = meeting.handouts.get()
    member = as_person(people["member"])
    assert "方案.pdf" in member.get(meeting.get_absolute_url()).content.decode()
    assert member.get(reverse("evidence_file", args=[handout.evidence_id])).status_code == 200
    clerk.post(reverse("remove_handout", args=[handout.pk]))
    assert not meeting.handouts.exists()


def call(client, meeting):
    client.post(reverse("call_meeting", args=[meeting.pk]))
    meeting.refresh_from_db()
    return meeting.state


def test_it_is_called_with_an_agenda_and_with_people(people, clerk):
    meeting = a_meeting(people["clerk"])
    assert call(clerk, meeting) == "planned"
    agenda.add_item(meeting=meeting, person=people["clerk"], title="开放安排")
    rows = list(meeting.attendees.all())
    meeting.attendees.all().delete()
    assert call(clerk, meeting) == "planned"
    for row in rows:
        row.save(force_insert=True)
    assert call(clerk, meeting) == "called"
    assert meeting.called_at is not None


def test_a_call_that_comes_late_is_said(people, clerk):
    words = "距会议已不足3个工作日"
    soon = a_meeting(people["clerk"], slot=a_slot(date(2026, 6, 12)))
    assert words in clerk.get(soon.get_absolute_url()).content.decode()
    later = a_meeting(people["clerk"], soon.series, slot=a_slot(date(2026, 6, 15)))
    assert words not in clerk.get(later.get_absolute_url()).content.decode()


def test_whoever_is_asked_finds_it_in_the_digest_until_they_reply(people):
    meeting = called(people["clerk"])
    waiting = list(gather(DAY))
    asked = {people["head"].pk, people["leader"].pk}
    assert {one.key for one in waiting} == {meeting.pk}
    assert {one.person for one in waiting} == asked
    answer_by_link(attendee=meeting.attendees.get(person=people["head"]), reply=Reply.ACCEPTED)
    assert [one.person for one in gather(DAY)] == [people["leader"].pk]


def test_moving_it_after_the_call_asks_everybody_anew(people):
    meeting = called(people["clerk"])
    answer_by_link(attendee=meeting.attendees.get(person=people["head"]), reply=Reply.DECLINED, note="出差")
    meetings.move_meeting(meeting=meeting, person=people["clerk"], slot=a_slot(date(2026, 6, 18)))
    head = meeting.attendees.get(person=people["head"])
    assert (head.reply, head.note, head.replied_at, meeting.moves) == ("waiting", "", None, 1)
    assert meeting.state == "called"


def test_before_the_call_nobody_is_told_of_moves(people):
    meeting = a_meeting(people["clerk"])
    meetings.move_meeting(meeting=meeting, person=people["clerk"], slot=a_slot(date(2026, 6, 18)))
    assert meeting.moves == 0


def test_cancelling_gives_the_reason_and_ends_it(people, clerk):
    meeting = called(people["clerk"])
    clerk.post(reverse("cancel_meeting", args=[meeting.pk]), {"reason": "并入下月"})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.reason) == ("cancelled", "并入下月")
    assert "会议已取消：并入下月" in clerk.get(meeting.get_absolute_url()).content.decode()
    for act in (meetings.call_meeting, meetings.hold_meeting):
        with pytest.raises(Refused):
            act(meeting=meeting, person=people["clerk"])


def test_after_it_was_held_agenda_and_list_stay(people, at):
    meeting = held(people["clerk"], at)
    clerk = Person.objects.get(login="clerk")
    for act, said in (
        (agenda.add_item, {"meeting": meeting, "title": "补"}),
        (agenda.draft_agenda, {"meeting": meeting}),
        (agenda.remove_item, {"item": meeting.items.get()}),
        (agenda.raise_item, {"item": meeting.items.get()}),
        (agenda.change_item, {"item": meeting.items.get(), "title": "改"}),
    ):
        with pytest.raises(Refused) as refusal:
            act(person=clerk, **said)
        assert refusal.value.code == "meeting-over"


def test_somebody_more_is_asked_once(people, clerk):
    meeting = a_meeting(people["clerk"])
    address = reverse("invite", args=[meeting.pk])
    assert clerk.post(address, {"part": "guest", "whom": people["legal"].pk}).status_code == 302
    assert (
        "此人已在参会名单中"
        in clerk.post(address, {"part": "guest", "whom": people["legal"].pk}).content.decode()
    )
    assert clerk.post(address, {"part": "guest"}).status_code == 422
    row = meeting.attendees.get(person=people["legal"])
    assert (row.unit, row.part) == (unit("办公室"), "guest")
    clerk.post(reverse("uninvite", args=[row.pk]))
    assert not meeting.attendees.filter(person=people["legal"]).exists()


def test_it_stands_in_the_work_of_whoever_is_asked(people, as_person):
    meeting = called(people["clerk"])
    head, member = as_person(people["head"]), as_person(people["member"])
    assert meeting.get_absolute_url() in head.get(reverse("my_work")).content.decode()
    assert meeting.get_absolute_url() not in member.get(reverse("my_work")).content.decode()
