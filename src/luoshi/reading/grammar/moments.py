"""The shapes of a date, shared by the deadlines and by what follows 每年 and 每月."""

from __future__ import annotations

from luoshi.reading.lexicon import any_of, words
from luoshi.reading.lexicon.units import EVENTS

SEASON = any_of(words("times", "seasons"))
BEFORE = r"(?:之前|以前|前后|前|左右|期间|起)"
TO = r"(?:——|[—–\-－~～至到])"
NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"

# 每周一次 is once a week and 每周一上午 on Mondays.
ONCE = any_of(words("times", "once"))
_COUNTED = any_of(EVENTS | {"题", "条", "篇", "支", "例(?!会)", "小时", "天", "至"})
# 每周一通报 is once a week as well, 每周五通报 on Fridays; “每周一案” is a name.
_FIRST_DAY = rf"一(?!{ONCE}|[^，。；、]{{2,4}}[、，]每(?:月|季度?|年)一|[^，。；、]{{1,2}}[”\"])"
_DAY_OF_WEEK = rf"(?:{_FIRST_DAY}|[二三四五六日天末](?!{_COUNTED}))"
WEEKDAYS = rf"{_DAY_OF_WEEK}(?:[、和至到](?:周|星期)?[一二三四五六日天末]){{0,6}}"
CLOCK = (
    r"(?:(?:上午|下午|晚上|晚间|早上|早晨|清晨|中午|傍晚|夜间)?"
    r"(?:下班前|上班前|\d{1,2}(?:时|点)(?:之前|以前|前后|前|左右)?)|上午|下午|晚上|晚间|早上|早晨|清晨|中午|傍晚|夜间|晚(?![会宴自]))?"
)

DAY = rf"{NUMERAL}(?:日|号)"
PART_OF_MONTH = r"(?:月?底|月?末|初|上中旬|中下旬|上旬|中旬|下旬|份)"
MONTH = rf"(?:{NUMERAL}|元)月(?:{DAY}(?:(?:{TO}|[、和]){DAY})?|{PART_OF_MONTH})?"
# 3—5月, 3、9月.
MONTHS = (
    rf"(?:\d{{1,2}}(?:{TO}|[、和])|[一二三四五六七八九十]{{1,3}}{TO})?{MONTH}"
    rf"(?:(?:[、和及或]|{TO}){MONTH}){{0,5}}"
)
WEEK_OF = r"(?:的?(?:首周|末周|第[一二三四]周|最后一周|首个工作日|第一个工作日))"
MONTH_DUE = rf"{MONTHS}{WEEK_OF}?{BEFORE}?(?:[、和及]{MONTHS}{BEFORE}?)?"

QUARTER = r"(?:第?(?:[一二三四][、和])?[一二三四1-4]季度|第[一二三四1-4]个季度)(?:月?末|月?底|初|内|中)?"
QUARTER_DUE = rf"{QUARTER}(?:[、和]{QUARTER})?(?:(?:结束)?{BEFORE})?"
HALF_YEAR = rf"[上下]半年(?:末|底|内)?(?:(?:结束)?{BEFORE})?(?:[、和]下半年)?"
END_OF_YEAR = rf"(?:岁末年初|年(?:初|中|底|末|终|内)|岁末)(?:[、和]年(?:中|底|末|终))?{BEFORE}?"

QUOTED = rf"[“\"]?{SEASON}[”\"]?(?:假期)?"
# 开学后两周内 is counted from a season, not dated by it.
SEASON_SIDE = r"(?:之前|以前|前后|前夕|前|期间|当天|当日|后(?![\d一二两三四五六七八九十半])|假期)"
SEASON_DUE = (
    rf"(?:(?:{QUOTED}[、和及]?){{1,4}}(?:来临|到来|开始|结束|来到)?之?{SEASON_SIDE}(?:[、和及]{SEASON}{SEASON_SIDE})?"
    rf"|(?:{SEASON}[、和及]?){{2,4}}(?=各)"
    r"|(?:汛|冻|雨季|霜)[前后](?:[、和及](?:汛|冻|霜)?[前后])?)"
)

# Behind these, 三日前 is so long before the event: 会议召开三日前.
OF_EVENT = ("召开", "举行", "举办", "开始", "开幕", "开标", "到期", "届满", "施工", "离岗", "出行")
