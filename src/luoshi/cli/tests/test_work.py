"""From the command line: what is owed, handed in, returned, accepted and exported, as the person that is named."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from luoshi.cli.main import main
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit


@pytest.fixture(autouse=True)
def answer(library, people, monkeypatch):
    """The first of 读者服务部's monthly checks, seen in June."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: date(2026, 6, 10))
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="每月巡检", unit=unit("读者服务部"))
    publish(plan)
    return Answer.objects.order_by("due_on")[0]


def test_what_is_late_is_listed_by_date(answer, capsys):
    assert main(["tasks", "--as", "leader", "--state", "late", "--json", "--most", "2"]) == 0
    first, _second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "answer": str(answer.pk),
        "due_on": answer.due_on.isoformat(),
        "state": "planned",
        "unit": "读者服务部",
        "title": "每月巡检",
    }


def test_mine_are_those_of_ones_own_units(capsys):
    assert main(["tasks", "--as", "leader", "--state", "late", "--mine"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["tasks", "--as", "member", "--state", "late", "--mine"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_work_is_handed_in_with_its_files_returned_and_accepted(answer, capsys, tmp_path):
    photo = tmp_path / "现场.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 60)
    key = str(answer.pk)
    assert main(["submit", key, "--as", "member", "--word", "已巡检", "--file", str(photo)]) == 0
    assert main(["review", key, "--as", "clerk", "--return", "缺记录"]) == 0
    assert main(["submit", key, "--as", "member", "--word", "记录已补", "--day", "2026-06-09"]) == 0
    assert main(["review", key, "--as", "clerk", "--accept"]) == 0
    assert capsys.readouterr().out.split() == ["submitted", "returned", "submitted", "accepted"]
    assert [use.evidence.title for use in answer.uses.all()] == ["现场.png"]


def test_what_is_refused_says_why_and_exits_1(answer, capsys):
    assert main(["submit", str(answer.pk), "--as", "member"]) == 1
    assert "佐证材料" in capsys.readouterr().err
    assert main(["review", str(answer.pk), "--as", "member", "--accept"]) == 1
    assert "may not" in capsys.readouterr().err


def test_who_or_what_is_unknown_exits_2(answer, capsys, tmp_path):
    assert main(["tasks", "--as", "nobody"]) == 2
    assert "nobody" in capsys.readouterr().err
    assert main(["review", str(answer.task_id), "--as", "clerk", "--accept"]) == 2
    assert main(["submit", str(answer.pk), "--as", "member", "--file", str(tmp_path / "fehlt.pdf")]) == 2
    assert "fehlt.pdf" in capsys.readouterr().err


def test_a_year_is_written_into_a_workbook(capsys, tmp_path):
    path = tmp_path / "2026.xlsx"
    assert main(["export", "2026", str(path), "--as", "clerk"]) == 0
    rows = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())).get_sheet_by_index(0).to_python()
    assert len(rows) == 13
    assert main(["export", "2026", str(path), "--as", "member"]) == 1
