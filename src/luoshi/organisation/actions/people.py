"""People: who works here, in which unit, in which role."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import changes, record
from luoshi.organisation.models import Membership, Organisation, Person, Role, Unit
from luoshi.organisation.queries.people import is_last_administrator, login_is_taken, plain_login

MANAGE = "organisation.manage_people"
FIELDS = ("name", "login", "post", "email")


@transaction.atomic
def add_person(  # noqa: PLR0913 (by name, all of them)
    *, organisation: Organisation, person: Person, name: str, login: str, post: str = "", email: str = ""
) -> Person:
    """Someone new, who signs in once a link has let them choose a password. Refused: login-taken."""
    require(person, MANAGE, organisation)
    login = plain_login(login)
    _refuse_taken(login)
    added = Person(organisation=organisation, name=name, login=login, post=post, email=email)
    added.set_unusable_password()
    added.save()
    record(actor=person, verb="person-added", row=added, login=login)
    return added


@transaction.atomic
def add_person_with_role(
    *, organisation: Organisation, person: Person, unit: Unit, role: str, **who: Any
) -> Person:
    """Someone new with their first role, as `add_person` and `give_role` do it."""
    added = add_person(organisation=organisation, person=person, **who)
    give_role(changed=added, person=person, unit=unit, role=role)
    return added


@transaction.atomic
def change_person(*, changed: Person, person: Person, **new: Any) -> None:
    """Change some of name, login, post and email. Refused: login-taken."""
    require(person, MANAGE, changed)
    unknown = new.keys() - set(FIELDS)
    if unknown:
        raise TypeError(f"not to be changed here: {', '.join(sorted(unknown))}")
    if "login" in new:
        new["login"] = plain_login(new["login"])
        _refuse_taken(new["login"], changed)
    told = changes(changed, **new)
    if told:
        for field, value in new.items():
            setattr(changed, field, value)
        changed.save(update_fields=list(new))
        record(actor=person, verb="person-changed", row=changed, **told)


@transaction.atomic
def deactivate_person(*, changed: Person, person: Person) -> None:
    """They cannot sign in any more, at once; what they did stays. Refused: last-administrator, oneself."""
    require(person, MANAGE, changed)
    if changed == person:
        raise Refused("oneself", _("You cannot close your own account. Ask another administrator."))
    _refuse_last_administrator(changed)
    if changed.is_active:
        changed.is_active = False
        changed.save(update_fields=["is_active"])
        record(actor=person, verb="person-deactivated", row=changed)


@transaction.atomic
def activate_person(*, changed: Person, person: Person) -> None:
    """They may sign in again."""
    require(person, MANAGE, changed)
    if not changed.is_active:
        changed.is_active = True
        changed.save(update_fields=["is_active"])
        record(actor=person, verb="person-activated", row=changed)


@transaction.atomic
def give_role(*, changed: Person, person: Person, unit: Unit, role: str) -> Membership:
    """A role in a unit; one that is held already stays as it is."""
    require(person, MANAGE, changed)
    membership: Membership
    membership, is_new = Membership.objects.get_or_create(
        organisation_id=changed.organisation_id, person=changed, unit=unit, role=role
    )
    if is_new:
        record(actor=person, verb="role-given", row=changed, parent=unit.pk, unit=unit.name, role=role)
    return membership


@transaction.atomic
def take_role(*, membership: Membership, person: Person) -> None:
    """Refused: last-administrator."""
    require(person, MANAGE, membership)
    if membership.role == Role.ADMINISTRATOR:
        _refuse_last_administrator(membership.person, but=membership)
    membership.delete()
    record(
        actor=person,
        verb="role-taken",
        row=membership.person,
        parent=membership.unit_id,
        unit=membership.unit.name,
        role=membership.role,
    )


@transaction.atomic
def change_language(*, person: Person, language: str) -> None:
    """The language in which someone reads and is written to: their own choice, told to nobody."""
    person.language = language
    person.save(update_fields=["language"])


def _refuse_taken(login: str, person: Person | None = None) -> None:
    if login_is_taken(login, person):
        message = _("The sign-in name “%(login)s” is in use. Choose another one.")
        raise Refused("login-taken", message % {"login": login})


def _refuse_last_administrator(person: Person, but: Membership | None = None) -> None:
    if is_last_administrator(person, but):
        raise Refused(
            "last-administrator",
            _("This is the only administrator. Make someone else administrator first."),
        )
