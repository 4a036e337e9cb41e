"""What of this room can be found: units by all their names, people by their name and nothing more."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.findable import Beside, Findable, SearchKind
from luoshi.organisation.models import Alias, Person, Unit


def _units() -> QuerySet[Unit]:
    return Unit.objects.prefetch_related("aliases")


def _unit(row: Unit) -> Findable:
    names = "、".join(alias.name for alias in row.aliases.all())
    return Findable(row.name, reverse("unit", args=[row.pk]), names, units=[row.pk])


def _people() -> QuerySet[Person]:
    rows: QuerySet[Person] = Person.objects.filter(is_active=True)
    return rows


def _person(row: Person) -> Findable:
    return Findable(row.name, reverse("person", args=[row.pk]))


KINDS = (
    SearchKind(
        code="unit",
        label=_("Units"),
        icon="building",
        model=Unit,
        permission="organisation.see",
        fields=frozenset({"name"}),
        rows=_units,
        read=_unit,
        beside=(Beside(Alias, "unit_id", frozenset({"name"})),),
    ),
    SearchKind(
        code="person",
        label=_("People"),
        icon="user",
        model=Person,
        permission="organisation.see",
        fields=frozenset({"name", "is_active"}),
        rows=_people,
        read=_person,
    ),
)
