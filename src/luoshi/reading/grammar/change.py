"""由九天压缩至4天, 从11%降到8%: the first number is what there was."""

from __future__ import annotations

import re

from luoshi.reading.rule import Site

ORIGIN = re.compile(r"[由从](?:[^，。；、由从]{0,6}的|每[^，。；、]{1,3}|去年|上年|目前|现在|原来|现行)?$")
TURNS = re.compile(
    r"(?:以上|以内)?[^，。；、]{0,6}?(?:升|提|增|降|减|压|缩|并|扩|调|变|改|延|精简|优化|放宽|恢复)[^，。；、]{0,4}?[至到为成]"
)


def starts_there(site: Site) -> bool:
    """Whether the number is the one that a change begins with."""
    return bool(ORIGIN.search(site.before[-10:])) and bool(TURNS.match(site.after))
