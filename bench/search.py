"""The search at the size that the figures are about: 300,000 records of all kinds that can be found."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter
from typing import Any

from bench.database import prepare, settle
from bench.figure import Figure
from bench.pages import page_time

RECORDS, MARK_MS, MARK_QUERIES, AT_ONCE = 300_000, 100.0, 12, 5_000
TEXT = "消防隐患排查台账整改巡检泵站设备读者演练培训阅读安全节水管网会议预算档案客服水质"
WORDS = [TEXT[at : at + 2] for at in range(0, len(TEXT), 2)]
PLACES = ("东城", "西郊", "南湾", "北桥", "中心", "高新", "临江", "青山")
SHARES = {
    "task": 60,
    "evidence": 100,
    "entry": 85,
    "decision": 40,
    "meeting": 5,
    "commitment": 5,
    "sentence": 5,
}
ASKED = {
    "what every record holds": "工作",
    "a word of every third": "台账",
    "three words": "消防 整改 青山",
    "a long stretch": "消防隐患排查整改台账",
    "one character": "水",
    "the number of one record": "第77777号",
    "the beginning of a word": "rep",
    "what no record holds": "鲸鱼",
}
draw = random.Random(3)  # noqa: S311


def figures() -> Iterator[Figure]:
    """The page of all kinds and that of one, as the 95th percentile of some rounds; and how many queries it takes."""
    prepare()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from django.test import Client

    from luoshi.web.memory import settle_memory
    from luoshi.web.statistics import refresh_statistics

    started = perf_counter()
    person = _organisation()
    _fill(person)
    refresh_statistics()
    settle()
    settle_memory()
    print(f"seeded in {perf_counter() - started:.0f} s", file=sys.stderr)
    client = Client(HTTP_HOST="localhost")
    client.force_login(person)
    for told, words in ASKED.items():
        for kind in ("", "&kind=task"):
            taken, queries = page_time(client, f"/search/?q={words}{kind}")
            name = f"search: {told}{', one kind' if kind else ''}"
            yield Figure(name, taken, MARK_MS, "ms")
            yield Figure(f"{name}, queries", queries, MARK_QUERIES, "")


def _organisation() -> Any:
    from django_scopes import scope

    from luoshi.organisation.models import Membership, Organisation, Person, Role, Unit

    organisation = Organisation.objects.create(name="云川市水务集团")
    with scope(organisation=organisation.pk):
        units = Unit.objects.bulk_create(
            Unit(organisation=organisation, name=f"{place}{number}所", position=number)
            for number in range(5)
            for place in PLACES
        )
        person = Person.objects.create(organisation=organisation, login="p", name="员工")
        Membership.objects.create(organisation=organisation, person=person, unit=units[0], role=Role.CLERK)
    return person


def _fill(person: Any) -> None:
    from django_scopes import scope

    from luoshi.desk.models import SearchRow

    with scope(organisation=person.organisation_id):
        for start in range(0, RECORDS, AT_ONCE):
            SearchRow.objects.bulk_create(_rows(person, start), batch_size=1_000)


def _rows(person: Any, start: int) -> Iterator[Any]:
    from luoshi.desk.models import SearchRow
    from luoshi.desk.search.index import tokens_of
    from luoshi.foundation.findable import Findable
    from luoshi.foundation.keys import new_key

    kinds = draw.choices(list(SHARES), list(SHARES.values()), k=AT_ONCE)
    for number, kind in enumerate(kinds, start):
        words = draw.sample(WORDS, 6)
        found = Findable(
            f"{draw.choice(PLACES)}{words[0]}{words[1]}工作",
            "/",
            f"第{number}号，{'、'.join(words)}情况，由{draw.choice(PLACES)}负责{_report(number)}。",
            day=date(2026, 1, 1) + timedelta(days=number % 365),
        )
        yield SearchRow(
            organisation_id=person.organisation_id,
            kind=kind,
            record=new_key(),
            title=found.title,
            text=found.text,
            day=found.day,
            url=found.url,
            tokens=tokens_of(kind, person.organisation_id, found),
        )


def _report(number: int) -> str:
    return f"，report{number % 90}" if number % 50 == 0 else ""
