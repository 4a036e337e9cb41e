"""What numbers are counted in: the plan's own words, and English ones for those that are only grammar."""

from __future__ import annotations

COUNTERS = {
    "次": ("time", "times"),
    "篇": ("article", "articles"),
    "场": ("event", "events"),
    "个": ("item", "items"),
    "项": ("project", "projects"),
    "条": ("entry", "entries"),
    "份": ("copy", "copies"),
    "期": ("issue", "issues"),
    "件": ("case", "cases"),
    "批": ("batch", "batches"),
    "册": ("volume", "volumes"),
    "本": ("book", "books"),
    "人": ("person", "people"),
    "名": ("member", "members"),
    "人次": ("attendance", "attendances"),
    "家": ("body", "bodies"),
    "处": ("place", "places"),
    "轮": ("round", "rounds"),
    "天": ("day", "days"),
    "小时": ("hour", "hours"),
    "学时": ("class hour", "class hours"),
    "元": ("yuan", "yuan"),
}
ENGLISH = {word: counter for counter, words in COUNTERS.items() for word in words}


def in_english(counter: str, count: float) -> str:
    one, many = COUNTERS.get(counter, (counter, counter))
    return one if count == 1 else many


def as_counted(word: str) -> str:
    """The plan's own word for an English one; any other word is itself."""
    return ENGLISH.get(word.casefold(), word)
