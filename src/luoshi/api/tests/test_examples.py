"""The examples of `docs/api.md` run as they stand, against a server of their own."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi.ledgers.actions.entries import add_entry, attach_file
from luoshi.ledgers.queries.entries import definitions
from luoshi.meetings.actions.decisions import add_decision
from luoshi.meetings.tests.build import TODAY
from luoshi.meetings.tests.build import held as held_meeting
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

PAGE = Path(__file__).parents[4] / "docs" / "api.md"
PHOTO = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


@pytest.fixture
def rows(library, people, at):
    """What the examples speak of, by the word that stands for its key."""
    at(TODAY)
    clerk = people["clerk"]
    plan = a_plan(library, clerk)
    a_commitment(plan, title="每月巡检", unit=unit("办公室"))
    a_commitment(plan, title="开展风险隐患排查", unit=unit("办公室"))
    publish(plan)
    answer, screening = (
        Answer.objects.filter(task__title=title).order_by("due_on")[0]
        for title in ("每月巡检", "开展风险隐患排查")
    )
    facts = {"title": "电线裸露", "unit": unit("办公室"), "found_on": TODAY}
    risks = definitions()["risks"]
    entry = add_entry(
        person=clerk, definition=risks, facts=facts, data={"place": "书库", "danger": "电线裸露"}
    )
    attach_file(entry=entry, person=clerk, file=SimpleUploadedFile("现场.png", PHOTO))
    meeting = held_meeting(clerk, at)
    told = {"unit": unit("办公室"), "due_on": date(2026, 7, 31)}
    decision = add_decision(meeting=meeting, person=clerk, text="整治消防通道", **told)
    return {
        "ANSWER": answer,
        "SCREENING": screening,
        "SCREENED": screening.task,
        "ENTRY": entry,
        "SERIES": meeting.series,
        "MEETING": meeting,
        "DECISION": decision,
        "UNIT": unit("办公室"),
    }


def examples():
    """Each curl of the page as its arguments."""
    lines = re.sub(r"(\\)?\n {6,}", " ", PAGE.read_text(encoding="utf-8")).splitlines()
    return [shlex.split(line) for line in lines if line.startswith("    curl ")]


def test_every_example_of_the_page_is_answered(rows, program):
    def filled(text):
        return re.sub(r"\b[A-Z]{4,}\b", lambda word: str(rows[word[0]].pk), text)

    mine, seen = program("clerk"), []
    for words in examples():
        path = filled(words[-1].removeprefix("$LUOSHI"))
        assert "Authorization: Bearer $TOKEN" in words
        heads = dict(word.split(": ", 1) for word in words if re.match(r"[A-Z][\w-]+: ", word))
        extra = {name: value for name, value in heads.items() if name == "Idempotency-Key"}
        if "POST" in words:
            reply = mine.post(path, json.loads(filled(words[words.index("-d") + 1])), **extra)
        else:
            reply = mine.client.get(f"/api/v1{path}", headers=mine.headers)
        seen.append(reply.status_code)
    assert seen == [200, 200, 200, 201, 200, *[200, 201, 200, 200], *[200, 200], *[200, 201, 200, 200, 200]]
    answer, entry, decision = rows["ANSWER"], rows["ENTRY"], rows["DECISION"]
    for row in (answer, entry, decision):
        row.refresh_from_db()
    assert (answer.state, answer.word) == ("submitted", "已巡检")
    assert (entry.state, entry.data["measure"], entry.word) == ("applied", "当日清理", "已清理")
    assert decision.outcome.title == "风险隐患第3号"
