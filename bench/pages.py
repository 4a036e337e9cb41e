"""How long the pages take at 60,000 tasks, on a database of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from time import perf_counter, process_time
from typing import Any

from bench import digests
from bench.database import prepare
from bench.figure import Figure

MARK_MS, MARK_QUERIES, ROUNDS = 150.0, 12, 20
# Those that people open many times a day.
DAILY = frozenset({"my_work", "tasks", "task", "calendar", "year", "progress", "burden", "this_week"})
MEET = frozenset({"meeting,", "meeting_series,", "meetings", "meetings_held", "meeting_series_list"})
KEPT = frozenset({"ledgers", "ledger", "ledger_matrix", "entry,", "screening", "screened"})
DAILY_MS, EXPORT_S = 60.0, 5.0


# Organisations of 60,000 tasks each that come to more than a million together, and what the pages may take then.
MANY, MANY_MS = 20, 120.0


def million() -> Iterator[Figure]:
    """The daily pages of one of twenty organisations, together with more than 1,000,000 tasks. Seeds for long."""
    clerk = _seeded(MANY)
    yield from _measure(clerk, MANY_MS, DAILY)


def figures() -> Iterator[Figure]:
    """Server time with the full middleware, as the 95th percentile of some rounds, and how many queries.

    On SQLite, which works inside the process, that is the time of the processor: what else the machine does
    is not counted. On PostgreSQL it is the time that passes.
    """
    clerk = _seeded(1)
    yield from digests.figures(clerk)
    yield from _measure(clerk, DAILY_MS)
    yield _export(clerk)


def _export(clerk: Any) -> Figure:
    """The ledger of 10,000 lines as a workbook, once."""
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    client = Client(HTTP_HOST="localhost")
    client.force_login(clerk)
    now = process_time if connection.vendor == "sqlite" else perf_counter
    started = now()
    answer = client.get(reverse("ledger_sheet", args=["rectifications"]))
    if answer.status_code != 200:
        raise RuntimeError(f"the workbook answered {answer.status_code}")
    return Figure("ledgers: 10,000 lines as a workbook", now() - started, EXPORT_S, "s")


def _seeded(organisations: int) -> Any:
    """A fresh database with so many organisations; returns the clerk of the first."""
    prepare()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from bench.database import settle
    from bench.ledgers import seed_ledgers
    from bench.meetings import seed_meetings
    from bench.seed import seed
    from luoshi.web.memory import settle_memory
    from luoshi.web.statistics import refresh_statistics

    started = perf_counter()
    clerk, *others = [seed(number) for number in range(organisations)]
    if not others:
        seed_meetings(clerk)
        seed_ledgers(clerk)
    refresh_statistics()
    settle()
    settle_memory()
    print(f"seeded in {perf_counter() - started:.0f} s", file=sys.stderr)
    return clerk


def _measure(clerk: Any, daily_ms: float, only: frozenset[str] | None = None) -> Iterator[Figure]:
    """Every page, or only those whose names are given."""
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    client.force_login(clerk)
    empty, _queries = page_time(client, "/account/password/change/")
    yield Figure("pages: an empty signed-in page", empty, MARK_MS, "ms")
    for name, address in _addresses(clerk):
        kind = name.split()[0]
        if only is not None and kind not in only:
            continue
        taken, queries = page_time(client, address)
        mark = daily_ms if kind in DAILY | MEET | KEPT else MARK_MS
        yield Figure(f"pages: {name} ({taken / empty:.1f} × empty)", taken, mark, "ms")
        yield Figure(f"pages: {name}, queries", queries, MARK_QUERIES, "")


def _addresses(clerk: Any) -> Iterator[tuple[str, str]]:
    """Every kind of page, with the filters that cost most."""
    from django.urls import reverse
    from django_scopes import scope

    from luoshi.meetings.models import Meeting
    from luoshi.plans.models import Commitment, Plan
    from luoshi.work.actions.feeds import open_feed
    from luoshi.work.models import Task

    with scope(organisation=clerk.organisation_id):
        plan, task, commitment = Plan.objects.first(), Task.objects.first(), Commitment.objects.first()
        draft = Plan.objects.get(publication=None)
        unit = clerk.memberships_now[0].unit_id
        secret = open_feed(person=clerk).secret
        meetings = list(
            Meeting.objects.filter(state__in=("issued", "called"))
            .order_by("-day")
            .select_related("series")[:200]
        )
        of_ledgers = list(_of_ledgers()) if meetings else []
    yield from of_ledgers
    for row in (meetings[0], meetings[-1]) if meetings else ():
        yield f"meeting, {row.state}", row.get_absolute_url()
        yield f"meeting_series, {row.state}", row.series.get_absolute_url()
    keys = {"plan": plan.pk, "task": task.pk, "commitment": commitment.pk, "unit": unit}
    for name, kind in OF_ROWS:
        yield name, reverse(name, args=[keys[kind]])
    for name, query in LISTS:
        address = reverse(name)
        yield f"{name} {query}".strip(), f"{address}?{query.format(**keys)}" if query else address
    for gap in ("without-unit", "without-date", "not-understood", "legal-review"):
        yield f"list {gap}", reverse("list", args=[gap])
    for told, row in (("published", plan), ("not yet published", draft)):
        yield f"publish_plan, {told}, levelled", reverse("publish_plan", args=[row.pk]) + "?dates=level"
    yield "publish_plan, not yet published", reverse("publish_plan", args=[draft.pk])
    yield "feed", reverse("feed", args=[secret])
    yield "report, year", reverse("report", args=["year", 2026, 1])
    yield "report, month", reverse("report", args=["month", 2026, 6])


def _of_ledgers() -> Iterator[tuple[str, str]]:
    """A line open and one closed, a round of screening, a unit's answer in it, and the lists that cost most."""
    from django.urls import reverse

    from luoshi.ledgers.models import Entry, Tie

    rows = Entry.objects.filter(code="risks").order_by("-number")
    for told, is_closed in (("open", False), ("closed", True)):
        yield f"entry, {told}", reverse("entry", args=[rows.filter(is_closed=is_closed)[0].pk])
    task = Tie.objects.select_related("task").order_by("-id")[0].task
    yield "screened", reverse("screened", args=[task.pk])
    yield "screening", reverse("screening", args=[task.answers.first().pk])
    yield "ledgers", reverse("ledgers")
    yield "ledger_matrix", reverse("ledger_matrix", args=["risks"])
    for query in OF_LEDGER:
        yield f"ledger {query}".strip(), f"{reverse('ledger', args=['risks'])}?{query}"


OF_LEDGER = (
    "",
    "page=500",
    "which=open",
    "which=late",
    "which=closed",
    "which=look-back",
    "q=第19",
    "level=major&state=open",
    "row=high&column=high&which=open",
)
OF_ROWS = (
    ("reading", "plan"),
    ("plan", "plan"),
    ("publish_plan", "plan"),
    ("plan_history", "plan"),
    ("plan_dates", "plan"),
    ("assign", "plan"),
    ("plan_lists", "plan"),
    ("task", "task"),
    ("agree_date", "task"),
    ("commitment_history", "commitment"),
    ("unit", "unit"),
    ("unit_history", "unit"),
)
LISTS = (
    ("home", ""),
    ("my_work", ""),
    ("progress", "year=2026"),
    ("progress", "year=2026&plan={plan}"),
    ("burden", "year=2026"),
    ("burden", "year=2026&ask=inspection"),
    ("repeats", ""),
    ("this_week", ""),
    ("reports", ""),
    ("kept_views", ""),
    ("tokens", ""),
    ("chasers", ""),
    ("write_chaser", ""),
    ("orders", ""),
    ("meetings", ""),
    ("meetings", "whose=mine"),
    ("meetings_held", ""),
    ("meetings_held", "page=100"),
    ("meeting_series_list", ""),
    ("plans", ""),
    ("lists", ""),
    ("units", ""),
    ("people", ""),
    ("feeds", ""),
    ("notices", ""),
    ("outbox", ""),
    ("working_days", ""),
    ("date_words", ""),
    ("calendar", ""),
    ("calendar", "year=2026&month=6"),
    ("calendar", "year=2026&month=6&unit={unit}"),
    ("year", "year=2026"),
    ("year", "year=2026&by=section"),
    ("year", "year=2026&by=measure&plan={plan}"),
    ("print_year", "year=2026"),
    ("tasks", ""),
    ("tasks", "page=1200"),
    ("tasks", "order=latest"),
    ("tasks", "unit={unit}&state=late&part=owed"),
    ("tasks", "unit=mine&state=open"),
    ("tasks", "unit=none"),
    ("tasks", "unit={unit}&ask=any&year=2026&month=6"),
    ("tasks", "kind=quota"),
    ("tasks", "q=巡检&page=9999"),
    ("tasks", "plan={plan}&month=6&year=2026"),
    ("tasks", "state=done"),
    ("tasks", "state=late"),
)


def page_time(client: Any, address: str) -> tuple[float, int]:
    """Milliseconds of the server as the 95th percentile, and how many queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    count, times = len(queries), []
    now = process_time if connection.vendor == "sqlite" else perf_counter
    for _round in range(ROUNDS):
        started = now()
        client.get(address)
        times.append((now() - started) * 1000)
    return sorted(times)[-1 - ROUNDS // 20], count
