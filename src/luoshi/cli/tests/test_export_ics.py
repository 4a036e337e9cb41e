from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any

from icalendar import Calendar

from luoshi.cli.exporters.ics import export
from luoshi.reading.result import Every, Flag, Item, Measure, Plan, Reading, Sentence, Times

SENTENCES = (
    "采编部每季度举办2场讲座。",
    "定期更新展板。",
    "每月登记读者言论。",
    "每季度盘点。",
    "每季度盘点。",
)
TEXT = "".join(SENTENCES)
STARTS = list(accumulate(map(len, SENTENCES), initial=0))


def item(place: int, every: Every, **fields: Any) -> Item:
    """The item that is the whole of a sentence, without its stop."""
    start, end = STARTS[place], STARTS[place + 1] - 1
    return Item("recurring", 1, start, end, TEXT[start:end], every, **fields)


def reading(year: int | None = 2026) -> Reading:
    flags: tuple[tuple[Flag, ...], ...] = ((), (), ("speech",), (), ())
    sentences = tuple(
        Sentence(1, start, end, "action", flag)
        for (start, end), flag in zip(pairwise(STARTS), flags, strict=True)
    )
    quarter = Every(1, "quarter")
    lectures = item(0, quarter, times=Times("=", 2, None, "场"), actor="采编部")
    items = (lectures, item(2, Every(1, "month")), item(3, quarter), item(4, quarter))
    measures = (Measure(1, "阅读推广", 1, 0, len(TEXT)),)
    return Reading(TEXT, (Plan("要点", None, year, True, (), measures, sentences, items, ()),))


def entries(written: bytes) -> list[Any]:
    return Calendar.from_ical(written).walk("VEVENT")


def test_each_period_is_an_entry_on_its_due_day():
    lectures = [
        entry
        for entry in entries(export(reading(), this_year=2030, lang="zh"))
        if entry["summary"] == "举办讲座"
    ]
    assert [f"{entry['dtstart'].dt:%Y-%m-%d}" for entry in lectures] == [
        "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31",
    ]  # fmt: skip
    assert lectures[0]["description"] == "采编部每季度举办2场讲座\n目标：2 场\n负责：采编部"
    assert lectures[0]["categories"].cats == ["阅读推广"]


def test_what_is_flagged_or_has_no_date_is_left_out():
    assert {str(entry["summary"]) for entry in entries(export(reading(), this_year=2030, lang="zh"))} == {
        "举办讲座",
        "盘点",
    }


def test_the_same_plan_gives_the_same_bytes_and_each_entry_its_own_uid():
    written = export(reading(), this_year=2030, lang="zh")
    assert written == export(reading(), this_year=2031, lang="zh")
    uids = [str(entry["uid"]) for entry in entries(written)]
    assert len(set(uids)) == len(uids) == 12


def test_a_plan_without_a_year_is_laid_out_in_this_one():
    years = {entry["dtstart"].dt.year for entry in entries(export(reading(None), this_year=2027, lang="zh"))}
    assert years == {2027}


def test_the_words_around_the_text_are_in_the_language_asked_for():
    lecture = entries(export(reading(), this_year=2030, lang="en"))[0]
    assert lecture["description"] == "采编部每季度举办2场讲座\nTarget: 2 场\nDone by: 采编部"
