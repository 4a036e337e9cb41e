"""The columns of the sheet."""

from __future__ import annotations

from luoshi.papers.sheet import Column, Sheet, in_english
from luoshi.papers.words import Language

ANSWERS = Sheet(
    "办理情况表",
    (
        Column("serial", "序号", 6, "serial", names=("No.",)),
        Column("title", "任务", 34, "long", names=("Task",)),
        Column("due", "到期日", 14, names=("Due",)),
        Column("asked", "要求", 14, names=("Asked for",)),
        Column("word", "办理情况", 44, "long", names=("What was done", "完成情况", "落实情况")),
        Column("happened_on", "办理日期", 14, "date", names=("Day", "完成日期")),
        Column("quantity", "完成数量", 12, "number", names=("How many", "数量")),
        Column("identifier", "标识", 6, "identifier", names=("Identifier", "ID")),
    ),
)
ENGLISH = in_english(ANSWERS, "What was done")


def sheet_in(language: Language) -> Sheet:
    """The sheet with its headings in that language; either reads both."""
    return ANSWERS if language == "zh" else ENGLISH
