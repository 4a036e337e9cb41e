"""The short name of a thing to do: its clause without period, number, date, doer and adverbs.

每半年开展1次消防演练 → 开展消防演练; 全年举办讲座不少于20场 → 举办讲座; 各分馆6月底前建成12个书屋 → 建成书屋.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.plans.promises.clauses import Clause, clauses_of
from luoshi.plans.promises.lexicon import ACTS, CLOSING, CLOSING_LENGTH, LEADING, LIGHT
from luoshi.reading.result import Item

LENGTH = 40
QUOTED = r"[“「《][^”」》]*[”」》]"
DIGIT = r"(?:[\d０-９][\d０-９.,．]*[万亿千百]*|[一二两三四五六七八九十百千万]+)"
MONTHS = r"(?:\d{1,2}|[一二三四五六七八九十]+)月(?:份|底|末|上旬|中旬|下旬)?"
PERIOD = re.compile(
    rf"每个?{DIGIT}?个?(?:工作日|季度|学期|学年|半年|半月|双月|日|天|周|星期|月|季|年|旬)(?:度)?"
    rf"(?:(?<=[周期])[一二三四五六日天](?:、[一二三四五六日天])*(?!次))?(?:年初|年底|年末)?"
    rf"(?:的?{MONTHS}(?:[、和]{MONTHS})*(?:{DIGIT}日)?(?:之?前)?|{DIGIT}[日号](?:之?前)?)?"
    r"|按(?:季度|日|周|月|季|年)|逐[日周月季年]|^(?:月度|季度|年度)(?=开展|组织|举办|召开|进行)"
    r"|(?<![一-龥])[半一]年(?=[一1]次)|[一1]季度(?=[一1]次)"
)
COMPARED = r"(?:(?:至少|不少于|不低于|不超过|不多于|最多|多于|超过|达到|突破|力争达到|力争|达)(?:有|用|为)?)?"
AROUND = r"(?:以上|以下|以内|左右|余|多)?"
TIDY = re.compile(r"^[\s、，,的和及在于]+|[\s、，,的和及:：]+$")
BARE = frozenset({*LIGHT, *CLOSING, ""})


def title_of(item: Item, text: str, sentence: tuple[int, int], measure_title: str = "") -> str:
    """The name of an item's act; a clause that names nothing (每季度更新1次) takes the name from one before it."""
    named = item.quote if item.kind == "threshold" else bare(item)
    named = _without_doer(_without(named, _due(item)), item.actor) if item.kind == "threshold" else named
    before = [clause for clause in clauses_of(text, *sentence) if clause.end <= item.start]
    if named.startswith("其中"):
        return _short("，".join([*_nearest(before, ""), named]))
    if not _is_bare(named):
        return _short(named)
    return _short(next(iter(_nearest(before, named)), "") or named or measure_title or item.quote)


def title_of_clause(clause: str) -> str:
    """The name of an act that no item describes."""
    return _short(_trimmed(_without(clause, PERIOD))) or clause


def main_clause(clauses: Sequence[Clause]) -> Clause:
    """The clause that names a sentence: the first with a verb of a concrete act, else the longest."""
    acting = next((clause for clause in clauses if any(verb in clause.text for verb in ACTS)), None)
    return acting or max(clauses, key=lambda clause: len(clause.text))


def bare(item: Item) -> str:
    """The item's clause without period, number, date and doer; empty when nothing else stands there."""
    rest = _without(item.quote, PERIOD)
    rest = _without(rest, _due(item))
    if item.times:
        unit = re.escape(item.times.unit)
        counted = rf"{COMPARED}(?:用)?{DIGIT}(?:余|多)?(?:(?:至|到|-|—|~|～|、){DIGIT})?(?:余|多)?个?{unit}{AROUND}(?:时间)?"
        rest = _without(rest, re.compile(counted))
    rest = _without(rest, re.compile(r"(?<![第同])[一1]次(?!性)|至少$"))
    parts = [_trimmed(_without_doer(part, item.actor)) for part in re.split(r"[，,；;]", rest)]
    return next((part for part in parts if not _is_bare(part)), parts[0] if len(parts) == 1 else "")


def _due(item: Item) -> re.Pattern[str]:
    return re.compile(rf"(?:在|于|到|至)?{re.escape(item.due)}" if item.due else r"(?!)")


def _without(text: str, pattern: re.Pattern[str]) -> str:
    """`text` without what the pattern matches, but never inside “…” or 《…》."""
    either = re.compile(rf"(?P<kept>{QUOTED})|{pattern.pattern}")
    return either.sub(lambda match: match["kept"] or "", text)


def _without_doer(text: str, actor: str | None) -> str:
    text = TIDY.sub("", text)
    if actor:
        text = re.sub(rf"^由?{re.escape(actor)}(?:牵头|负责)?", "", text)
    return text


def _trimmed(text: str) -> str:
    """Without the words in front that are no part of the name, as long as an act is left."""
    while True:
        shorter = TIDY.sub("", text)
        lead = next(
            (word for word in LEADING if shorter.startswith(word) and len(shorter) > len(word) + 1), ""
        )
        shorter = shorter[len(lead) :]
        if shorter == text:
            return text
        text = shorter


def _is_bare(text: str) -> bool:
    return len(text) < 2 or text in BARE or (text.startswith(CLOSING) and len(text) <= CLOSING_LENGTH // 2)


def _nearest(before: Sequence[Clause], verb: str) -> list[str]:
    """The name in the clauses before: the last that has the same verb, else the last that names an act."""
    names = [title_of_clause(clause.text) for clause in before]
    names = [name for name in names if not _is_bare(name)]
    same = [name for name in names if verb and verb in name]
    return (same or names)[-1:]


def _short(text: str) -> str:
    return text if len(text) <= LENGTH else text[: LENGTH - 1] + "…"
