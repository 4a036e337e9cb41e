"""What every test of the program can ask for: an organisation with its people, and a stranger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled

ROLES = ("administrator", "clerk", "leader", "head", "member", "legal", "auditor")


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Any) -> None:
    """Files in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def library(db: Any) -> Iterator[Any]:
    """A library with two units under its leadership; its scope is open for the test."""
    from luoshi.organisation.models import Organisation, Unit

    organisation = Organisation.objects.create(name="青山市图书馆")
    with scope(organisation=organisation.pk):
        root = Unit.objects.create(organisation=organisation, name="馆领导")
        for position, name in enumerate(("办公室", "读者服务部", "采编部"), start=1):
            Unit.objects.create(organisation=organisation, parent=root, name=name, position=position)
        yield organisation


@pytest.fixture
def people(library: Any) -> dict[str, Any]:
    """One person a role; the head and the member belong to 读者服务部, the others to 办公室."""
    from luoshi.organisation.models import Membership, Person, Unit

    units = {unit.name: unit for unit in Unit.objects.all()}
    found = {}
    for role in ROLES:
        person = Person(organisation=library, login=role, name=f"{role} 员")
        person.set_password("correct horse")
        person.save()
        unit = units["读者服务部" if role in ("head", "member") else "办公室"]
        Membership.objects.create(organisation=library, person=person, unit=unit, role=role)
        found[role] = person
    return found


@pytest.fixture
def stranger(db: Any) -> Any:
    """The clerk of another organisation."""
    from luoshi.organisation.models import Membership, Organisation, Person, Unit

    with scopes_disabled():
        other = Organisation.objects.create(name="临江水务公司")
        unit = Unit.objects.create(organisation=other, name="办公室")
        person = Person.objects.create(organisation=other, login="stranger", name="外人")
        Membership.objects.create(organisation=other, person=person, unit=unit, role="clerk")
        return person


@pytest.fixture
def as_person() -> Any:
    """`as_person(person)` is a browser in which they are signed in."""

    def sign_in(person: Any) -> Client:
        client = Client()
        with scopes_disabled():
            client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def at() -> Iterator[Any]:
    """`at(day, "09:00")` sets the clock to a moment in the office's own time, and returns it."""
    import time_machine
    from django.utils import timezone

    travels: list[Any] = []

    def travel(day: date, clock: str = "09:00") -> datetime:
        while travels:
            travels.pop().stop()
        moment = datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(
            tzinfo=timezone.get_default_timezone()
        )
        travels.append(time_machine.travel(moment, tick=False))
        travels[0].start()
        return moment

    yield travel
    while travels:
        travels.pop().stop()
