"""Loading the sample through the same actions as everyone uses."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from django.db import transaction
from django_scopes import scope, scopes_disabled

from luoshi.foundation.jobs import run_job
from luoshi.organisation.actions.founding import found_organisation
from luoshi.organisation.actions.people import add_person, give_role
from luoshi.organisation.actions.units import add_alias, add_unit
from luoshi.organisation.models import Membership, Organisation, Person, Role, Unit
from luoshi.plans.actions.documents import upload_document
from luoshi.plans.ingest.job import NAME

HERE = Path(__file__).parent
PASSWORD = "qingshan-2026"  # noqa: S105 - printed at every start, and gone with the sample
LIBRARY = "青山市图书馆"
PLAN = "plan.docx"


def load_sample() -> Organisation | None:
    """The sample, made in one transaction; None where any organisation exists already."""
    with scopes_disabled():
        if Organisation.objects.exists():
            return None
    with transaction.atomic():
        rows = list(_rows("people.csv"))
        first = next(row for row in rows if row["角色"] == Role.ADMINISTRATOR)
        library, administrator = found_organisation(
            name=LIBRARY,
            administrator=first["姓名"],
            login=first["登录名"],
            password=PASSWORD,
            is_sample=True,
            leadership="馆领导",
            office="办公室",
        )
        with scope(organisation=library.pk):
            units = _add_units(library, administrator)
            _add_people(library, administrator, units, rows)
            clerk = Person.objects.get(memberships__role=Role.CLERK)
            file = ContentFile((HERE / PLAN).read_bytes())
            document, _new = upload_document(person=clerk, name=f"{LIBRARY}2026年工作要点.docx", file=file)
    run_job.func(NAME, str(document.pk))
    return library


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _add_units(library: Organisation, person: Person) -> dict[str, Unit]:
    units = {unit.name: unit for unit in Unit.objects.all()}
    for row in _rows("units.csv"):
        name = row["单位名称"]
        if name not in units:
            units[name] = add_unit(
                organisation=library,
                person=person,
                name=name,
                parent=units.get(row["上级单位"]),
                position=int(row["排序"]),
            )
        for alias in filter(None, row["别名"].split("、")):
            add_alias(unit=units[name], person=person, name=alias)
    return units


def _add_people(
    library: Organisation, administrator: Person, units: dict[str, Unit], rows: list[dict[str, str]]
) -> None:
    # One hash for all: thirty slow ones would keep whoever starts Luoshi for the first time waiting.
    password = make_password(PASSWORD)
    for row in rows:
        if row["登录名"] == administrator.login:
            _settle(administrator, units[row["所在单位"]], row)
            continue
        person = add_person(
            organisation=library,
            person=administrator,
            name=row["姓名"],
            login=row["登录名"],
            post=row["职务"],
            email=row["邮箱"],
        )
        give_role(changed=person, person=administrator, unit=units[row["所在单位"]], role=row["角色"])
        person.password = password
        person.save(update_fields=["password"])


def _settle(administrator: Person, unit: Unit, row: dict[str, str]) -> None:
    """The founder works in a unit of the sample's own."""
    Membership.objects.filter(person=administrator).update(unit=unit)
    administrator.post, administrator.email = row["职务"], row["邮箱"]
    administrator.save(update_fields=["post", "email"])
