"""Plans, tasks and evidence through the API: the same actions as on the pages, with the same refusals."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi.work.models import Answer, Task
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

NOW = date(2026, 6, 10)
NOTE = {"note": "巡检12处，均正常。", "happened_on": "2026-06-09"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: NOW)


@pytest.fixture
def plan(library, people):
    """Monthly checks of 读者服务部."""
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="每月巡检", unit=unit("读者服务部"))
    publish(plan)
    return plan


@pytest.fixture
def answer(plan):
    return Answer.objects.order_by("due_on")[0]


def test_a_plan_is_read_down_to_the_words_of_its_commitments(plan, program):
    reader = program("member", "read")
    (shown,) = reader.get("/plans").json()["items"]
    assert shown["title"] == plan.title
    (promise,) = reader.get(f"/plans/{plan.pk}/commitments").json()["items"]
    assert promise["quote"] == plan.commitments.get().quote
    assert reader.get(f"/commitments/{promise['id']}").json() == promise


def test_work_goes_from_evidence_to_proof(answer, program):
    member, clerk = program("member"), program("clerk")
    added = member.post(f"/answers/{answer.pk}/notes", NOTE)
    assert (added.status_code, added.json()["title"]) == (201, NOTE["note"])
    assert member.post(f"/answers/{answer.pk}/submit", {"word": "已巡检"}).json()["state"] == "submitted"
    assert member.post(f"/answers/{answer.pk}/accept").status_code == 403
    assert clerk.post(f"/answers/{answer.pk}/return", {"reason": "缺照片"}).json()["word"] == "缺照片"
    file = SimpleUploadedFile("现场.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 60)
    sent = member.send_file(f"/answers/{answer.pk}/files", file=file, happened_on="2026-06-09")
    assert sent.status_code == 201, sent.json()
    back = member.get(f"/evidence/{sent.json()['evidence_id']}/file")
    assert b"".join(back.streaming_content).startswith(b"\x89PNG")
    member.post(f"/answers/{answer.pk}/submit")
    assert clerk.post(f"/answers/{answer.pk}/accept").json()["state"] == "accepted"
    assert [
        use["accepted_at"] is not None for use in member.get(f"/answers/{answer.pk}/evidence").json()
    ] == [
        True,
        True,
    ]


def test_what_the_pages_refuse_is_refused_with_its_name(answer, program):
    told = program("member").post(f"/answers/{answer.pk}/submit").json()
    assert told["type"] == "urn:luoshi:problem:nothing-to-show"
    assert told["status"] == 422
    assert told["detail"] == "请添加佐证材料，或用一句话说明办理情况。"


def test_tasks_are_filtered_and_come_page_by_page(plan, program):
    reader = program("leader", "read")
    first = reader.get("/tasks", {"state": "late", "size": 3}).json()
    assert (len(first["items"]), first["count"], first["previous"]) == (3, 5, None)
    second = reader.client.get(first["next"], headers=reader.headers).json()
    assert (len(second["items"]), second["next"]) == (2, None)
    assert reader.client.get(second["previous"], headers=reader.headers).json() == first | {"previous": None}
    assert {task["state"] for task in first["items"]} == {"planned"}
    assert reader.get("/tasks", {"state": "gone"}).status_code == 422


def test_strangers_are_told_nothing(answer, program, people, stranger):
    other = people | {"stranger": stranger}
    people.update(other)
    reader = program("stranger")
    for path in (f"/answers/{answer.pk}", f"/tasks/{answer.task_id}", f"/plans/{answer.task.plan_id}"):
        assert reader.get(path).status_code == 404
    assert reader.get("/tasks").json()["count"] == 0
    assert reader.post(f"/answers/{answer.pk}/submit", {"word": "x"}).status_code == 404


def test_a_version_is_sent_once_and_changed_only_as_it_was_seen(answer, program):
    member = program("member")
    seen = member.get(f"/answers/{answer.pk}")
    assert member.get(f"/answers/{answer.pk}", **{"If-None-Match": seen["ETag"]}).status_code == 304
    member.post(f"/answers/{answer.pk}/notes", NOTE)
    stale = member.post(f"/answers/{answer.pk}/submit", {"word": "好"}, **{"If-Match": seen["ETag"]})
    assert (stale.status_code, stale.json()["type"]) == (412, "urn:luoshi:problem:changed-meanwhile")
    fresh = member.get(f"/answers/{answer.pk}")["ETag"]
    taken = member.post(f"/answers/{answer.pk}/submit", {"word": "好"}, **{"If-Match": fresh})
    assert taken.status_code == 200
    assert member.get(f"/answers/{answer.pk}", **{"If-None-Match": taken["ETag"]}).status_code == 304


def test_a_write_with_a_key_is_done_once(answer, program):
    member = program("member")
    once = member.post(f"/answers/{answer.pk}/notes", NOTE, **{"Idempotency-Key": "a-1"})
    again = member.post(f"/answers/{answer.pk}/notes", NOTE, **{"Idempotency-Key": "a-1"})
    assert again.json() == once.json()
    assert (again.status_code, again["Idempotent-Replayed"]) == (201, "true")
    assert answer.uses.count() == 1
    other = member.post(f"/answers/{answer.pk}/notes", NOTE | {"note": "别的"}, **{"Idempotency-Key": "a-1"})
    assert (other.status_code, other.json()["type"]) == (422, "urn:luoshi:problem:key-reused")
    refused = member.post(f"/answers/{answer.pk}/accept", **{"Idempotency-Key": "a-2"})
    assert member.post(f"/answers/{answer.pk}/accept", **{"Idempotency-Key": "a-2"}).json() == refused.json()


def test_an_order_and_a_chaser_reach_their_units(answer, program):
    leader, head = program("leader"), program("head")
    chaser = {"text": "请说明原因", "reply_by": "2026-06-20", "answers": [str(answer.pk)]}
    written = leader.post("/chasers", chaser).json()
    (reply,) = written["replies"]
    assert (
        head.post(f"/replies/{reply['id']}/reply", {"text": "本周补齐"}).json()["replies"][0]["state"]
        == "replied"
    )
    assert leader.post(f"/replies/{reply['id']}/accept").json()["closed_at"]
    order = {"title": "报送清单", "due_on": "2026-06-30", "units": [str(answer.unit_id)]}
    task = leader.post("/orders", order).json()
    assert Task.objects.get(pk=task["id"]).order.title == "报送清单"
    assert leader.get("/orders").json()["items"] == [task]
    unknown = order | {"units": [str(answer.pk)]}
    assert leader.post("/orders", unknown).json()["type"] == "urn:luoshi:problem:unknown-rows"


def test_the_years_figures_are_those_of_the_page(answer, program):
    told = program("leader", "read").get("/progress", {"year": 2026}).json()
    assert told["planned"][-1] == 12
    (row,) = told["units"]
    assert (row["unit"]["name"], row["total"]) == ("读者服务部", {"owed": 12, "done": 0, "late": 5})
    assert program("member", "read").get("/progress").status_code == 403


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nothing/here", 404), ("/tasks/not-a-key", 422), ("/me/", 404), ("/tasks?page=0", 422)],
)
def test_whatever_is_wrong_is_told_in_one_form(library, program, path, status):
    answer = program("member").get(path)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"


def test_a_method_that_is_none_is_told_which_are(library, program):
    answer = program("member").delete("/tasks")
    assert (answer.status_code, answer["Allow"]) == (405, "GET")
    assert answer.json()["type"] == "urn:luoshi:problem:no-such-method"


def test_a_misspelt_field_is_not_passed_over(answer, program):
    told = program("member").post(f"/answers/{answer.pk}/submit", {"words": "好"}).json()
    assert told["errors"][0]["at"][-1] == "words"


def test_a_list_takes_as_many_queries_for_three_as_for_one(plan, program, django_assert_max_num_queries):
    def count(size):
        with django_assert_max_num_queries(12) as queries:
            reader.get("/tasks", {"size": size})
        return len(queries)

    reader = program("leader", "read")
    reader.get("/me")
    assert count(1) == count(3)
