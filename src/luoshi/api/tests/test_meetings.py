"""Meetings through the API, from a series that is founded to minutes that are issued."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.meetings.actions.rooms import add_room
from luoshi.meetings.models import Meeting, Series
from luoshi.meetings.tests.build import DAY, TODAY
from luoshi.meetings.tests.build import held as held_meeting
from luoshi.work.models import Answer, Task
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

SLOT = {"day": str(DAY), "begins": "09:00", "ends": "10:30", "place": "三楼会议室"}


@pytest.fixture(autouse=True)
def _now(at):
    at(TODAY)


@pytest.fixture
def clerk(program, people):
    return program("clerk")


@pytest.fixture
def series(clerk):
    """馆务会 of 办公室, with a seat for 读者服务部."""
    row = clerk.post("/series", {"name": "馆务会", "unit": str(unit("办公室").pk)}).json()
    return clerk.post(f"/series/{row['id']}/seats", {"unit": str(unit("读者服务部").pk)}).json()


@pytest.fixture
def meeting(clerk, series):
    return clerk.post(f"/series/{series['id']}/meetings", SLOT).json()


@pytest.fixture
def called(clerk, meeting):
    clerk.post(f"/meetings/{meeting['id']}/agenda", {"title": "暑期开放安排"})
    return clerk.post(f"/meetings/{meeting['id']}/call").json()


@pytest.fixture
def held(clerk, called, at):
    at(DAY, "11:00")
    seen = [{"attendee": one["id"], "presence": "present"} for one in called["attendees"]]
    clerk.post(f"/meetings/{called['id']}/presence", {"seen": seen})
    return clerk.post(f"/meetings/{called['id']}/hold").json()


def code(answer):
    return answer.json()["type"].removeprefix("urn:luoshi:problem:")


def decide(clerk, meeting, text="清理书库通道", **told):
    said = {"text": text, "unit": str(unit("读者服务部").pk), "due_on": "2026-07-31"} | told
    return clerk.post(f"/meetings/{meeting['id']}/decisions", said).json()["decisions"][-1]


def test_a_series_is_founded_seated_and_ended(clerk, series, program):
    assert [(seat["part"], seat["unit"]["name"]) for seat in series["seats"]] == [
        ("chair", "办公室"),
        ("member", "读者服务部"),
    ]
    assert (series["begins"], series["length"], series["every_n"]) == ("09:00", 90, None)
    again = clerk.post("/series", {"name": "馆务会", "unit": str(unit("办公室").pk)})
    assert (again.status_code, code(again)) == (422, "name-taken")
    assert clerk.delete(f"/seats/{series['seats'][1]['id']}").status_code == 204
    assert len(clerk.get(f"/series/{series['id']}").json()["seats"]) == 1
    assert program("member").post(f"/series/{series['id']}/end").status_code == 403
    assert clerk.post(f"/series/{series['id']}/end").json()["ended_on"] == str(TODAY)
    assert clerk.get("/series").json()["items"][0]["ended_on"] == str(TODAY)
    assert code(clerk.post(f"/series/{series['id']}/meetings", SLOT)) == "series-ended"


def test_a_period_is_whole_and_a_seat_somebodys(clerk, series, people):
    told = {"name": "例会", "unit": str(unit("办公室").pk)}
    assert clerk.post("/series", told | {"every_n": 1}).status_code == 422
    monthly = clerk.post("/series", told | {"every_n": 1, "every_unit": "month", "begins": "14:30"}).json()
    assert (monthly["every_n"], monthly["every_unit"], monthly["begins"]) == (1, "month", "14:30")
    assert clerk.post(f"/series/{series['id']}/seats", {"post": "主任"}).status_code == 422
    mine = clerk.post(f"/series/{series['id']}/seats", {"person": str(people["member"].pk)}).json()
    assert mine["seats"][-1]["person"]["id"] == str(people["member"].pk)
    unknown = clerk.post("/series", told | {"unit": str(people["member"].pk)})
    assert code(unknown) == "unknown-rows"


def test_the_next_meeting_is_proposed_and_planned_for_what_the_plan_owes(clerk, library, people):
    plan = a_plan(library, people["clerk"])
    promise = a_commitment(plan, title="召开馆务会议", unit=unit("办公室"))
    publish(plan)
    told = {"name": "馆务会", "unit": str(unit("办公室").pk), "commitment": str(promise.pk)}
    row = clerk.post("/series", told).json()
    proposed = clerk.get(f"/series/{row['id']}/next").json()
    owed = Answer.objects.order_by("due_on").first()
    assert (proposed["begins"], proposed["ends"], proposed["answer_id"]) == ("09:00", "10:30", str(owed.pk))
    planned = clerk.post(f"/series/{row['id']}/meetings", SLOT).json()
    assert planned["answer_id"] == str(owed.pk)
    later = Answer.objects.order_by("due_on")[3]
    slot = SLOT | {"day": "2026-06-18", "answer": str(later.pk)}
    assert clerk.post(f"/series/{row['id']}/meetings", slot).json()["answer_id"] == str(later.pk)
    taken = clerk.post(f"/series/{row['id']}/meetings", slot | {"day": "2026-06-23"})
    assert code(taken) == "unknown-rows"


def test_a_meeting_is_planned_moved_called_and_cancelled(clerk, meeting):
    assert (meeting["title"], meeting["state"]) == ("馆务会2026年第1次会议", "planned")
    assert len(meeting["attendees"]) == 2
    holiday = clerk.post(f"/meetings/{meeting['id']}/move", SLOT | {"day": "2026-06-19"})
    assert code(holiday) == "no-working-day"
    assert "2026年6月22日" in holiday.json()["detail"]
    assert code(clerk.post(f"/meetings/{meeting['id']}/call")) == "no-agenda"
    item = clerk.post(
        f"/meetings/{meeting['id']}/agenda", {"title": "暑期开放安排", "text": "延长时间"}
    ).json()["agenda"]
    assert [(one["title"], one["text"]) for one in item] == [("暑期开放安排", "延长时间")]
    assert clerk.post(f"/meetings/{meeting['id']}/call").json()["state"] == "called"
    moved = clerk.post(f"/meetings/{meeting['id']}/move", SLOT | {"begins": "10:00", "ends": "11:00"}).json()
    assert (moved["begins"], moved["moves"]) == ("10:00", 1)
    cancelled = clerk.post(f"/meetings/{meeting['id']}/cancel", {"reason": "馆长出差"}).json()
    assert (cancelled["state"], cancelled["reason"]) == ("cancelled", "馆长出差")
    assert clerk.get("/meetings").json()["count"] == 0
    assert clerk.get("/meetings", {"which": "over"}).json()["items"][0]["id"] == meeting["id"]


def test_rooms_are_listed_and_not_taken_twice(clerk, meeting, people):
    add_room(person=people["clerk"], name="三楼会议室", seats=20)
    (shown,) = clerk.get("/rooms").json()
    assert (shown["name"], shown["seats"]) == ("三楼会议室", 20)
    again = clerk.post(
        f"/series/{meeting['series_id']}/meetings", SLOT | {"begins": "10:00", "ends": "11:00"}
    )
    assert code(again) == "place-taken"


def test_points_are_drafted_and_taken_off(clerk, meeting, library, people):
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="每月巡检", unit=unit("读者服务部"))
    publish(plan)
    (late,) = clerk.post(f"/meetings/{meeting['id']}/agenda/draft").json()["agenda"]
    assert (late["kind"], late["title"]) == ("matter", "读者服务部逾期工作5项的推进措施")
    assert clerk.delete(f"/agenda/{late['id']}").json()["agenda"] == []


def test_people_are_asked_and_say_whether_they_come(clerk, called, people, program):
    more = {"person": str(people["member"].pk)}
    asked = clerk.post(f"/meetings/{called['id']}/attendees", more).json()["attendees"][-1]
    assert (asked["part"], asked["person"]["id"]) == ("guest", str(people["member"].pk))
    member = program("member")
    assert member.get("/meetings", {"mine": True}).json()["items"][0]["id"] == called["id"]
    assert member.get("/meetings", {"mine": True, "which": "over"}).json()["count"] == 0
    said = {"reply": "declined", "note": "出差", "substitute": "张三"}
    told = member.post(f"/attendees/{asked['id']}/reply", said).json()["attendees"][-1]
    assert {name: told[name] for name in said} == said
    other = called["attendees"][0]["id"]
    assert member.post(f"/attendees/{other}/reply", said).status_code == 403
    assert member.post(f"/attendees/{asked['id']}/reply", said | {"reply": "waiting"}).status_code == 422
    assert len(clerk.delete(f"/attendees/{asked['id']}").json()["attendees"]) == 2
    assert code(clerk.post(f"/meetings/{called['id']}/attendees", {})) == "nobody-named"


def test_a_meeting_is_held_by_those_who_were_there(clerk, called, at):
    assert code(clerk.post(f"/meetings/{called['id']}/hold")) == "not-yet"
    at(DAY, "11:00")
    assert code(clerk.post(f"/meetings/{called['id']}/hold")) == "presence-missing"
    first, second = (one["id"] for one in called["attendees"])
    seen = [{"attendee": first, "presence": "present"}, {"attendee": second, "presence": "substitute"}]
    path = f"/meetings/{called['id']}/presence"
    assert code(clerk.post(path, {"seen": seen})) == "substitute-missing"
    seen[1]["substitute"] = "张三"
    noted = clerk.post(path, {"seen": seen}).json()["attendees"]
    assert [(one["presence"], one["substitute"]) for one in noted] == [
        ("present", ""),
        ("substitute", "张三"),
    ]
    elsewhere = [{"attendee": called["id"], "presence": "present"}]
    assert code(clerk.post(path, {"seen": elsewhere})) == "unknown-rows"
    assert clerk.post(f"/meetings/{called['id']}/hold").json()["state"] == "held"


def test_what_was_decided_becomes_a_task_or_a_line_and_the_minutes_are_issued(clerk, held):
    task, line = decide(clerk, held), decide(clerk, held, "整治消防通道")
    open_ = decide(clerk, held, "待定事项", unit=None, due_on=None)
    assert code(clerk.post(f"/decisions/{open_['id']}/give")) == "decision-open"
    changed = clerk.post(f"/decisions/{open_['id']}/change", {"text": "改了"}).json()["decisions"][-1]
    assert changed["text"] == "改了"
    given = clerk.post(f"/decisions/{task['id']}/give").json()["decisions"][0]
    assert given["task_id"] == str(Task.objects.get().pk)
    entered = clerk.post(f"/decisions/{line['id']}/give", {"into": "entry.risks"}).json()["decisions"][1]
    assert (entered["task_id"], entered["outcome"]["title"]) == (None, "风险隐患第1号")
    entry = clerk.get(f"/entries/{entered['outcome']['record']}").json()
    assert (entry["title"], entry["source"]) == ("整治消防通道", held["title"])
    drafted = clerk.post(f"/meetings/{held['id']}/minutes/draft").json()
    assert "整治消防通道" in drafted["minutes"]
    words = {"minutes": "纪要" * 300, "version": drafted["version"]}
    saved = clerk.post(f"/meetings/{held['id']}/minutes", words)
    assert saved.json()["version"] == drafted["version"] + 1
    stale = clerk.post(f"/meetings/{held['id']}/minutes", words)
    assert (stale.status_code, code(stale)) == (409, "changed-meanwhile")
    told = words | {"version": saved.json()["version"]}
    assert code(clerk.post(f"/meetings/{held['id']}/minutes/issue", told)) == "decisions-open"
    assert len(clerk.delete(f"/decisions/{open_['id']}").json()["decisions"]) == 2
    issued = clerk.post(f"/meetings/{held['id']}/minutes/issue", told).json()
    assert issued["issued_at"]
    assert clerk.get(f"/meetings/{held['id']}/minutes").json() == issued
    assert clerk.get(f"/meetings/{held['id']}").json()["state"] == "issued"


def test_a_token_that_may_not_lead_gives_nothing_out(held, clerk, program):
    decision = decide(clerk, held)
    path = f"/decisions/{decision['id']}/give"
    assert program("clerk", "read", "work").post(path).status_code == 403
    assert program("member", "read", "lead").post(path).status_code == 403
    assert program("clerk", "read", "lead").post(path).status_code == 200
    assert program("clerk", "read").post(f"/meetings/{held['id']}/minutes/draft").status_code == 403


def test_a_step_is_taken_only_on_what_was_seen(clerk, meeting):
    seen = clerk.get(f"/meetings/{meeting['id']}")
    assert clerk.get(f"/meetings/{meeting['id']}", **{"If-None-Match": seen["ETag"]}).status_code == 304
    added = clerk.post(f"/meetings/{meeting['id']}/agenda", {"title": "甲"}, **{"If-Match": seen["ETag"]})
    assert added.status_code == 200
    stale = clerk.post(f"/meetings/{meeting['id']}/agenda", {"title": "乙"}, **{"If-Match": seen["ETag"]})
    assert (stale.status_code, code(stale)) == (412, "changed-meanwhile")
    fresh = clerk.post(f"/meetings/{meeting['id']}/agenda", {"title": "乙"}, **{"If-Match": added["ETag"]})
    assert [one["title"] for one in fresh.json()["agenda"]] == ["甲", "乙"]


def test_who_does_not_keep_it_changes_nothing_and_strangers_are_told_nothing(
    clerk, called, people, stranger, program
):
    people["stranger"] = stranger
    member, other = program("member"), program("stranger")
    for path, told in (("call", {}), ("agenda", {"title": "x"}), ("cancel", {"reason": "x"}), ("move", SLOT)):
        assert member.post(f"/meetings/{called['id']}/{path}", told).status_code == 403
        assert other.post(f"/meetings/{called['id']}/{path}", told).status_code == 404
    assert other.get(f"/meetings/{called['id']}").status_code == 404
    assert other.get(f"/series/{called['series_id']}").status_code == 404
    assert other.get("/meetings").json()["count"] == 0
    for path in ("agenda", "attendees"):
        row = called[path][0]["id"]
        assert member.delete(f"/{path}/{row}").status_code == 403
        assert other.delete(f"/{path}/{row}").status_code == 404


def test_lists_take_as_many_queries_for_three_as_for_one(people, at, program, django_assert_max_num_queries):
    first = held_meeting(people["clerk"], at)
    at(TODAY)
    for day in (18, 23, 24):
        slot = SLOT | {"day": f"2026-06-{day}"}
        program("clerk").post(f"/series/{first.series_id}/meetings", slot)

    def count(path, **query):
        with django_assert_max_num_queries(12) as queries:
            assert reader.get(path, query).status_code == 200
        return len(queries)

    reader = program("leader", "read")
    reader.get("/me")
    assert count("/meetings", size=1) == count("/meetings", size=3)
    assert count(f"/meetings/{first.pk}") <= 12
    assert Meeting.objects.count() == 4
    assert Series.objects.get().meetings.latest("day").day == date(2026, 6, 24)
