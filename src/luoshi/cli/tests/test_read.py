from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from luoshi.cli.exporters.columns import columns, padded, wrapped
from luoshi.cli.main import COMMANDS, main
from luoshi.cli.read import preferred_language

PLAN = """市图书馆2026年工作要点
1.延长开放时间
读者服务部每月检查一次灯具和座椅，全年检修不少于12次。修订《开放管理办法》，6月底前公布。
开展网上舆情监测，每两月汇总一次。=公式开头也要照样印出来并且登记。（读者服务部牵头，后勤科配合）
返回顶部
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.encode())
    return str(path)


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def printed(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    assert main(["read", *arguments]) == 0
    sys.stdout.flush()
    return capfdbinary.readouterr().out.decode()


def test_json_holds_the_text_and_its_items(plan, capfdbinary):
    made = json.loads(printed(capfdbinary, plan, "--to", "json"))
    assert made["text"] == PLAN
    assert {item["kind"] for item in made["plans"][0]["items"]} >= {"recurring", "quota", "deliverable"}
    assert "rule" not in made["plans"][0]["items"][0]
    why = json.loads(printed(capfdbinary, plan, "--to", "json", "--why"))
    item = why["plans"][0]["items"][0]
    assert item["rule"]
    assert 0.5 < item["confidence"] < 1
    assert item["cases"] > 0


def test_csv_names_the_rule_how_sure_it_is_and_of_how_many_cases(plan, capfdbinary):
    shown = printed(capfdbinary, plan, "--to", "csv", "--why", "--lang", "en").removeprefix("\ufeff")
    rows = list(csv.DictReader(StringIO(shown)))
    assert all(0.5 < float(row["sure"]) < 1 and int(row["cases"]) > 0 for row in rows if row["rule"])
    assert {(row["sure"], row["cases"]) for row in rows if not row["rule"]} == {("", "")}


def test_the_table_is_aligned_and_no_wider_than_the_terminal(plan, capfdbinary, wide):
    lines = printed(capfdbinary, plan, "--lang", "zh").splitlines()
    assert lines[0] == "市图书馆2026年工作要点"
    assert max(map(columns, lines)) <= 100
    rows = [line for line in lines if "检查一次灯具" in line or "检修不少于" in line]
    places = {
        columns(row[: row.index(words)]) for row, words in zip(rows, ("读者服务部每月", "全年"), strict=True)
    }
    assert len(places) == 1
    assert any(line.strip().startswith("责任") and "配合：后勤科" in line for line in lines)
    assert "存疑 1 处" in lines
    assert any("第 5 行：" in line and "返回顶部" in line for line in lines)


def test_the_table_names_rules_and_flags(plan, capfdbinary, wide):
    shown = printed(capfdbinary, plan, "--why", "--lang", "zh")
    assert re.search(r"\[规则[\w+-]+，把握0\.\d+（\d+例）\]", re.sub(r"\s", "", shown))
    assert "⚑涉言论" in shown


def test_the_table_in_english(plan, capfdbinary, wide):
    shown = printed(capfdbinary, plan, "--lang", "en")
    assert "every month 1次" in shown
    assert "at least 12次" in shown
    assert "1 doubts" in shown
    assert "line 5: “返回顶部” is outside the outline." in shown


def test_csv_opens_in_a_spreadsheet(plan, capfdbinary):
    shown = printed(capfdbinary, plan, "--to", "csv", "--lang", "zh")
    assert shown.startswith("\ufeff")
    rows = list(csv.DictReader(StringIO(shown.removeprefix("\ufeff"))))
    first = rows[0]
    assert (first["条目"], first["标题"], first["频次"], first["数量"]) == (
        "1",
        "延长开放时间",
        "每月",
        "1次",
    )
    assert PLAN[int(first["起"]) : int(first["止"])] == first["原文"]
    assert [row["原文"] for row in rows if row["原文"].startswith("'")] == [
        "'=公式开头也要照样印出来并且登记。"
    ]
    assert any(row["标记"] == "涉言论" for row in rows)


def test_output_goes_to_a_file(plan, tmp_path, capfdbinary):
    out = tmp_path / "out.csv"
    assert printed(capfdbinary, plan, "--to", "csv", "-o", str(out)) == ""
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("language", "said"), [("zh", "旧版 Word"), ("en", "an old Word file")])
def test_what_cannot_be_read_says_what_to_do_and_exits_2(tmp_path, capsys, monkeypatch, language, said):
    monkeypatch.setattr("luoshi.reading.sources.office.which", lambda _program: None)
    path = tmp_path / "plan.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    assert main(["read", str(path), "--lang", language]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "docx" in err


def test_a_file_that_is_not_there_exits_2(tmp_path, capsys):
    assert main(["read", str(tmp_path / "none.txt"), "--lang", "en"]) == 2
    assert "Cannot open" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"), ({"LANG": "en_GB.UTF-8"}, "en"), ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_GB", "LC_ALL": "zh_CN"}, "zh"), ({"LC_MESSAGES": "en_US", "LANG": "zh_CN"}, "en"),
    ],
)  # fmt: skip
def test_the_language_is_that_of_the_environment(monkeypatch, environment, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert preferred_language() == language


def test_reading_loads_neither_django_nor_what_other_commands_need(plan):
    code = (
        "import sys; from luoshi.cli.main import main; main(['read', sys.argv[1], '--to', 'json']);"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'django', 'lxml', 'docx', 'icalendar'}),"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, plan],
        capture_output=True,
        check=True,
        env=os.environ | {"LANG": "zh_CN"},
    )
    assert done.stderr.decode().strip() == "[]"


def test_without_a_command_all_are_listed(capsys):
    assert main([]) == 2
    shown = capsys.readouterr().out
    assert all(command.name in shown for command in COMMANDS)


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("luoshi ")


def test_columns_of_wide_characters():
    assert columns("每月 1次") == 8
    assert columns("e\u0301") == 1
    assert padded("每月", 6) == "每月  "
    assert wrapped("每月检查一次。", 8) == ["每月检查", "一次。"]
    assert wrapped("每月检查。", 8) == ["每月检查。"]
    assert wrapped("不少于1200张", 10) == ["不少于", "1200张"] or wrapped("不少于1200张", 10) == [
        "不少于1200",
        "张",
    ]
    assert wrapped("", 8) == [""]
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("每两月开展3至5场讲座", "每2个月 3–5场"),
        ("每半年至少检查1次", "每半年 不少于1次"),
        ("全年举办讲座12场", "12场"),
        ("差错率不超过1%", "不超过1%"),
    ],
)
def test_the_table_says_every_kind_of_amount(tmp_path, capfdbinary, wide, said, shown):
    path = tmp_path / "plan.txt"
    path.write_text(f"市图书馆2026年工作要点\n1.办好讲座\n{said}。\n", encoding="utf-8")
    assert shown in " ".join(printed(capfdbinary, str(path), "--lang", "zh").split())
