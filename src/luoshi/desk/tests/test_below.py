"""What an organisation above sees of those below it: figures added up in the tree, no task, no evidence, no name."""

from __future__ import annotations

import io
from dataclasses import asdict, fields
from datetime import date
from functools import reduce
from operator import add
from uuid import UUID

import pytest
from django.urls import reverse
from django_scopes import scope, scopes_disabled
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from luoshi.desk.actions.totals import count_totals, open_totals
from luoshi.desk.models import DailyTotal
from luoshi.desk.queries.totals import Figures, _walk
from luoshi.foundation.jobs import claim
from luoshi.organisation.models import Organisation, Person, Subordination
from luoshi.organisation.queries.above import node_of
from luoshi.organisation.tests.test_tree import founded
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit


@pytest.fixture
def bureau(library, people, at):
    """The library, with a check a month and a thing nobody is named for, stands below the bureau, that below a city."""
    at(date(2026, 4, 28), "08:00")
    city, bureau = founded("青山市政府"), founded("青山市文化局")
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="秘密的检查", unit=unit("采编部"))
    a_commitment(plan, title="没人管的事", kind="once", every_n=None, every_unit="")
    publish(plan)
    with scopes_disabled():
        Subordination.objects.create(organisation=library, above=bureau.organisation)
        Subordination.objects.create(organisation=bureau.organisation, above=city.organisation)
    return bureau


def count():
    """What the worker does in the morning."""
    made = open_totals()
    with scopes_disabled():
        keys = list(DailyTotal.objects.filter(job_state="waiting").values_list("pk", flat=True))
    for key in keys:
        row = claim(DailyTotal, key)
        with scope(organisation=row.organisation_id):
            count_totals(row)
    return made


def test_every_organisation_of_a_tree_is_counted_once_a_day(bureau, at):
    at(date(2026, 4, 28), "04:59")
    assert open_totals() == 0
    at(date(2026, 4, 28), "05:00")
    assert count() == 3
    assert open_totals() == 0
    at(date(2026, 4, 29), "05:00")
    assert count() == 3


def test_one_that_stands_alone_is_not_counted(library, people, at):
    at(date(2026, 4, 28), "08:00")
    assert open_totals() == 0


def test_the_figures_roll_up_to_those_above_and_not_down(bureau, people, as_person):
    count()
    page = as_person(bureau).get(reverse("below"))
    whole, (row,) = page.context["whole"], page.context["rows"]
    assert (row.name, row.whole.owed, row.whole.late, row.whole.without_date) == ("青山市图书馆", 12, 3, 1)
    assert whole.whole.owed == 12
    assert row.whole.planned[-1] == 12
    assert "秘密的检查" not in page.content.decode()
    assert as_person(people["leader"]).get(reverse("below")).context["rows"] == []
    with scopes_disabled():
        top = Person.objects.get(organisation__name="青山市政府")
    rows = as_person(top).get(reverse("below")).context["rows"]
    assert [(one.name, one.depth, one.whole.owed) for one in rows] == [
        ("青山市文化局", 1, 12),
        ("青山市图书馆", 2, 12),
    ]


def test_who_is_not_counted_yet_says_so(bureau, as_person):
    page = as_person(bureau).get(reverse("below")).content.decode()
    assert "尚未汇总" in page


def test_the_menu_leads_there_only_where_there_is_something_below(bureau, people, as_person):
    address = f'href="{reverse("below")}"'
    assert address in as_person(bureau).get(reverse("my_work")).content.decode()
    assert address not in as_person(people["leader"]).get(reverse("my_work")).content.decode()
    assert as_person(people["member"]).get(reverse("below")).status_code == 403


def test_the_list_is_sorted_by_what_is_late(bureau, as_person):
    count()
    second = founded("青山市档案馆")
    with scopes_disabled():
        Subordination.objects.create(organisation=second.organisation, above=bureau.organisation)
        figures = asdict(Figures(owed=10, done=2, late=5))
        DailyTotal.objects.create(
            organisation=second.organisation, day=date(2026, 4, 28), figures=figures, job_state="done"
        )
    client = as_person(bureau)

    def names(sort):
        return [row.name for row in client.get(reverse("below"), {"sort": sort}).context["rows"]]

    assert names("late") == ["青山市档案馆", "青山市图书馆"]
    assert names("done") == ["青山市图书馆", "青山市档案馆"]


def test_the_workbook_holds_each_ones_own_figures(bureau, as_person):
    count()
    file = as_person(bureau).get(reverse("below_sheet"))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert ["　青山市图书馆", "2026-04-28", 12, 0, 3] in [row[:5] for row in rows]


def test_the_page_asks_the_database_the_same_few_times(bureau, as_person, django_assert_max_num_queries):
    count()
    client = as_person(bureau)
    with django_assert_max_num_queries(12):
        client.get(reverse("below"))


def test_a_figure_that_an_older_version_did_not_count_is_nought(bureau, as_person):
    with scopes_disabled():
        library = Organisation.objects.get(name="青山市图书馆")
        DailyTotal.objects.create(
            organisation=library, day=date(2026, 4, 1), figures={"owed": 7, "gone": 1}, job_state="done"
        )
    (row,) = as_person(bureau).get(reverse("below")).context["rows"]
    assert (row.whole.owed, row.whole.late) == (7, 0)


numbers = st.integers(0, 1000)
months = st.lists(numbers, min_size=12, max_size=12).map(tuple)
figures = st.builds(
    Figures,
    **{one.name: months if one.name in ("planned", "accepted") else numbers for one in fields(Figures)},
)


@given(st.lists(st.tuples(st.integers(0, 100), figures), min_size=1, max_size=12))
def test_in_any_tree_the_top_is_the_sum_of_all(members):
    keys = [UUID(int=number + 1) for number in range(len(members))]
    above = {keys[at]: keys[place % at] for at, (place, _figures) in enumerate(members) if at}
    known = {key: (date(2026, 1, 1), one) for key, (_place, one) in zip(keys, members, strict=True)}
    tree = node_of(keys[0], above, {key: str(key) for key in keys})
    top, *rest = _walk(tree, known, 0)
    assert top.below == len(rest) == len(members) - 1
    assert top.whole == reduce(add, (one for _place, one in members))
