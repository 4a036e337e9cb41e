from __future__ import annotations

import pytest

from luoshi.reading.clauses import clauses


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("各馆要开放，每月一次。", ["各馆要开放", "每月一次"]),
        ("采购图书1,200册,年底前完成;", ["采购图书1,200册", "年底前完成"]),
        ("床护比不低于1:0.4，逐年改善", ["床护比不低于1:0.4", "逐年改善"]),
        ("制定《预案，手册》，印发", ["制定《预案，手册》", "印发"]),
        ("要做到：①公开；②（2）核对", ["要做到", "公开", "核对"]),
        ("， 。", []),
        ("各县（市、区）上报", ["各县（市、区）上报"]),
        ("会议3,5月召开", ["会议3", "5月召开"]),
    ],
)
def test_parts_the_clauses(text: str, parts: list[str]) -> None:
    assert [part.of(text) for part in clauses(text, 0, len(text))] == parts


def test_keeps_to_the_given_stretch() -> None:
    text = "甲，乙，丙"
    assert [part.of(text) for part in clauses(text, 2, 4)] == ["乙"]
