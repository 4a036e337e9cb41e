"""The shapes of a date, shared by the deadlines and by what follows 每年 and 每月."""

from __future__ import annotations

from luoshi.reading.lexicon import any_of, words

SEASON = any_of(words("times", "seasons"))
BEFORE = r"(?:之前|以前|前后|前|左右|期间|起)"
TO = r"(?:——|[—–\-－~～至到])"
NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"

DAY = rf"{NUMERAL}(?:日|号)"
PART_OF_MONTH = r"(?:月?底|月?末|初|上旬|中旬|下旬|份)"
MONTH = rf"(?:{NUMERAL}|元)月(?:{DAY}|{PART_OF_MONTH})?"
MONTHS = rf"(?:{NUMERAL}{TO})?{MONTH}(?:(?:[、和及或]|{TO}){MONTH}){{0,5}}"
MONTH_DUE = rf"{MONTHS}{BEFORE}?(?:[、和及]{MONTHS}{BEFORE}?)?"

QUARTER = r"第?[一二三四1-4](?:个季度|季度)(?:月?末|月?底|初|内|中)?"
QUARTER_DUE = rf"{QUARTER}(?:[、和]{QUARTER})?{BEFORE}?"
HALF_YEAR = rf"[上下]半年(?:末|底|内)?{BEFORE}?(?:[、和]下半年)?"
END_OF_YEAR = rf"(?:岁末年初|年(?:初|中|底|末|终|内)|岁末)(?:[、和]年(?:中|底|末|终))?{BEFORE}?"

QUOTED = rf"[“\"]?{SEASON}[”\"]?(?:假期)?"
# 开学后两周内 is counted from a season, not dated by it.
SEASON_SIDE = r"(?:之前|以前|前后|前|期间|后(?![\d一二两三四五六七八九十半])|假期)"
SEASON_DUE = (
    rf"(?:(?:{QUOTED}[、和及]?){{1,4}}(?:来临|到来|开始|结束)?{SEASON_SIDE}(?:[、和及]{SEASON}{SEASON_SIDE})?"
    rf"|(?:{SEASON}[、和及]?){{2,4}}(?=各))"
)
