"""The short name of a thing to do, as people see it everywhere.

每半年开展1次消防演练 → 开展消防演练; 全年举办讲座不少于20场 → 举办讲座; 各分馆6月底前建成12个书屋 → 建成书屋.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from luoshi.plans.promises.clauses import Clause, clauses_of
from luoshi.plans.promises.lexicon import AIMS, NOUNS, SCOPES, VERBS
from luoshi.plans.promises.names import bare, bare_clause, bare_rate, is_bare
from luoshi.plans.promises.spoken import NUMBER, QUOTED
from luoshi.reading.result import Item

LENGTH = 40
LISTED = re.compile(rf"(?:{QUOTED}|[^、])+")


def title_of(item: Item, items: Sequence[Item], text: str, sentence: tuple[int, int], due: str | None) -> str:
    """The name of the act that `item` leads among the `items` of its sentence; `due` is the act's date.

    A clause that names nothing (每季度更新不少于1次) takes its name from one before it; one of two characters
    (每学期轮换一次) is told with it.
    """
    if item.kind == "threshold":
        return _short(bare_rate(item, due))
    named = bare(replace(item, quote=_own_words(item, items)), due)
    before = [clause for clause in clauses_of(text, *sentence) if clause.end <= item.start]
    if named.startswith("其中"):
        return _short("，".join([*_nearest(before, items, ""), named]))
    if len(named) > 2 and not is_bare(named):
        return _short(named)
    near = next(iter(_nearest(before, items, named)), "")
    if near and is_bare(named):
        return _short(near)
    if near and named not in near:
        return _short(f"{near}，{named}")
    return _short((item.actor or "") + named if named else item.quote)


def title_of_clause(clause: str, doer: str | None = None) -> str:
    """The name of an act that no item describes."""
    return _short(bare_clause(clause, doer)) or clause


def main_clause(clauses: Sequence[Clause]) -> Clause:
    """The clause that names a sentence: the first that is more than an aim or a scope."""
    naming = [clause for clause in clauses if not clause.opens] or list(clauses)
    return next((clause for clause in naming if not _is_aim(clause.text)), naming[0])


def _is_aim(clause: str) -> bool:
    """坚持读者第一, 围绕推广主题, 展览结束后; but 加强设备检查 and 围绕主题开设专栏 are acts."""
    acts = any(verb in clause for verb in VERBS) or clause.endswith(NOUNS)
    return clause.endswith(SCOPES) or (clause.startswith(AIMS) and not acts)


def _own_words(item: Item, items: Sequence[Item]) -> str:
    """The quote, or its part when another item of the kind shares it (新增图书4万册、期刊900种)."""
    others = [one for one in items if one is not item and (one.kind, one.quote) == (item.kind, item.quote)]
    if not others:
        return item.quote
    if item.kind == "deliverable":
        return re.sub("|".join(f"《{re.escape(one.title or '')}》" for one in others), "", item.quote)
    if item.times is None:
        return item.quote
    counted = re.compile(NUMBER + r"[余多]?个?" + re.escape(item.times.unit))
    parts = [part for part in LISTED.findall(item.quote) if counted.search(part)]
    return parts[0] if len(parts) == 1 else item.quote


def _nearest(before: Sequence[Clause], items: Sequence[Item], verb: str) -> list[str]:
    """The name in the clauses before: the last that has the same verb, else the last that names an act."""
    names = [_name(clause, items) for clause in before if not _is_aim(clause.text)]
    names = [name for name in names if not is_bare(name)]
    same = [name for name in names if verb and verb in name]
    return (same or names)[-1:]


def _name(clause: Clause, items: Sequence[Item]) -> str:
    inside = [item for item in items if item.start < clause.end and clause.start < item.end]
    if not inside:
        return title_of_clause(clause.text, next((item.actor for item in items if item.actor), None))
    counted = next((item for item in inside if item.times), inside[0])
    return bare(counted, next((item.due for item in inside if item.due), None))


def _short(text: str) -> str:
    return text if len(text) <= LENGTH else text[: LENGTH - 1] + "…"
