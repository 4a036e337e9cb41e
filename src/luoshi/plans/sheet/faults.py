"""Why a row of a sheet is left out, and what to do about it."""

from __future__ import annotations

from luoshi.papers.words import Words

UNKNOWN_UNIT = Words(
    "没有名为“{name}”的单位。请改为已有单位的名称，或先在“单位”中添加该单位或别名。",
    "No unit is called “{name}”. Use a unit's name, or add the unit or another name of it under Units first.",
)
ONE_LEAD = Words(
    "牵头单位只能填一个，其余请填入配合单位。",
    "There is one lead unit; put the others under supporting units.",
)
UNKNOWN_MEASURE = Words(
    "本要点没有条目“{name}”。请照抄表中已有的条目，或留空。",
    "The plan has no measure “{name}”. Copy a measure from another row, or leave it empty.",
)
TOO_LONG = Words("太长：最多 {most} 字。请缩短。", "Too long: at most {most} characters. Shorten it.")
TOO_LARGE = Words("“{text}”的数字太大，请核对。", "The number in “{text}” is too large; check it.")
REVIEWERS_WORDS = Words(
    "该事项的表述由法制审核人员限定，不能在表中修改。",
    "This is in the legal reviewer's words and cannot be changed in the sheet.",
)
NOT_HERE = Words(
    "标识不属于本要点的事项。新增的行请把标识留空。",
    "The identifier belongs to no commitment of this plan. Leave it empty in a new row.",
)
NOT_LISTED = Words(
    "该事项已不列入。请先在要点中重新列入，再修改。",
    "This is not listed any more. Reopen it in the plan before you change it.",
)
LISTED_ALREADY = Words(
    "该条目下已有同名事项。如已导入过，请重新下载表格后再改。",
    "The measure has a commitment of this name already. If you imported it before, download the sheet anew.",
)


class CellFault(Exception):
    """What a cell says cannot be taken; caught where its row and column are known."""

    def __init__(self, message: Words) -> None:
        super().__init__(message.en)
        self.message = message
