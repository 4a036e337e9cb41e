from __future__ import annotations

import pytest

from luoshi.papers.sheet import Column, Sheet


@pytest.fixture
def register() -> Sheet:
    """A register of reading rooms with a column of every kind."""
    return Sheet(
        "书屋台账",
        (
            Column("number", "序号", 6, "serial"),
            Column("key", "标识", 8, "identifier"),
            Column("name", "书屋名称", 20, required=True, names=("名称", "书屋")),
            Column("about", "简介", 40, "long"),
            Column("books", "藏书量", 10, "number"),
            Column("opened", "开放日期", 14, "date"),
        ),
    )
