"""How long the pages take at 60,000 tasks, on a database of its own."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from time import perf_counter
from typing import Any

from bench.figure import Figure

MARK_MS, MARK_QUERIES, ROUNDS = 150.0, 12, 7


def figures() -> Iterator[Figure]:
    """Server time with the full middleware, as the median of some rounds, and how many queries."""
    os.environ["LUOSHI_HOME"] = tempfile.mkdtemp(prefix="luoshi-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "luoshi.web.settings"
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from bench.seed import seed  # noqa: PLC0415

    started = perf_counter()
    clerk = seed()
    print(f"seeded in {perf_counter() - started:.0f} s", file=sys.stderr)
    yield from _measure(clerk)


def _measure(clerk: Any) -> Iterator[Figure]:
    from django.test import Client  # noqa: PLC0415

    client = Client(HTTP_HOST="localhost")
    client.force_login(clerk, backend="allauth.account.auth_backends.AuthenticationBackend")
    empty, _queries = _page(client, "/account/password/change/")
    yield Figure("pages: an empty signed-in page", empty, MARK_MS, "ms")
    for name, address in _addresses(clerk):
        taken, queries = _page(client, address)
        yield Figure(f"pages: {name} ({taken / empty:.1f} × empty)", taken, MARK_MS, "ms")
        yield Figure(f"pages: {name}, queries", queries, MARK_QUERIES, "")


def _addresses(clerk: Any) -> Iterator[tuple[str, str]]:
    from django.urls import reverse  # noqa: PLC0415
    from django_scopes import scope  # noqa: PLC0415

    from luoshi.plans.models import Plan  # noqa: PLC0415
    from luoshi.work.models import Task  # noqa: PLC0415

    with scope(organisation=clerk.organisation_id):
        plan, task = Plan.objects.first(), Task.objects.first()
        unit = clerk.memberships_now[0].unit_id
    yield "start", reverse("home")
    yield "plans", reverse("plans")
    yield "side by side", reverse("reading", args=[plan.pk])
    yield "plan tree", reverse("plan", args=[plan.pk])
    yield "publish preview", reverse("publish_plan", args=[plan.pk])
    yield "year", reverse("year") + "?year=2026"
    yield "tasks", reverse("tasks")
    yield "tasks of a unit, late", reverse("tasks") + f"?unit={unit}&state=late"
    yield "tasks, words, last page", reverse("tasks") + "?q=巡检&page=9999"
    yield "calendar", reverse("calendar") + "?year=2026&month=6"
    yield "task", reverse("task", args=[task.pk])
    yield "legal review", reverse("flags")
    yield "units", reverse("units")
    yield "people", reverse("people")


def _page(client: Any, address: str) -> tuple[float, int]:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    times = []
    for _round in range(ROUNDS):
        started = perf_counter()
        client.get(address)
        times.append((perf_counter() - started) * 1000)
    return statistics.median(times), len(queries)
