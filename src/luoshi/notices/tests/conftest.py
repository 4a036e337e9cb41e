from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from luoshi.foundation.jobs import sweep
from luoshi.notices import sources
from luoshi.notices.digests.make import open_digests
from luoshi.notices.sources import Matter, Source
from luoshi.notices.tests.told import TODAY
from luoshi.organisation.models import Role, Unit


@pytest.fixture
def waiting(monkeypatch):
    """A list of what waits; it is the only source there is. Its own section is called “to sign”."""
    held = []
    monkeypatch.setattr(sources, "_sources", [Source(lambda _until: list(held), {"to-sign": "To sign"})])
    return held


@pytest.fixture
def units(library):
    return {unit.name: unit for unit in Unit.objects.all()}


@pytest.fixture
def matter(units):
    """A matter of 读者服务部 that is due `days` from `TODAY`."""

    def make(days=None, title="夜读活动", unit="读者服务部", **facts):
        due = None if days is None else TODAY + timedelta(days)
        unit_key = units[unit].pk if unit else None
        facts = {"roles": frozenset({Role.HEAD, Role.MEMBER}), **facts}
        return Matter(uuid4(), "unit_history", title, due, unit=unit_key, **facts)

    return make


@pytest.fixture
def run():
    """What the worker does when it looks around, the queue's work included."""

    def once():
        open_digests()
        return sweep()

    return once


@pytest.fixture
def addressed(people):
    """Everyone has an e-mail address."""
    for person in people.values():
        person.email = f"{person.login}@luoshi.test"
        person.save(update_fields=["email"])
    return people


@pytest.fixture
def clerk(people, as_person):
    """The clerk's browser."""
    return as_person(people["clerk"])
