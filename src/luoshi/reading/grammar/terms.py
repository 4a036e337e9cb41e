"""第六周, 今年底前, 今冬明春, 次月3日前, 学期末: a date told from where one stands in the year."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.reading.grammar.deadline import point
from luoshi.reading.grammar.moments import BEFORE, HALF_YEAR, MONTH_DUE, QUARTER_DUE, SEASON_DUE
from luoshi.reading.rule import Hold, Mark, Rule, Site

TERM_WEEK = re.compile(
    r"第(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:教学)?周(?![期年边密])(?:周?[一二三四五])?(?:之前|以前|前|末|内)?"
)


def term_week(site: Site) -> Mark | Hold:
    """第六周, 开学第一周: schools count the weeks of their term."""
    mark = point(site)
    if isinstance(mark, Hold):
        return mark
    start = mark.start - 2 * site.before.endswith("开学")
    return replace(mark, start=start, due=site.text[start : mark.end])


THIS_YEAR = re.compile(
    rf"(?:今年|本年度?|当年|明年|次年|翌年|第二年)"
    rf"(?:{MONTH_DUE}|{QUARTER_DUE}|{HALF_YEAR}|年?[初中底末内](?!心){BEFORE}?|{SEASON_DUE})"
    rf"|(?:今[春夏秋冬](?:明春)?|明[春夏])季?(?:[初末]|之?前|期间)?"
)
THIS_PERIOD = re.compile(
    r"[本当次下](?:月|季度|周|学期)(?:初|中旬|底|末|内|\d{1,2}[日号])(?:之?前)?|月底之?前|新?学期[初末内](?:之?前)?"
    r"|期[中末](?:之?前|(?=交|报|上交|汇总|集中|进行|开展|组织|统一|评|公布|述职))"
    r"|(?:本|当|新)?学年[初末内](?:之?前)?|本?年度内"
)

RULES = (
    Rule(
        "term-week",
        ("第",),
        TERM_WEEK,
        term_week,
        ("第六周举办汇报课", "开学第一周检查校舍", "第4周前完成测评"),
        ("第一次周测", "第三季度", "第二周期"),
    ),
    Rule(
        "this-year-date",
        (
            "今年",
            "本年",
            "当年",
            "明年",
            "次年",
            "翌年",
            "第二年",
            *(f"今{season}" for season in "春夏秋冬"),
            "明春",
            "明夏",
        ),
        THIS_YEAR,
        point,
        ("今年底前打通专线", "今冬明春补植苗木", "明年3月前建成", "次年春节前验收"),
        ("今年的任务很重", "去年底建成", "明年计划"),
    ),
    Rule(
        "this-period-date",
        (
            "本月",
            "当月",
            "次月",
            "下月",
            "次季度",
            "下季度",
            "次周",
            "下周",
            "本季度",
            "当季度",
            "本周",
            "当周",
            "本学期",
            "新学期",
            "学期",
            "学年",
            "新学年",
            "本学年",
            "年度内",
            "本年度内",
            "月底",
            "期中",
            "期末",
        ),
        THIS_PERIOD,
        point,
        ("本月底前报送名册", "次月3日前上传", "学期末前汇总", "月底前交账"),
        ("本月例会", "学期计划", "期末考试"),
    ),
)
