"""What waits for an event: 随时, 每逢节假日, 会后3日内, 活动前."""

from __future__ import annotations

import re

NUMBER = r"[\d０-９一二两三四五六七八九十]+"
SPAN = rf"{NUMBER}个?(?:工作日|小时|分钟|日|天|周|星期|月)"
# 印发后 is dated by the plan itself; 春节前 and 汛期前 are dates.
EVENT = (
    r"(?:会议?|活动|培训|检查|督查|排查|演练|项目|任务|工程|事件|事故|调研|巡查|考试|课程|结束|发生|接报|接到|受理|核定|返\w|整改"
    r"|出台|发布|上线|启用|上岗|入职|施工|开工|决策|签订|调整|开馆|开放|清洗|讲座|展览|投用|公示|采购)"
)
AFTER = re.compile(rf"{EVENT}[之以]?后|(?<!印发)(?<!发布)(?<!下发)后{SPAN}")
BEFORE = re.compile(rf"{EVENT}[之以]?前|提前{SPAN}")
ALWAYS = re.compile(r"(?<!可)随时|每逢|每次|一旦|(?<![待机际境礼])遇(?!见)|突发|当日|即时")
RELATIVE = re.compile(rf"^在?{SPAN}(?:之|以)?内$|后$")
ISSUE = re.compile(r"(?:印发|下发|公布|发文|发布)(?:之日|后|起)")


def waits_in_due(due: str) -> bool:
    """Whether a stated time counts from an event, and so has no date of its own."""
    if ISSUE.search(due):
        return False
    return bool(RELATIVE.search(due) or AFTER.search(due) or BEFORE.search(due) or ALWAYS.search(due))


def waits(clause: str) -> bool:
    """Whether a clause is to be done at an event."""
    if ALWAYS.search(clause) or BEFORE.search(clause):
        return True
    return bool(AFTER.search(clause)) and not ISSUE.search(clause)


def always_waits(clause: str) -> bool:
    """Whether a clause says so outright (每逢, 随时): an act beside the others of its sentence."""
    return bool(re.search(r"(?<!可)随时|每逢", clause))
