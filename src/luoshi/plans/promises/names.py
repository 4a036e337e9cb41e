"""A clause without what is not its name: period, number, date, doer and adverbs."""

from __future__ import annotations

import re

from luoshi.plans.promises.lexicon import CLOSING, LEADING, LIGHT, VERBS
from luoshi.plans.promises.spoken import COUNT_AFTER, COUNT_BEFORE, NUMBER, PERIOD, QUOTED
from luoshi.reading.result import Item

BEGINNING = re.compile(r"[自从][^，。；]{1,12}?(?:之日起|开始|起(?![草来步]))")
TIDY = re.compile(r"^(?:[\s、，,的和]|及(?!时))+|[\s、，,的和及在于至:：]+$")
FUTURE = re.compile(rf"^(?:将|计划|拟)(?={'|'.join((*VERBS, *LIGHT))})")
LONE_ONCE = re.compile(r"(?<![第同])[一1]次(?!性)|至少$")
BARE = frozenset({*LIGHT, *CLOSING, *LEADING, ""})


def bare(item: Item, due: str | None = None) -> str:
    """The item's clause without period, number, date and doer; empty when nothing else stands there.

    Of several clauses the one that says the period or number, else the one before it, else the one after.
    """
    parts = [(part, _stripped(part, item, due)) for part in re.split(r"[，,；;]", item.quote)]
    said = next((i for i, (part, rest) in enumerate(parts) if rest != _trimmed(part)), 0)
    order = [said, *range(said - 1, -1, -1)]
    named = next((parts[i][1] for i in order if not is_bare(parts[i][1])), parts[said][1])
    return named or next((rest for _, rest in parts[said + 1 :] if not is_bare(rest)), "")


def bare_rate(item: Item, due: str | None) -> str:
    """A rate's clause, which keeps its number."""
    return _trimmed(_without_doer(_without(item.quote, _dates(item, due)), item.actor))


def bare_clause(clause: str, doer: str | None = None) -> str:
    return _trimmed(_without_doer(_without(clause, PERIOD), doer))


def is_bare(text: str) -> bool:
    """Whether a name says nothing of what is done: 更新, 全年, 完成."""
    return len(text) < 2 or text in BARE


def _stripped(part: str, item: Item, due: str | None) -> str:
    rest = _without(_without(_without(part, BEGINNING), PERIOD), _dates(item, due))
    if item.times:
        rest = _uncounted(rest, item.times.unit)
    return _trimmed(_without_doer(_without(rest, LONE_ONCE), item.actor))


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
