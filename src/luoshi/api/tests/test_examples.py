"""The examples of `docs/api.md` run as they stand, against a server of their own."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

PAGE = Path(__file__).parents[4] / "docs" / "api.md"


@pytest.fixture
def answer(library, people):
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="每月巡检", unit=unit("办公室"))
    publish(plan)
    return Answer.objects.order_by("due_on")[0]


def examples():
    """Each curl of the page as its arguments."""
    lines = re.sub(r"\\\n\s+", "", PAGE.read_text(encoding="utf-8")).splitlines()
    return [shlex.split(line) for line in lines if line.startswith("    curl ")]


def test_every_example_of_the_page_is_answered(answer, program):
    mine, seen = program("clerk"), []
    for words in examples():
        path = words[-1].removeprefix("$LUOSHI").replace("ANSWER", str(answer.pk))
        assert "Authorization: Bearer $TOKEN" in words
        heads = dict(word.split(": ", 1) for word in words if re.match(r"[A-Z][\w-]+: ", word))
        extra = {name: value for name, value in heads.items() if name == "Idempotency-Key"}
        if "POST" in words:
            reply = mine.post(path, json.loads(words[words.index("-d") + 1]), **extra)
        else:
            reply = mine.client.get(f"/api/v1{path}", headers=mine.headers)
        seen.append(reply.status_code)
    assert seen == [200, 200, 200, 201, 200]
    answer.refresh_from_db()
    assert (answer.state, answer.word) == ("submitted", "已巡检")
