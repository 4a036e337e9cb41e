"""Whether a limit is something to reach by itself, or a condition on the act beside it."""

from __future__ import annotations

from luoshi.plans.promises.events import waits
from luoshi.plans.promises.lexicon import ATTENDANCE, RATES, REACHED
from luoshi.reading.result import Item


def is_reached(item: Item) -> bool:
    """满意度达到95% and 压缩至3天 are reached; 权重不低于15%, 会前30分钟 and 参与率不低于80% are not."""
    if item.kind != "threshold" or item.times is None or any(word in item.quote for word in ATTENDANCE):
        return False
    if any(word in item.quote for word in RATES):
        return True
    return any(word in item.quote for word in REACHED) and not waits(item.quote)
