"""A ledger in pictures: every figure counts what its list shows."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from tests.sheets import opened

from luoshi.ledgers.models import Entry
from luoshi.ledgers.tests.build import photo, step, write
from luoshi.work.tests.build import unit


@pytest.fixture
def lines(head, clerk):
    """One of June, one of May, one of last year, one of another unit, and one that was closed today."""
    write(head, title="六月", found_on="2026-06-05", level="low", **{"x-likelihood": "high"})
    write(head, title="五月", found_on="2026-05-05", level="major", source="夜间巡查")
    write(head, title="去年", found_on="2025-02-05", level="major", due_on="")
    write(clerk, title="别的科室", found_on="2026-06-03", unit=unit("采编部").pk)
    closed = write(head, title="已了结", found_on="2026-05-20", level="low")
    photo(head, closed)
    step(head, closed, "apply")
    step(clerk, closed, "accept")


def figures(client, code="risks"):
    found = client.get(reverse("ledger_figures", args=[code])).context["figures"]
    return {figure.key: dict(figure.rows) for figure in found}


def counts(figure):
    return {label: tuple(count for count, _query in cells) for label, cells in figure.items() if any(cells)}


def test_opened_and_closed_are_counted_by_month(lines, head):
    trend = counts(figures(head)["trend"])
    assert len(trend) == 12
    assert (trend["2026年6月"], trend["2026年5月"], trend["2025年7月"]) == ((2, 1), (2, 0), (0, 0))


def test_the_age_of_the_open_lines_and_what_they_are(lines, head):
    found = figures(head)
    assert list(counts(found["age"]).values()) == [(2,), (0,), (1,), (1,)]
    assert counts(found["unit"]) == {"读者服务部": (3, 1), "采编部": (1, 0)}
    assert list(counts(found["level"]).items()) == [("低", (1, 1)), ("重大", (2, 0))]
    assert counts(found["source"]) == {"夜间巡查": (1, 0)}
    assert counts(found["data__likelihood"]) == {"大": (1, 0)}
    assert "data__impact" not in found


def test_every_figure_leads_to_as_many_lines(lines, head):
    address = reverse("ledger", args=["risks"])
    seen = 0
    for figure in figures(head).values():
        for cells in figure.values():
            for count, query in cells:
                assert head.get(f"{address}?{query}").context["page"].paginator.count == count, query
                seen += count
    assert seen > 10


def test_the_ages_meet_without_a_gap(head, today):
    for back in (0, 7, 8, 30, 31, 90, 91):
        write(head, found_on=date.fromordinal(date(2026, 6, 10).toordinal() - back).isoformat(), due_on="")
    write(head, found_on="2026-07-01", due_on="")
    assert list(counts(figures(head)["age"]).values()) == [(3,), (2,), (2,), (1,)]
    assert Entry.objects.count() == 8


def test_what_stands_in_the_address_by_hand_breaks_nothing(lines, head):
    address = reverse("ledger", args=["risks"])
    for query in ("opened=2026-13", "age=ancient", "field=nothing&value=x", "field=likelihood", "shut=x"):
        assert head.get(f"{address}?{query}").status_code == 200


def test_a_picture_is_taken_along_as_a_workbook(lines, head):
    rows = opened(head.get(reverse("figure_sheet", args=["risks", "unit"])).content)
    assert rows[1:] == [["单位", "未办结", "已办结"], ["读者服务部", 3, 1], ["采编部", 1, 0]]
    assert head.get(reverse("figure_sheet", args=["risks", "nothing"])).status_code == 404
    assert head.get(reverse("ledger_figures", args=["dreams"])).status_code == 404


def test_an_empty_ledger_and_the_number_of_queries(head, django_assert_max_num_queries):
    assert set(figures(head, "drills")) == {"trend", "age"}
    write(head)
    with django_assert_max_num_queries(12):
        head.get(reverse("ledger_figures", args=["risks"]))
