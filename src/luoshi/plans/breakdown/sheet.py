"""The columns of the breakdown, in the order that offices know them; headings in either language are read."""

from __future__ import annotations

from luoshi.papers.sheet import Column, Sheet, in_english
from luoshi.papers.words import Language

COLUMNS = (
    Column("serial", "序号", 6, "serial", names=("No.",)),
    Column("section", "板块", 12, names=("Section", "部分", "工作板块")),
    Column("measure", "条目", 14, names=("Measure", "重点工作", "工作任务")),
    Column(
        *("title", "承诺事项", 22, "long"),
        required=True,
        names=("Commitment", "任务", "具体任务", "工作内容"),
    ),
    Column("quote", "原文", 30, "long", names=("Issued text", "原文依据")),
    Column("frequency", "频次/数量", 18, names=("Frequency/quantity", "频次", "数量", "频次、数量")),
    Column("due", "时限", 16, names=("Due", "完成时限", "完成时间", "时间节点")),
    Column("lead", "牵头单位", 11, names=("Lead unit", "责任单位", "牵头科室", "责任科室")),
    Column("support", "配合单位", 13, names=("Supporting units", "协办单位", "配合科室")),
    Column("note", "备注", 10, "long", names=("Note", "说明")),
    Column("identifier", "标识", 6, "identifier", names=("Identifier", "ID")),
)
BREAKDOWN = Sheet("任务分解表", COLUMNS)
ENGLISH = in_english(BREAKDOWN, "Task breakdown")


def breakdown_in(language: Language) -> Sheet:
    """The sheet with its headings in that language; either reads both."""
    return BREAKDOWN if language == "zh" else ENGLISH
