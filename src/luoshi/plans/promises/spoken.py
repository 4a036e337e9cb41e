"""How plans say a period and a number, as patterns to be taken out of a clause."""

from __future__ import annotations

import re

QUOTED = r"[“「《][^”」》]*[”」》]"
NUMBER = r"(?:[\d０-９][\d０-９.,．]*[万亿千百]*|[一二两三四五六七八九十百千万]+)"
MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]+)月(?:份|底|末|上旬|中旬|下旬)?"
UNIT = r"(?:工作日|季度|学期|学年|半年|半月|双月|日|天|周|星期|月|季|年|旬)度?"
WEEKDAY = r"(?<=[周期])[一二三四五六日天](?:、[一二三四五六日天])*(?!次)"
PART = rf"年[初底末]|的?{MONTH}(?:[、和]{MONTH})*(?:{NUMBER}日)?(?:之?前)?|{NUMBER}[日号](?:之?前)?"

# 每半年, 每周五, 每年3月、9月, 按季度, 逐月; 年度 and 月度 only before a verb; 一季度一次.
PERIOD = re.compile(
    rf"每个?{NUMBER}?个?{UNIT}(?:{WEEKDAY})?(?:{PART})?"
    r"|按(?:季度|日|周|月|季|年)|逐[日周月季年]"
    r"|^(?:月度|季度|年度)(?=开展|组织|举办|召开|进行)"
    r"|(?<![一-龥])[半一]年(?=[一1]次)|[一1]季度(?=[一1]次)"
)

COUNT_BEFORE = (
    r"(?:(?:至少|不少于|不低于|不超过|不多于|最多|多于|超过|达到|突破|力争达到|力争|达)(?:有|用|为)?)?(?:用)?"
)
COUNT_AFTER = r"(?:以上|以下|以内|左右|余|多)?(?:时间)?"
