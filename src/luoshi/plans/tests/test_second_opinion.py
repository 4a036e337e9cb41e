"""What the office's own model proposes beside the reader, from a stub that answers well and badly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread
from typing import Any

import pytest
from django.urls import reverse

from luoshi.foundation.jobs import JobState
from luoshi.foundation.refusals import Refused
from luoshi.plans.actions.confirm import confirm_all, confirm_commitment
from luoshi.plans.actions.opinion import ask_for_opinion
from luoshi.plans.models import Commitment, CommitmentState, FlagState, Opinion
from luoshi.plans.second_opinion import endpoint
from luoshi.plans.second_opinion.passages import LONGEST, passages

TEXT = """青山市图书馆2026年工作要点
一、办好读者服务
1.夜间服务。每季度开展1次夜读活动。服务贵在用心，见面一声问候最暖人心。
2.读者关系。建立读者思想动态台账。
"""
GREETING = {"quote": "见面一声问候", "title": "见面问好"}


class Stub:
    """A model on this machine: `says` is the content of its answers, `body` all of one, `asked` what it got."""

    def __init__(self) -> None:
        self.says: Any = {"commitments": []}
        self.body: bytes | None = None
        self.status = 200
        self.answers = Event()
        self.answers.set()
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []

    def answer(self) -> bytes:
        content = self.says if isinstance(self.says, str) else json.dumps(self.says)
        return self.body or json.dumps({"choices": [{"message": {"content": content}}]}).encode()


@pytest.fixture
def model(settings: Any) -> Iterator[Stub]:
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            stub.asked.append(json.loads(self.rfile.read(length)) | {"path": self.path})
            stub.keys.append(self.headers["Authorization"])
            stub.answers.wait(5)
            self.send_response(stub.status)
            self.end_headers()
            self.wfile.write(stub.answer())

        def log_message(self, *_args: Any) -> None:
            """Nothing: the test says what went wrong."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.SECOND_OPINION = {
        "url": f"http://127.0.0.1:{server.server_port}/v1/",
        "model": "小模型",
        "key": "k",
    }
    yield stub
    stub.answers.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def plan(read_text):
    return read_text(TEXT)


@pytest.fixture
def ask(plan, people, django_capture_on_commit_callbacks):
    def asked() -> list[Opinion]:
        with django_capture_on_commit_callbacks(execute=True):
            ask_for_opinion(plan=plan, person=people["clerk"])
        return list(Opinion.objects.filter(plan=plan))

    return asked


def proposed(plan) -> list[Commitment]:
    return list(Commitment.objects.filter(plan=plan).exclude(proposed_by=""))


def test_what_it_quotes_becomes_a_proposal_beside_its_words(plan, ask, model):
    model.says = {"commitments": [GREETING]}
    (opinion,) = ask()
    (row,) = proposed(plan)
    assert (row.title, row.quote, row.kind, row.state) == ("见面问好", "见面一声问候", "standing", "read")
    assert (row.proposed_by, row.measure.title) == ("小模型", "夜间服务")
    assert plan.document.text[row.start : row.end] == row.quote
    assert (opinion.job_state, opinion.proposed, opinion.invented) == (JobState.DONE, 1, 0)


def test_it_is_given_the_passage_its_name_and_its_key(plan, ask, model):
    (opinion,) = ask()
    (question,) = model.asked
    assert (question["path"], question["model"], model.keys) == (
        "/v1/chat/completions",
        "小模型",
        ["Bearer k"],
    )
    assert question["messages"][1]["content"] == plan.document.text[opinion.start : opinion.end]
    assert "每季度开展1次夜读活动" in question["messages"][1]["content"]


def test_an_answer_in_a_fence_is_read(plan, ask, model):
    model.says = f"```json\n{json.dumps({'commitments': [GREETING]})}\n```"
    ask()
    assert [row.title for row in proposed(plan)] == ["见面问好"]


def test_a_quote_that_is_not_the_texts_is_thrown_away(plan, ask, model):
    model.says = {
        "commitments": [{"quote": "每月开展一次夜读活动"}, {"quote": ""}, {"quote": 7}, "夜读", GREETING]
    }
    (opinion,) = ask()
    assert [row.quote for row in proposed(plan)] == ["见面一声问候"]
    assert opinion.invented == 4


def test_what_is_known_or_said_twice_is_not_proposed(plan, ask, model):
    model.says = {
        "commitments": [{"quote": "每季度开展1次夜读活动"}, GREETING, {"quote": "一声问候最暖人心"}]
    }
    (opinion,) = ask()
    assert [row.quote for row in proposed(plan)] == ["见面一声问候"]
    assert (opinion.proposed, opinion.invented) == (1, 0)


def test_a_proposal_in_a_flagged_sentence_waits_for_the_legal_reviewer(plan, ask, model):
    Commitment.objects.filter(plan=plan, flag_state=FlagState.WAITING).delete()
    model.says = {"commitments": [{"quote": "思想动态台账"}]}
    ask()
    (row,) = proposed(plan)
    assert (row.flags, row.flag_state) == (["person"], FlagState.WAITING)


def test_all_at_once_confirms_no_proposal_and_one_by_one_does(plan, people, ask, model):
    model.says = {"commitments": [GREETING]}
    ask()
    confirm_all(commitments=list(plan.commitments.all()), person=people["clerk"])
    (row,) = proposed(plan)
    assert row.state == CommitmentState.READ
    with pytest.raises(Refused):
        confirm_all(commitments=[row], person=people["clerk"])
    confirm_commitment(commitment=row, person=people["clerk"])
    assert proposed(plan)[0].state == CommitmentState.CONFIRMED


@pytest.mark.parametrize(
    ("status", "body", "problem"),
    [
        (500, b"", "model-refused"),
        (401, b"{}", "model-refused"),
        (200, b"<html>", "model-unclear"),
        (200, b'{"choices": []}', "model-unclear"),
        (200, b'{"choices": [{"message": {"content": null}}]}', "model-unclear"),
        (200, b'{"choices": [{"message": {"content": "I think so."}}]}', "model-unclear"),
        (200, b'{"choices": [{"message": {"content": "[]"}}]}', "model-unclear"),
        (200, b'{"choices": [{"message": {"content": "{\\"commitments\\": 7}"}}]}', "model-unclear"),
        (200, b" " * (endpoint.LARGEST_ANSWER + 1), "model-unclear"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_named_and_changes_nothing(plan, ask, model, status, body, problem):
    before = plan.commitments.count()
    model.status, model.body = status, body
    (opinion,) = ask()
    assert (opinion.job_state, opinion.problem) == (JobState.FAILED, problem)
    assert plan.commitments.count() == before


def test_one_that_does_not_answer_is_given_up(ask, model, monkeypatch):
    monkeypatch.setattr(endpoint, "PATIENCE", 0.2)
    model.answers.clear()
    (opinion,) = ask()
    assert opinion.problem == "model-too-slow"


def test_one_that_is_not_there_is_said_to_be_missing(ask, settings):
    settings.SECOND_OPINION = {"url": "http://127.0.0.1:9/v1", "model": "无"}
    (opinion,) = ask()
    assert opinion.problem == "model-not-reached"


def test_what_failed_is_asked_again_and_what_was_answered_is_not(ask, model):
    model.status = 500
    ask()
    model.status = 200
    (opinion,) = ask()
    assert opinion.job_state == JobState.DONE
    with pytest.raises(Refused, match="nothing-to-ask"):
        ask()


def test_while_it_is_being_asked_nobody_asks_again(plan, people, model):
    ask_for_opinion(plan=plan, person=people["clerk"])
    with pytest.raises(Refused) as refused:
        ask_for_opinion(plan=plan, person=people["clerk"])
    assert refused.value.code == "model-is-asked"


def test_without_a_model_nobody_is_asked(plan, people):
    with pytest.raises(Refused) as refused:
        ask_for_opinion(plan=plan, person=people["clerk"])
    assert refused.value.code == "model-not-set"


def test_the_page_asks_shows_the_proposals_and_says_what_was_thrown_away(
    plan, people, model, as_person, django_capture_on_commit_callbacks
):
    model.says = {"commitments": [GREETING, {"quote": "无中生有"}]}
    client = as_person(people["clerk"])
    address = reverse("opinion", args=[plan.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("ask_for_opinion", args=[plan.pk])).url == address
    page = client.get(address).content.decode()
    assert "见面问好" in page
    assert "1项提议已弃去" in page
    assert reverse("ask_for_opinion", args=[plan.pk]) not in page
    beside = client.get(reverse("reading", args=[plan.pk])).content.decode()
    assert "小模型" in beside
    assert "确认常态工作" not in beside


def test_the_page_names_what_failed(plan, people, model, as_person, ask):
    model.status = 500
    ask()
    page = as_person(people["clerk"]).get(reverse("opinion", args=[plan.pk])).content.decode()
    assert "请核对模型名称和密钥" in page
    assert reverse("ask_for_opinion", args=[plan.pk]) in page


def test_only_the_office_asks(plan, people, model, as_person):
    assert as_person(people["member"]).get(reverse("opinion", args=[plan.pk])).status_code == 403
    assert as_person(people["leader"]).post(reverse("ask_for_opinion", args=[plan.pk])).status_code == 403


def test_passages_are_whole_sentences_and_cover_all_of_them():
    half = LONGEST // 2
    sentences = [
        (0, half),
        (half, 2 * half),
        (2 * half, 2 * half + 9),
        (9_000, 9_000 + 2 * LONGEST),
        (20_000, 20_001),
    ]
    assert list(passages(sentences)) == [
        (0, 2 * half),
        (2 * half, 2 * half + 9),
        (9_000, 9_000 + 2 * LONGEST),
        (20_000, 20_001),
    ]
    assert list(passages([])) == []
