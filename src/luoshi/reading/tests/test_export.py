from __future__ import annotations

import json

from luoshi.reading.export import as_json
from luoshi.reading.tests.shown import reading_of

PLAN = (
    "市图书馆2026年工作要点",
    "一、开馆",
    "1.延长开放",
    "读者部每月检查一次灯具。",
    "责任单位：读者部",
    "返回",
)


def test_the_object_is_as_the_format_says():
    reading = reading_of(*PLAN)
    made = json.loads(json.dumps(as_json(reading), ensure_ascii=False))
    assert made["text"] == "\n".join(PLAN)
    (plan,) = made["plans"]
    start = reading.text.index("读者部每月")
    assert {key: plan[key] for key in ("title", "organisation", "year", "complete")} == {
        "title": "市图书馆2026年工作要点", "organisation": "市图书馆", "year": 2026, "complete": True,
    }  # fmt: skip
    assert plan["sections"] == [{"number": 1, "title": "开馆", "start": 14, "end": len(reading.text)}]
    assert plan["measures"][0]["section"] == 1
    assert plan["sentences"] == [
        {"measure": 1, "start": start, "end": start + 12, "label": "action", "flags": []}
    ]
    assert plan["items"] == [
        {
            "kind": "recurring", "measure": 1, "start": start, "end": start + 11,
            "quote": "读者部每月检查一次灯具",
            "every": {"n": 1, "unit": "month"},
            "times": {"op": "=", "value": 1.0, "max": None, "unit": "次"},
            "due": None, "actor": "读者部", "title": None,
        }
    ]  # fmt: skip
    assert [(duty["lead"], duty["support"], duty["due"]) for duty in plan["duties"]] == [
        (["读者部"], [], None)
    ]
    assert [warning["code"] for warning in made["warnings"]] == ["line-outside-outline"]


def test_rules_are_named_only_when_asked_for():
    reading = reading_of(*PLAN)
    assert "rule" not in as_json(reading)["plans"][0]["items"][0]
    assert as_json(reading, why=True)["plans"][0]["items"][0]["rule"] == reading.plans[0].items[0].rule != ""
