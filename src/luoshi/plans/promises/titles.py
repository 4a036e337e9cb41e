"""The short name of a thing to do: its clause without period, number, date, doer and adverbs.

每半年开展1次消防演练 → 开展消防演练; 全年举办讲座不少于20场 → 举办讲座; 各分馆6月底前建成12个书屋 → 建成书屋.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.plans.promises.clauses import Clause, clauses_of
from luoshi.plans.promises.lexicon import AIMS, CLOSING, LEADING, LIGHT, NOUNS, SCOPES, VERBS
from luoshi.plans.promises.spoken import COUNT_AFTER, COUNT_BEFORE, NUMBER, PERIOD, QUOTED
from luoshi.reading.result import Item

LENGTH = 40
TIDY = re.compile(r"^(?:[\s、，,的和]|及(?!时))+|[\s、，,的和及在于至:：]+$")
FUTURE = re.compile(rf"^(?:将|计划|拟)(?={'|'.join((*VERBS, *LIGHT))})")
LONE_ONCE = re.compile(r"(?<![第同])[一1]次(?!性)|至少$")
BARE = frozenset({*LIGHT, *CLOSING, *LEADING, ""})


def title_of(item: Item, items: Sequence[Item], text: str, sentence: tuple[int, int], due: str | None) -> str:
    """The name of the act that `item` leads among the `items` of its sentence; `due` is the act's date.

    A clause that names nothing (每季度更新不少于1次) takes its name from one before it.
    """
    if item.kind == "threshold":
        return _short(_trimmed(_without_doer(_without(item.quote, _dates(item, due)), item.actor)))
    named = bare(item, due)
    before = [clause for clause in clauses_of(text, *sentence) if clause.end <= item.start]
    if named.startswith("其中"):
        return _short("，".join([*_nearest(before, items, ""), named]))
    if not is_bare(named):
        return _short(named)
    return _short(next(iter(_nearest(before, items, named)), "") or named or item.quote)


def title_of_clause(clause: str, doer: str | None = None) -> str:
    """The name of an act that no item describes."""
    return _short(_trimmed(_without_doer(_without(clause, PERIOD), doer))) or clause


def main_clause(clauses: Sequence[Clause]) -> Clause:
    """The clause that names a sentence: the first that is more than an aim or a scope."""
    naming = [clause for clause in clauses if not clause.opens] or list(clauses)
    return next((clause for clause in naming if not _is_aim(clause.text)), naming[0])


def _is_aim(clause: str) -> bool:
    """坚持读者第一, 围绕推广主题, 展览结束后; but 加强设备检查 and 围绕主题开设专栏 are acts."""
    acts = any(verb in clause for verb in VERBS) or clause.endswith(NOUNS)
    return clause.endswith(SCOPES) or (clause.startswith(AIMS) and not acts)


def bare(item: Item, due: str | None = None) -> str:
    """The item's clause without period, number, date and doer; empty when nothing else stands there."""
    rest = _without(_without(item.quote, PERIOD), _dates(item, due))
    if item.times:
        rest = _uncounted(rest, item.times.unit)
    rest = _without(rest, LONE_ONCE)
    parts = [_trimmed(_without_doer(part, item.actor)) for part in re.split(r"[，,；;]", rest)]
    return next((part for part in parts if not is_bare(part)), parts[0] if len(parts) == 1 else "")


def _dates(item: Item, due: str | None) -> re.Pattern[str]:
    words = sorted({re.escape(word) for word in (item.due, due) if word}, key=len, reverse=True)
    return re.compile(rf"(?:在|于|到|至)?(?:{'|'.join(words)})" if words else r"(?!)")


def _uncounted(text: str, unit: str) -> str:
    """Without the number in `unit`: of several the last, so that 二次供水 keeps its name."""
    counted = (
        rf"{COUNT_BEFORE}{NUMBER}(?:(?:至|到|-|—|~|～|、){NUMBER})?[余多]?个?{re.escape(unit)}{COUNT_AFTER}"
    )
    found = list(re.finditer(counted, text))
    return text[: found[-1].start()] + text[found[-1].end() :] if found else text


def _without(text: str, pattern: re.Pattern[str]) -> str:
    """`text` without what the pattern matches, but never inside “…” or 《…》."""
    either = re.compile(rf"(?P<kept>{QUOTED})|{pattern.pattern}")
    return either.sub(lambda match: match["kept"] or "", text)


def _without_doer(text: str, doer: str | None) -> str:
    text = TIDY.sub("", text)
    return re.sub(rf"^由?{re.escape(doer)}(?:牵头|负责)?", "", text) if doer else text


def _trimmed(text: str) -> str:
    """Without the words in front that are no part of the name, as long as an act is left."""
    while True:
        shorter = FUTURE.sub("", TIDY.sub("", text))
        lead = next(
            (word for word in LEADING if shorter.startswith(word) and len(shorter) > len(word) + 1), ""
        )
        shorter = shorter[len(lead) :]
        if shorter == text:
            return text
        text = shorter


def is_bare(text: str) -> bool:
    """Whether a name says nothing of what is done: 更新, 全年, 完成."""
    return len(text) < 2 or text in BARE


def _nearest(before: Sequence[Clause], items: Sequence[Item], verb: str) -> list[str]:
    """The name in the clauses before: the last that has the same verb, else the last that names an act."""
    names = [_name(clause, items) for clause in before if not _is_aim(clause.text)]
    names = [name for name in names if not is_bare(name)]
    same = [name for name in names if verb and verb in name]
    return (same or names)[-1:]


def _name(clause: Clause, items: Sequence[Item]) -> str:
    inside = [item for item in items if item.start < clause.end and clause.start < item.end]
    if not inside:
        return title_of_clause(clause.text)
    counted = next((item for item in inside if item.times), inside[0])
    return bare(counted, next((item.due for item in inside if item.due), None))


def _short(text: str) -> str:
    return text if len(text) <= LENGTH else text[: LENGTH - 1] + "…"
