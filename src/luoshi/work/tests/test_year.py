"""The year on one page, a month, and a plan as it stands."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.organisation.actions.calendar import change_day, change_word
from luoshi.organisation.models import Unit
from luoshi.plans.actions.confirm import edit_commitment
from luoshi.work.models import Answer, Publication, Task, TaskState
from luoshi.work.queries.year import Cell
from luoshi.work.tests.build import a_commitment, a_measure, a_plan, once, publish, unit
from luoshi.work.year.inputs import outdated, with_publication


@pytest.fixture
def year(plan, today):
    today(date(2026, 6, 10))
    a_commitment(plan, ["办公室"], title="每月检查", unit=unit("采编部"), measure=a_measure(plan))
    once(plan, "6月15日前", title="修订制度")
    a_commitment(
        plan, title="常抓不懈", kind="standing", every_n=None, every_unit="", measure=plan.measures.get()
    )
    publish(plan)
    return plan


def finish(*months):
    tasks = Task.objects.filter(due_on__month__in=months)
    Answer.objects.filter(task__in=tasks).update(state=TaskState.ACCEPTED)
    tasks.update(state=TaskState.ACCEPTED)


def rows(client, **query):
    page = client.get(reverse("year"), {"year": 2026, **query})
    return {
        row["name"]: [(cell["text"], cell["state"]) for cell in row["cells"]] for row in page.context["rows"]
    }


@pytest.mark.parametrize(
    ("cell", "state", "text"),
    [
        (Cell(0, 0, 0), "none", ""),
        (Cell(3, 3, 0), "done", "3/3"),
        (Cell(3, 1, 1), "late", "1/3"),
        (Cell(3, 0, 1), "late", "0/3"),
        (Cell(3, 1, 0), "going", "1/3"),
        (Cell(3, 0, 0), "todo", "3"),
    ],
)
def test_a_cell_says_how_its_month_stands(cell, state, text):
    assert (cell.state, cell.text) == (state, text)


def test_units_by_months(year, clerk):
    finish(1, 2)
    assert rows(clerk) == {
        "采编部": [("1/1", "done")] * 2 + [("0/1", "late")] * 3 + [("1", "todo")] * 7,
        "待落实": [("", "none")] * 5 + [("1", "todo")] + [("", "none")] * 6,
    }


def test_a_click_opens_the_list_of_the_cell(year, clerk):
    page = clerk.get(reverse("year"), {"year": 2026, "plan": year.pk})
    for row in page.context["rows"]:
        for month, cell in enumerate(row["cells"], start=1):
            if cell["url"]:
                found = clerk.get(cell["url"]).context["lines"]
                assert len(found) == 1
                assert found[0].due_on.month == month
        assert len(clerk.get(row["url"]).context["lines"]) == row["total"].owed


@pytest.mark.parametrize("by", ["section", "measure"])
def test_sections_and_measures_by_months(year, clerk, by):
    a_commitment(year, each_unit=True, measure=a_measure(year, 2), title="各自检查", every_unit="year")
    publish(year)
    names = {"section": ("第1板块", "第2板块"), "measure": ("1. 第1条", "2. 第2条")}[by]
    found = rows(clerk, by=by)
    assert list(found) == [*names, "板块之外"]
    assert found[names[0]] == [("0/1", "late")] * 5 + [("1", "todo")] * 7
    assert found[names[1]][11] == ("1", "todo")
    page = clerk.get(reverse("year"), {"year": 2026, "by": by, "plan": year.pk})
    assert len(clerk.get(page.context["rows"][0]["url"]).context["lines"]) == 12
    assert page.context["plan"] == year


def test_only_one_years_and_one_plans_work_is_counted(year, clerk, library, people):
    other = a_plan(library, people["clerk"])
    a_commitment(other, unit=unit("办公室"))
    publish(other)
    assert list(rows(clerk)) == ["办公室", "采编部", "待落实"]
    assert list(rows(clerk, plan=other.pk)) == ["办公室"]
    assert rows(clerk, year=2027) == {}
    assert clerk.get(reverse("year"), {"year": 2026}).context["totals"][5] == 3


def test_what_rests_is_not_owed(year, clerk):
    Answer.objects.filter(unit=None).update(state=TaskState.PAUSED)
    assert list(rows(clerk)) == ["采编部"]


def test_the_year_can_be_printed(year, clerk):
    finish(1)
    page = clerk.get(reverse("print_year"), {"year": 2026}).content.decode()
    assert "✓ 1/1" in page
    assert "▲ 0/1" in page
    assert "1/12" in page
    assert "print.css" in page
    assert "青山市图书馆2026年全年安排" in page


def month(client, **query):
    page = client.get(reverse("calendar"), query)
    return page, {day["date"]: day for week in page.context["weeks"] for day in week}


def test_a_month_names_holidays_and_make_up_days(year, clerk):
    _page, days = month(clerk, year=2026, month=10)
    assert [
        (days[date(2026, 10, day)]["mark"], days[date(2026, 10, day)]["label"]) for day in (1, 3, 10, 11, 12)
    ] == [
        *(("休", "国庆节"), ("休", "国庆节"), ("班", "国庆节"), ("", ""), ("", "")),
    ]
    assert days[date(2026, 10, 11)]["off"]
    assert not days[date(2026, 10, 10)]["off"]
    others = [day for day, one in days.items() if one["other"]]
    assert others == [*(date(2026, 9, day) for day in (28, 29, 30)), date(2026, 11, 1)]
    assert min(days) == date(2026, 9, 28)
    assert max(days) == date(2026, 11, 1)


def test_the_organisations_own_days_are_named_as_it_wrote_them(year, clerk, library, people):
    change_day(organisation=library, person=people["clerk"], day=date(2026, 10, 20), works=False, note="馆庆")
    day = month(clerk, year=2026, month=10)[1][date(2026, 10, 20)]
    assert (day["mark"], day["label"], day["off"]) == ("休", "馆庆", True)


def test_a_day_of_two_holidays_is_named_in_the_readers_language(year, clerk, library, people):
    day = date(2026, 10, 20)
    change_day(organisation=library, person=people["clerk"], day=day, works=False, holiday="国庆节、中秋节")
    clerk.cookies["django_language"] = "en"
    assert month(clerk, year=2026, month=10)[1][day]["label"] == "National Day, Mid-autumn Festival"


def test_a_day_shows_four_tasks_and_where_the_others_are(year, clerk):
    for _number in range(5):
        once(year, "6月15日前")
    publish(year)
    page, days = month(clerk, year=2026, month=6)
    day = days[date(2026, 6, 15)]
    assert (len(day["entries"]), day["more"]) == (4, 2)
    assert len(clerk.get(day["more_url"]).context["lines"]) == 6
    assert days[date(2026, 6, 10)]["today"]
    assert page.context["previous"].endswith("?year=2026&month=5")
    assert page.context["next"].endswith("?year=2026&month=7")


def test_a_month_of_one_unit_or_plan(year, clerk, library, people):
    found = month(clerk, year=2026, month=6, unit=unit("办公室").pk)[1]
    assert {day: len(one["entries"]) for day, one in found.items() if one["entries"]} == {
        date(2026, 6, 30): 1
    }
    other = a_plan(library, people["clerk"])
    assert not any(day["entries"] for day in month(clerk, year=2026, month=6, plan=other.pk)[1].values())


def test_the_plan_stands_as_a_tree_with_what_became_of_it(year, clerk):
    finish(1)
    tree = clerk.get(reverse("plan", args=[year.pk])).context["tree"]
    assert (tree.tasks, tree.done, tree.late) == (13, 1, 4)
    outside, section = tree.branches
    assert [line.commitment.title for line in outside.lines] == ["修订制度"]
    (measure,) = section.branches
    assert [line.commitment.title for line in measure.standing] == ["常抓不懈"]
    (line,) = measure.dated
    assert (line.tasks, line.done, line.late, line.next_on) == (12, 1, 4, date(2026, 6, 30))


def test_a_plans_tasks_are_up_to_date_until_something_changes(year, people, library, clerk):
    address = reverse("plan", args=[year.pk])
    assert not clerk.get(address).context["affected"]
    row = year.commitments.first()
    edit_commitment(commitment=row, person=people["clerk"], title="新说法")
    page = clerk.get(address)
    assert page.context["affected"] == Task.objects.filter(commitment=row).count()
    assert "项任务已不是最新" in page.content.decode()
    assert "查看变动" in page.content.decode()
    publish(year)
    assert not clerk.get(address).context["affected"]


@pytest.mark.parametrize("change", ["day", "unit", "dates", "confirmed"])
def test_what_makes_a_plan_out_of_date(year, people, library, change):
    if change == "day":
        change_day(organisation=library, person=people["clerk"], day=date(2026, 10, 20), works=False)
    if change == "unit":
        Unit.objects.filter(name="采编部").update(closed_on=date(2026, 8, 1))
    if change == "dates":
        year.ends_on = date(2026, 11, 30)
        year.save()
    if change == "confirmed":
        a_commitment(year)
    assert outdated(with_publication()) == {year.pk}


LAST_OF_JUNE = date(2026, 6, 30)
SAID = "项任务要重新排期"


def test_where_the_calendar_and_the_words_are_changed_the_tasks_concerned_are_offered_anew(
    year, people, library, clerk
):
    pages = [reverse("consequences"), reverse("year") + f"?year=2026&plan={year.pk}"]
    assert not any("查看变动" in clerk.get(page).content.decode() for page in pages)
    change_day(organisation=library, person=people["clerk"], day=LAST_OF_JUNE, works=False)
    for page in pages:
        assert reverse("publish_plan", args=[year.pk]) in clerk.get(page).content.decode(), page
    assert f"{year}：按现在的日历和时间用语，有1{SAID}" in clerk.get(pages[0]).content.decode()
    publish(year)
    assert not any("查看变动" in clerk.get(page).content.decode() for page in pages)


def test_the_calendar_fetches_what_its_change_concerns_afterwards(
    year, people, library, clerk, django_assert_max_num_queries
):
    pages = [reverse("working_days"), reverse("date_words")]
    assert not any(reverse("consequences") in clerk.get(page).content.decode() for page in pages)
    change_day(organisation=library, person=people["clerk"], day=LAST_OF_JUNE, works=False)
    for page in pages:
        with django_assert_max_num_queries(12):
            assert reverse("consequences") in clerk.get(page).content.decode()


def test_a_changed_word_offers_the_tasks_whose_dates_it_moves(year, people, library, clerk):
    once(year, "年中")
    publish(year)
    change_word(organisation=library, person=people["clerk"], phrase="年中", rule="on", value="07-10")
    assert f"1{SAID}" in clerk.get(reverse("consequences")).content.decode()


def test_a_change_that_moves_no_task_offers_nothing(year, people, library, clerk):
    change_day(organisation=library, person=people["clerk"], day=date(2026, 10, 20), works=False)
    pages = [reverse("consequences"), reverse("plan", args=[year.pk])]
    assert not any("查看变动" in clerk.get(page).content.decode() for page in pages)


def test_who_may_not_publish_is_told_without_the_way_there(year, people, library, as_person):
    change_day(organisation=library, person=people["clerk"], day=LAST_OF_JUNE, works=False)
    page = as_person(people["head"]).get(reverse("plan", args=[year.pk])).content.decode()
    assert "项任务已不是最新" in page
    assert "查看变动" not in page


def test_what_does_not(year):
    a_commitment(year, state="read")
    a_commitment(year, state="dismissed")
    assert outdated(with_publication()) == set()
    Publication.objects.all().delete()
    assert outdated(with_publication()) == set()


def test_a_change_that_moves_no_task_can_be_marked_as_seen(year, people, clerk, library):
    change_day(organisation=library, person=people["clerk"], day=date(2026, 10, 20), works=False)
    address = reverse("publish_plan", args=[year.pk])
    page = clerk.get(address)
    assert not page.context["preview"].proposal
    assert "标为最新" in page.content.decode()
    clerk.post(address, {"seen": page.context["preview"].proposal.fingerprint})
    assert outdated(with_publication()) == set()
