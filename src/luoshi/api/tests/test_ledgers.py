"""Ledgers through the API: the same actions as on the pages, with the same refusals."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi.journal.models import Event
from luoshi.ledgers.models import Entry
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

NOW = date(2026, 6, 10)
PHOTO = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


@pytest.fixture(autouse=True)
def today(monkeypatch):
    def to(day):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: day)

    to(NOW)
    return to


@pytest.fixture
def danger(people):
    """A line as another program sends it."""
    told = {"title": "消防通道堆放纸箱", "level": "major", "found_on": "2026-06-09", "due_on": "2026-06-30"}
    own = {"place": "二楼东侧", "danger": "堆放纸箱两处", "likelihood": "high"}
    return told | {"unit": str(unit("读者服务部").pk), "source": "日常巡查", "values": own}


@pytest.fixture
def member(program, people):
    return program("member")


@pytest.fixture
def entry(member, danger):
    """As it is shown once it is written."""
    return member.post("/ledgers/risks/entries", danger).json()


def step(reader, entry, name, word="", **headers):
    return reader.post(f"/entries/{entry['id']}/steps/{name}", {"word": word}, **headers)


def send_photo(reader, entry):
    return reader.send_file(f"/entries/{entry['id']}/files", file=SimpleUploadedFile("现场.png", PHOTO))


def fault(answer):
    """Where a refused request is wrong."""
    assert answer.status_code == 422, answer.json()
    return [one["at"] for one in answer.json()["errors"]]


def test_a_ledger_says_what_it_asks_for_and_how_its_lines_stand(entry, program):
    reader = program("leader", "read")
    risks = reader.get("/ledgers").json()[0]
    assert risks == {
        "code": "risks",
        "name": {"zh": "风险隐患", "en": "Risks and hidden dangers"},
        "open": 1,
        "late": 0,
        "closed": 0,
        "look_back": 0,
    }
    told = reader.get("/ledgers/risks").json()
    assert [field["key"] for field in told["fields"]] == [
        "place",
        "danger",
        "likelihood",
        "impact",
        "measure",
    ]
    assert told["steps"][0]["name"] == "apply"
    assert (told["version"], told["look_back"], told["major"]) == (1, 3, "major")
    assert reader.get("/ledgers/nothing").status_code == 404


def test_a_line_is_written_and_read(entry, danger, member, people):
    assert (entry["ledger"], entry["number"], entry["state"]) == ("risks", 1, "open")
    assert entry["unit"]["name"] == "读者服务部"
    assert entry["entered_by"]["id"] == str(people["member"].pk)
    assert entry["values"]["likelihood"] == "high"
    assert {name: entry[name] for name in ("title", "level", "found_on", "due_on", "source")} == {
        name: danger[name] for name in ("title", "level", "found_on", "due_on", "source")
    }
    assert member.get(f"/entries/{entry['id']}").json() == entry
    assert member.get("/ledgers/risks/entries").json()["items"] == [entry]


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"title": " "}, ["body", "entry", "title"]),
        ({"due_on": "2026-06-01"}, ["body", "entry", "due_on"]),
        ({"level": "grave"}, ["body", "entry", "level"]),
        ({"values": {"danger": "堆放纸箱"}}, ["body", "entry", "values", "place"]),
        (
            {"values": {"place": "x", "danger": "y", "likelihood": "often"}},
            ["body", "entry", "values", "likelihood"],
        ),
        ({"values": {"place": "x", "danger": "y", "colour": "red"}}, ["body", "entry", "values", "colour"]),
        ({"unit": "00000000-0000-0000-0000-000000000000"}, ["body", "entry", "unit"]),
        ({"titel": "x"}, ["body", "entry", "titel"]),
    ],
)
def test_each_fault_of_a_line_is_told_with_its_place(member, danger, wrong, at):
    assert fault(member.post("/ledgers/risks/entries", danger | wrong)) == [at]
    assert not Entry.objects.exists()


def test_a_line_of_another_unit_is_not_written_by_a_member(member, danger, program):
    elsewhere = danger | {"unit": str(unit("采编部").pk)}
    assert fault(member.post("/ledgers/risks/entries", elsewhere)) == [["body", "entry", "unit"]]
    assert program("clerk").post("/ledgers/risks/entries", elsewhere).status_code == 201


def test_numbers_and_yes_and_no_are_kept_as_the_form_keeps_them(member, people):
    told = {"title": "消防疏散演练", "unit": str(unit("读者服务部").pk), "found_on": "2026-06-09"}
    own = {"plan": "消防预案", "people": 0, "way": "field"}
    shown = member.post("/ledgers/drills/entries", told | {"values": own}).json()
    assert (shown["values"]["people"], shown["values"]["way"], shown["due_on"]) == ("0", "field", None)


def test_a_change_leaves_what_it_does_not_name(entry, member):
    told = {"title": "消防通道堆放杂物", "level": None, "values": {"measure": "当日清理", "likelihood": None}}
    changed = member.post(f"/entries/{entry['id']}/change", told).json()
    assert (changed["title"], changed["level"], changed["due_on"]) == ("消防通道堆放杂物", "", "2026-06-30")
    assert changed["values"]["measure"] == "当日清理"
    assert changed["values"]["place"] == "二楼东侧"
    assert not changed["values"]["likelihood"]
    assert fault(member.post(f"/entries/{entry['id']}/change", {"found_on": None})) == [
        ["body", "entry", "found_on"]
    ]


def test_a_line_goes_from_open_to_closed_opened_again_and_looked_back_on(entry, member, program, today):
    clerk = program("clerk")
    assert step(member, entry, "apply", "已清理").json()["type"] == "urn:luoshi:problem:proof-missing"
    assert send_photo(member, entry).status_code == 201
    assert step(member, entry, "apply", "已清理").json()["state"] == "applied"
    assert step(member, entry, "accept").status_code == 403
    closed = step(clerk, entry, "accept").json()
    assert (closed["is_closed"], closed["closed_on"], closed["look_back_on"]) == (
        True,
        "2026-06-10",
        "2026-09-10",
    )
    assert step(member, entry, "apply").json()["type"] == "urn:luoshi:problem:step-not-open"
    assert step(clerk, entry, "reopen", "又堆放了").json()["is_closed"] is False
    step(member, entry, "apply", "再次清理")
    step(clerk, entry, "accept")
    today(date(2026, 9, 10))
    member = program("member")
    assert member.get("/ledgers/risks/entries", {"which": "look-back"}).json()["count"] == 1
    held = member.post(f"/entries/{entry['id']}/look-back", {"held": True, "word": "保持畅通"}).json()
    assert (held["look_back_on"], held["word"], held["is_closed"]) == (None, "保持畅通", True)
    again = member.post(f"/entries/{entry['id']}/look-back", {"held": False, "word": "x"}).json()
    assert again["type"] == "urn:luoshi:problem:not-to-look-back"
    verbs = set(Event.objects.filter(object=entry["id"]).values_list("verb", flat=True))
    assert verbs >= {"entry-added", "entry-file-added", "entry-stepped", "entry-held"}


def test_a_token_takes_only_the_steps_that_it_is_for(entry, member, program):
    send_photo(member, entry)
    assert step(program("clerk", "read", "review"), entry, "apply", "已清理").status_code == 403
    step(member, entry, "apply", "已清理")
    assert step(program("clerk", "read", "work"), entry, "accept").status_code == 403
    assert step(program("clerk", "read", "review"), entry, "accept").status_code == 200
    assert program("member", "read").post("/ledgers/risks/entries", {}).status_code == 403


def test_a_step_is_taken_only_on_what_was_seen_and_only_once(entry, member, program):
    send_photo(member, entry)
    seen = member.get(f"/entries/{entry['id']}")
    assert member.get(f"/entries/{entry['id']}", **{"If-None-Match": seen["ETag"]}).status_code == 304
    member.post(f"/entries/{entry['id']}/change", {"title": "改了"})
    stale = step(member, entry, "apply", "已清理", **{"If-Match": seen["ETag"]})
    assert (stale.status_code, stale.json()["type"]) == (412, "urn:luoshi:problem:changed-meanwhile")
    key = {"Idempotency-Key": "apply-1"}
    once = step(member, entry, "apply", "已清理", **key)
    again = step(member, entry, "apply", "已清理", **key)
    assert (once.status_code, again.json(), again["Idempotent-Replayed"]) == (200, once.json(), "true")


def test_the_lines_of_a_ledger_are_filtered_and_come_page_by_page(member, danger, program):
    for title, level in (("灯管老化", "low"), ("电线裸露", "major"), ("地面湿滑", "low")):
        member.post("/ledgers/risks/entries", danger | {"title": title, "level": level})
    reader = program("leader", "read")

    def titles(**wanted):
        return [row["title"] for row in reader.get("/ledgers/risks/entries", wanted).json()["items"]]

    assert titles(level="low") == ["地面湿滑", "灯管老化"]
    assert titles(q="电线") == ["电线裸露"]
    assert titles(unit=str(unit("采编部").pk)) == []
    assert titles(which="closed") == []
    assert titles(state="open", size=2) == ["地面湿滑", "电线裸露"]
    assert titles(size=2, page=2) == ["灯管老化"]
    assert reader.get("/ledgers/risks/entries", {"which": "gone"}).status_code == 422


def test_the_files_of_a_line_are_listed_and_read(entry, member):
    sent = send_photo(member, entry).json()
    assert member.get(f"/entries/{entry['id']}/files").json() == [sent]
    back = member.get(f"/evidence/{sent['evidence_id']}/file")
    assert b"".join(back.streaming_content) == PHOTO
    assert send_photo(member, entry).json()["type"] == "urn:luoshi:problem:attached-already"
    odd = member.send_file(f"/entries/{entry['id']}/files", file=SimpleUploadedFile("a.exe", b"MZ"))
    assert odd.status_code == 422


@pytest.fixture
def screening(library, people):
    """Of each of the units, the first of the year."""
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="开展风险隐患排查", each_unit=True)
    publish(plan)
    return Answer.objects.filter(unit=unit("读者服务部")).order_by("due_on")[0]


def test_a_screening_is_answered_with_lines_or_with_none_found(screening, member, danger, program):
    path = f"/answers/{screening.pk}/screening"
    assert member.post(path).json()["type"] == "urn:luoshi:problem:nothing-said"
    found = member.post("/ledgers/risks/entries", danger | {"task": str(screening.task_id)}).json()
    assert found["tasks"] == [str(screening.task_id)]
    assert member.post(path, {"none_found": True}).json()["type"] == "urn:luoshi:problem:something-found"
    assert member.post(path).json()["state"] == "submitted"
    other = Answer.objects.get(task=screening.task_id, unit=unit("采编部"))
    assert member.post(f"/answers/{other.pk}/screening", {"none_found": True}).status_code == 403
    program("clerk").post(f"/answers/{other.pk}/screening", {"none_found": True})
    rows = {row["unit"]["name"]: row for row in member.get(f"/tasks/{screening.task_id}/screening").json()}
    assert [line["id"] for line in rows["读者服务部"]["found"]] == [found["id"]]
    assert (rows["采编部"]["is_answered"], rows["采编部"]["found"]) == (True, [])
    assert not all(row["is_answered"] for row in rows.values())


def test_strangers_are_told_nothing(entry, screening, people, stranger, program):
    people["stranger"] = stranger
    reader = program("stranger")
    for path in (
        f"/entries/{entry['id']}",
        f"/entries/{entry['id']}/files",
        f"/tasks/{screening.task_id}/screening",
    ):
        assert reader.get(path).status_code == 404
    assert reader.get("/ledgers/risks/entries").json()["count"] == 0
    for path in ("change", "steps/apply", "look-back"):
        told = {"held": True, "word": "x"} if path == "look-back" else {}
        assert reader.post(f"/entries/{entry['id']}/{path}", told).status_code == 404
    assert send_photo(reader, entry).status_code == 404


def test_a_list_takes_as_many_queries_for_three_as_for_one(
    member, danger, program, django_assert_max_num_queries
):
    for title in ("甲", "乙", "丙"):
        member.post("/ledgers/risks/entries", danger | {"title": title})

    def count(size):
        with django_assert_max_num_queries(12) as queries:
            assert len(reader.get("/ledgers/risks/entries", {"size": size}).json()["items"]) == size
        return len(queries)

    reader = program("leader", "read")
    reader.get("/me")
    assert count(1) == count(3)
