"""From when a promise holds that begins during the year: 自4月1日起每月…, 从下半年开始，每周…."""

from __future__ import annotations

import re

from luoshi.plans.promises.clauses import clauses_of

NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
YEAR = r"(?:今年|本年度?|明年|20\d\d年)"
POINT = rf"{YEAR}?(?:{NUMBER}月(?:份|{NUMBER}[日号]|上旬|中旬|下旬|初)?|第?[1-4一二三四]季度|[上下]半年)"
ONWARDS = re.compile(
    rf"[自从](?P<since>{POINT})(?:之日)?(?:开始|起)|(?P<bare>(?<![\d一二三四五六七八九十]){POINT})起(?![草来步止])"
)
# What is in force from a day on is a rule, and not a beginning of work.
IN_FORCE = re.compile(r"(?:正式|开始|全面)?(?:施行|生效|有效|执行|废止)")
LONGEST_SUBJECT = 12


def start_of(text: str, after: int, start: int, end: int) -> str | None:
    """The point from which the act at `start` … `end` holds, as 4月1日; None where none is said.

    It stands in the act's own words, or in a clause of its own between `after` and the act.
    """
    found = [
        _said(match) for match in ONWARDS.finditer(text, start, end) if not IN_FORCE.match(text, match.end())
    ]
    found += [said for clause in clauses_of(text, after, start) if (said := _alone(clause.text))]
    return found[0] if found else None


def is_start(words: str | None) -> bool:
    """Whether a stated time is only a beginning: 4月1日起."""
    return bool(words and ONWARDS.fullmatch(words))


def only_starts(words: str) -> bool:
    """Whether words say a beginning and nothing that begins: 调度室从7月开始."""
    return _alone(words) is not None


def _alone(clause: str) -> str | None:
    """Of a clause that says nothing but a beginning, at most with who: 调度室从7月起."""
    last = next((match for match in ONWARDS.finditer(clause) if match.end() == len(clause)), None)
    return _said(last) if last and last.start() <= LONGEST_SUBJECT else None


def _said(match: re.Match[str]) -> str:
    return match["since"] or match["bare"]
