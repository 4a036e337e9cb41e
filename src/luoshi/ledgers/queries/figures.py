"""A ledger in figures: opened and closed by month, how long the open lines have stood, and by what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import Entry
from luoshi.ledgers.queries.entries import AGES, aged
from luoshi.schedule.months import day_in

MONTHS, MOST = 12, 20


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its table: `head` names the rows, `columns` the counts; each row [(count, query of its list)]."""

    key: str
    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]


def figures(definition: Definition, today: date) -> list[Figure]:
    """All of a ledger; five queries, and one for each of its choices."""
    found = [_trend(definition, today), _age(definition, today), *_kinds(definition)]
    return [figure for figure in found if figure.rows]


def _trend(definition: Definition, today: date) -> Figure:
    months = [_months_before(today, back) for back in range(MONTHS - 1, -1, -1)]
    opened, closed = (_by_month(definition, name, months[0]) for name in ("found_on", "closed_on"))
    rows = tuple(
        (
            date_format(month, "YEAR_MONTH_FORMAT"),
            (
                (opened[month], urlencode({"opened": f"{month:%Y-%m}"})),
                (closed[month], urlencode({"shut": f"{month:%Y-%m}"})),
            ),
        )
        for month in months
    )
    head = (_("Month"), (_("Opened"), _("Closed")))
    return Figure("trend", _("Opened and closed by month"), *head, rows)


def _months_before(day: date, back: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
    return day_in(year, month + 1, 1)


def _by_month(definition: Definition, name: str, since: date) -> Counter[date]:
    rows = Entry.objects.filter(code=definition.code, **{f"{name}__gte": since}).order_by()
    counted = rows.annotate(month=TruncMonth(name)).values_list("month").annotate(count=Count("pk"))
    return Counter(dict(counted))


def _age(definition: Definition, today: date) -> Figure:
    rows = Entry.objects.filter(code=definition.code, is_closed=False).order_by()
    counts = rows.aggregate(**{code: Count("pk", filter=aged(code, today)) for code in AGES})
    shown = tuple(
        (str(label), ((counts[code], urlencode({"which": "open", "age": code})),))
        for code, (label, _days) in AGES.items()
    )
    return Figure("age", _("How long the open lines have stood"), _("Age"), (_("Not closed yet"),), shown)


def _kinds(definition: Definition) -> Iterator[Figure]:
    """By unit, level and source, and by each choice of its own."""
    yield _split(definition, "unit", _("By unit"), _("Unit"), "unit__name", {})
    if definition.levels:
        yield _split(definition, "level", _("By level"), _("Level"), "", definition.levels)
    yield _split(definition, "source", _("By source"), _("Source"), "", {})
    for field in definition.fields:
        if field.kind == "choice":
            title = _("By: %(field)s") % {"field": field.label}
            yield _split(definition, f"data__{field.key}", title, str(field.label), "", field.choices)


def _split(  # noqa: PLR0913, PLR0917 (what a split is made of)
    definition: Definition, name: str, title: str, head: str, said: str, labels: Any
) -> Figure:
    rows = Entry.objects.filter(code=definition.code).order_by()
    counted = (
        rows.values_list(name, *([said] if said else []))
        .annotate(open=Count("pk", filter=Q(is_closed=False)), closed=Count("pk", filter=Q(is_closed=True)))
        .order_by("-open", "-closed")
    )
    known = [row for row in counted if row[0] not in (None, "")][:MOST]
    if labels:
        order = list(labels)
        known.sort(key=lambda row: order.index(row[0]) if row[0] in order else len(order))
    shown = tuple(_row(name, row, labels) for row in known)
    return Figure(name, title, head, (_("Not closed yet"), _("Closed")), shown)


def _row(name: str, row: Iterable[Any], labels: Any) -> tuple[str, tuple[tuple[int, str], ...]]:
    value, *middle, open_, closed = row
    where = (
        {"field": name.removeprefix("data__"), "value": value} if name.startswith("data__") else {name: value}
    )
    label = str(middle[0] if middle else labels.get(value, value))
    cells = (
        (open_, urlencode({"which": "open", **where})),
        (closed, urlencode({"which": "closed", **where})),
    )
    return label, cells
