"""The organisation's own days and words stand before the national ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone, translation

from luoshi.journal.models import Event
from luoshi.journal.queries import history
from luoshi.organisation import actions
from luoshi.organisation.calendars import calendar_of, words_of
from luoshi.organisation.date_words import ENDS, RULES, word_meaning
from luoshi.organisation.models import DateWord, DayOverride
from luoshi.organisation.queries.calendar import months_of, word_lines
from luoshi.schedule import DEFAULT_WORDS, NoticeError, WordError

NOTICE = """2027年部分节假日安排
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月4日（周一）上班。
二、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。"""


@pytest.fixture
def clerk(people):
    return people["clerk"]


@pytest.fixture
def change(library, clerk):
    return lambda day, works, note="", holiday="": actions.change_day(
        organisation=library, person=clerk, day=day, works=works, note=note, holiday=holiday
    )


def verbs():
    return list(Event.objects.order_by("id").values_list("verb", flat=True))


def test_a_day_is_worked_or_not_as_the_organisation_says(library, change, django_assert_num_queries):
    change(date(2026, 3, 2), False, "闭馆盘点")
    change(date(2026, 3, 7), True)
    with django_assert_num_queries(1):
        calendar = calendar_of(library)
    assert [calendar.is_workday(date(2026, 3, day)) for day in (2, 3, 7, 8)] == [False, True, True, False]
    assert calendar.name_of(date(2026, 3, 2)) == "闭馆盘点"


def test_a_note_that_speaks_of_a_holiday_is_none(library, change):
    change(date(2027, 1, 4), False, "春节、国庆节活动筹备")
    assert calendar_of(library).holiday_start("春节", 2027) is None
    assert not calendar_of(library).published(2027)


def test_a_day_joined_to_a_holiday_moves_what_is_due_before_it(library, change):
    start = calendar_of(library).holiday_start("春节", 2026)
    change(start - timedelta(days=2), False, "提前放假", "春节")
    change(start + timedelta(days=12), False, "", "春节")
    assert calendar_of(library).holiday_start("春节", 2026) == start - timedelta(days=2)
    assert calendar_of(library).name_of(start + timedelta(days=12)) == "春节"


def test_a_day_is_changed_again_and_given_back(library, change, clerk):
    change(date(2026, 3, 2), False)
    change(date(2026, 3, 2), False)
    change(date(2026, 3, 2), True, "盘点取消")
    row = DayOverride.objects.get()
    assert (row.works, row.note) == (True, "盘点取消")
    actions.remove_day(override=row, person=clerk)
    assert not DayOverride.objects.exists()
    assert verbs() == ["day-changed", "day-changed", "day-removed"]
    with translation.override("en"):
        told = [(line["what"], line["from_"], line["to"]) for line in history(library)]
    # The database keeps the fields of one change in an order of its own.
    assert sorted(told[1:]) == sorted(
        [
            ("changed the calendar for 2026-03-02", "no", "yes"),
            ("changed the calendar for 2026-03-02", "—", "盘点取消"),
            ("changed the calendar for 2026-03-02", "—", "no"),
        ]
    )


def test_the_days_of_a_notice_are_taken_over_whole(library, clerk, change):
    change(date(2027, 1, 1), True, "照常开馆")
    assert not calendar_of(library).published(2027)
    taken = actions.take_notice(organisation=library, person=clerk, text=NOTICE, year=2027)
    calendar = calendar_of(library)
    assert taken == 12
    assert calendar.published(2027)
    assert not calendar.is_workday(date(2027, 1, 1))
    assert calendar.is_workday(date(2027, 10, 9))
    assert calendar.holiday_start("国庆节", 2027) == date(2027, 10, 1)
    event = Event.objects.get(verb="notice-taken")
    assert event.data == {"year": 2027, "days": 12}


def test_a_notice_that_cannot_be_read_changes_nothing(library, clerk, change):
    change(date(2027, 1, 1), True)
    with pytest.raises(NoticeError):
        actions.take_notice(organisation=library, person=clerk, text=NOTICE, year=2026)
    assert DayOverride.objects.get().works


def test_a_word_means_here_what_the_organisation_says(library, clerk):
    actions.change_word(organisation=library, person=clerk, phrase="年初", rule="on", value="02-28")
    actions.change_word(organisation=library, person=clerk, phrase="读书节前", rule="before", value="04-23")
    words = words_of(library)
    assert [(row.rule, row.value) for row in words.rows if row.phrase == "年初"] == [("on", "02-28")]
    assert "读书节前" in words
    assert len(words.rows) == len(DEFAULT_WORDS.rows) + 1
    assert DEFAULT_WORDS.rows[0].value == "03-31"


def test_a_word_gets_its_usual_meaning_back(library, clerk):
    for value in ("02-28", "02-28", "01-31"):
        actions.change_word(organisation=library, person=clerk, phrase="年初", rule="on", value=value)
    actions.reset_word(word=DateWord.objects.get(), person=clerk)
    assert words_of(library).rows == DEFAULT_WORDS.rows
    assert verbs() == ["word-changed", "word-changed", "word-reset"]


def test_a_word_that_cannot_work_is_refused(library, clerk):
    with pytest.raises(WordError):
        actions.change_word(organisation=library, person=clerk, phrase="年初", rule="on", value="02-31")
    assert not DateWord.objects.exists()


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor", "outsider"])
def test_others_change_no_day_and_no_word(library, people, stranger, change, role):
    change(date(2026, 3, 2), False)
    person = stranger if role == "outsider" else people[role]
    word = DateWord.objects.create(organisation=library, phrase="年初", rule="on", value="02-28")
    mine = {"organisation": library, "person": person}
    for act in (
        lambda: actions.change_day(**mine, day=date(2026, 3, 3), works=False),
        lambda: actions.remove_day(override=DayOverride.objects.get(), person=person),
        lambda: actions.take_notice(**mine, text=NOTICE, year=2027),
        lambda: actions.change_word(**mine, phrase="年底", rule="on", value="12-20"),
        lambda: actions.reset_word(word=word, person=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert verbs() == ["day-changed"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("on 06-30", "on 30 June"),
        ("on 02-29", "on 29 February"),
        ("before 06-01", "the day before 1 June"),
        ("before-holiday 春节", "the day before the holiday Spring Festival"),
        ("day 10", "day 10 of the period's first month"),
        ("end-of half-year", "the end of the half-year"),
        ("undated", "no date: someone gives it"),
    ],
)
def test_a_rule_is_said_in_words(code, said):
    with translation.override("en"):
        assert word_meaning(code) == said


def test_every_usual_word_can_be_explained():
    kinds = {row.rule for row in DEFAULT_WORDS.rows}
    assert kinds <= set(RULES)
    assert {row.value for row in DEFAULT_WORDS.rows if row.rule == "end-of"} <= set(ENDS)


def test_a_year_is_drawn_month_by_month(library, change):
    change(date(2026, 3, 2), False, "闭馆盘点")
    months = months_of(calendar_of(library), 2026)
    days = {day.date: day for month in months for week in month.weeks for day in week if day}
    assert len(days) == 365
    assert all(len(week) == 7 for month in months for week in month.weeks)
    assert sum(month.count for month in months) == len(calendar_of(library).workdays_of(2026))
    closed, spring, make_up = days[date(2026, 3, 2)], days[date(2026, 2, 17)], days[date(2026, 2, 28)]
    assert (closed.works, closed.is_own, closed.is_unusual, closed.note) == (False, True, True, "闭馆盘点")
    assert (spring.works, spring.is_own, spring.is_unusual) == (False, False, True)
    assert (make_up.works, make_up.is_unusual) == (True, True)
    assert not days[date(2026, 3, 8)].is_unusual


def test_words_are_listed_with_what_was_changed_here(library, clerk):
    actions.change_word(organisation=library, person=clerk, phrase="年初", rule="on", value="02-28")
    actions.change_word(organisation=library, person=clerk, phrase="读书节前", rule="before", value="04-23")
    lines = {line.phrase: line for line in word_lines()}
    assert (lines["年初"].value, lines["年初"].is_added) == ("02-28", False)
    assert lines["年初"].own is not None
    assert lines["读书节前"].is_added
    assert lines["年底"].own is None


class TestThePages:
    @pytest.fixture
    def client(self, clerk, as_person):
        client = as_person(clerk)
        client.cookies["django_language"] = "en"
        return client

    def test_a_year_without_its_holidays_says_so_until_the_notice_is_pasted(self, client):
        address = reverse("working_days") + "?year=2027"
        assert "are not known yet" in client.get(address).content.decode()
        answer = client.post(reverse("take_notice"), {"year": "2027", "text": NOTICE})
        assert answer.headers["Location"] == address
        assert "are not known yet" not in client.get(address).content.decode()

    @pytest.mark.parametrize(
        ("text", "year", "said"),
        [
            ("工会通知", 2027, "No holidays were found"),
            (NOTICE, 2028, "not for that year"),
            (NOTICE.replace("共3天", "共4天"), 2027, "do not add up"),
        ],
    )
    def test_what_is_wrong_with_a_notice_stands_beside_it(self, client, text, year, said):
        answer = client.post(reverse("take_notice"), {"year": str(year), "text": text})
        assert answer.status_code == 422
        assert said in str(answer.context["form"].errors["text"])
        client.cookies["django_language"] = "zh-hans"
        answer = client.post(reverse("take_notice"), {"year": str(year), "text": text})
        assert "请" in str(answer.context["form"].errors["text"])

    def test_a_day_is_entered_and_removed(self, client):
        answer = client.post(
            reverse("change_day"), {"day": "2026-03-02", "works": "0", "holiday": "1", "note": "闭馆"}
        )
        assert answer.headers["Location"] == reverse("working_days") + "?year=2026"
        row = DayOverride.objects.get()
        assert (row.works, row.holiday, row.note) == (False, "春节", "闭馆")
        assert "Spring Festival · 闭馆" in client.get(answer.headers["Location"]).content.decode()
        client.post(reverse("remove_day", args=[row.pk]))
        assert not DayOverride.objects.exists()

    @pytest.mark.parametrize(("year", "shown"), [("1", 2000), ("99999", 2100), ("2026", 2026)])
    def test_any_year_is_answered_with_those_beside_it(self, client, year, shown):
        context = client.get(reverse("working_days"), {"year": year}).context
        assert [one["label"] for one in context["years"]] == [str(shown + step) for step in (-1, 0, 1)]

    @pytest.mark.parametrize("year", ["", "x"])
    def test_without_a_year_this_one_is_shown(self, client, year):
        context = client.get(reverse("working_days"), {"year": year}).context
        assert context["year"] == timezone.localdate().year

    @pytest.mark.parametrize(
        ("rule", "value", "is_right"),
        [
            ("on", "06-30", True),
            ("on", "06-31", False),
            ("before", "6月", False),
            ("before-holiday", "春节", True),
            ("before-holiday", "读书节", False),
            ("day", "10", True),
            ("day", "32", False),
            ("end-of", "quarter", True),
            ("end-of", "century", False),
            ("undated", "whatever", True),
        ],
    )
    def test_a_word_takes_what_its_rule_can_use(self, client, rule, value, is_right):
        form = {"phrase": "年初", "rule": rule, "value": value}
        answer = client.post(reverse("change_word"), form)
        assert answer.status_code == (302 if is_right else 422)
        assert DateWord.objects.filter(rule=rule).exists() == is_right
        if not is_right:
            assert list(answer.context["form"].errors) == ["value"]

    def test_the_form_of_a_word_begins_with_what_it_means(self, client):
        page = client.get(reverse("change_word"), {"phrase": "年初", "rule": "on", "value": "03-31"})
        assert 'value="03-31"' in page.content.decode()
