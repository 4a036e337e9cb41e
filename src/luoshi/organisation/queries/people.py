"""Who is here."""

from __future__ import annotations

import unicodedata

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from luoshi.organisation.models import Membership, Organisation, Person, Role, StandIn, Unit


def plain_login(login: str) -> str:
    """A sign-in name as it is kept and compared: one width, no spaces, small letters."""
    return "".join(unicodedata.normalize("NFKC", login).split()).casefold()


def login_is_taken(login: str, but: Person | None = None) -> bool:
    """Whether anyone on the server, in whatever organisation, signs in with this name."""
    with scopes_disabled():
        others = Person.objects.filter(login=login)
        return bool(others.exclude(pk=but.pk).exists() if but else others.exists())


def found_people(text: str = "", unit: Unit | None = None, *, with_closed: bool = False) -> QuerySet[Person]:
    """People whose name, sign-in name or post holds `text`, with their roles, by name."""
    people: QuerySet[Person] = Person.objects.order_by("name", "login")
    if not with_closed:
        people = people.filter(is_active=True)
    for word in text.split():
        people = people.filter(Q(name__icontains=word) | Q(login__icontains=word) | Q(post__icontains=word))
    if unit is not None:
        people = people.filter(pk__in=Membership.objects.filter(unit=unit).values("person"))
    return people.prefetch_related(_roles())


def people_of(unit: Unit) -> list[Membership]:
    """The roles held in a unit by people whose account is open, heads first."""
    held = Membership.objects.filter(unit=unit, person__is_active=True).select_related("person")
    rank = {str(role): place for place, role in enumerate(HEADS_FIRST)}
    return sorted(held, key=lambda membership: (rank[membership.role], membership.person.name))


def absences_of(person: Person) -> list[StandIn]:
    """Who stands in for the person, today and later; one query."""
    rows = StandIn.objects.filter(absent=person, ends_on__gte=timezone.localdate())
    return list(rows.select_related("person"))


def absences_in(unit: Unit) -> list[StandIn]:
    """Who stands in today for someone of the unit; one query."""
    today = timezone.localdate()
    absent = Membership.objects.filter(unit=unit).values("person")
    rows = StandIn.objects.filter(absent__in=absent, starts_on__lte=today, ends_on__gte=today)
    return list(rows.select_related("person", "absent"))


HEADS_FIRST = (
    Role.LEADER,
    Role.HEAD,
    Role.CLERK,
    Role.MEMBER,
    Role.LEGAL,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)


def is_last_administrator(person: Person, but: Membership | None = None) -> bool:
    """Whether nobody would administer the organisation without this person, or without this role of theirs.

    Locks the organisation, so that two administrators who remove each other at once do not both succeed.
    """
    Organisation.objects.select_for_update().get(pk=person.organisation_id)
    roles = Membership.objects.filter(role=Role.ADMINISTRATOR, person__is_active=True)
    if not roles.filter(person=person).exists():
        return False
    others = roles.exclude(pk=but.pk) if but else roles.exclude(person=person)
    return not others.exists()


def _roles() -> Prefetch[str, QuerySet[Membership], str]:
    return Prefetch("memberships", Membership.objects.select_related("unit"))
