"""The beginning of an organisation, and the end of a sample."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_scopes import scope, scopes_disabled

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Membership, Organisation, Person, Role, Unit
from luoshi.organisation.queries.people import plain_login


def next_number() -> int:
    """The number that the next real organisation will have."""
    return (Organisation.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def found_organisation(  # noqa: PLR0913 (by name, all of them)
    *,
    name: str,
    administrator: str,
    login: str,
    password: str,
    number: int | None = None,
    is_sample: bool = False,
    leadership: str = "",
    office: str = "",
) -> tuple[Organisation, Person]:
    """An organisation with its leadership, its office, and an administrator in the office.

    number: what the setup link promised; the founding fails where another organisation has taken it.
    leadership, office: what these two units are called, in place of the usual names.

    Refused: taken, by the name, the sign-in name or the number.
    """
    try:
        with transaction.atomic():
            return _found(
                Organisation(
                    name=name, is_sample=is_sample, number=None if is_sample else number or next_number()
                ),
                Person(name=administrator, login=plain_login(login)),
                password,
                (leadership or gettext("Leadership"), office or gettext("Office")),
            )
    except IntegrityError as error:
        raise Refused(
            "taken",
            _("An organisation or a person of this name exists already. Choose another name, or sign in."),
        ) from error


def _found(
    organisation: Organisation, person: Person, password: str, units: tuple[str, str]
) -> tuple[Organisation, Person]:
    organisation.save()
    with scope(organisation=organisation.pk):
        root = Unit.objects.create(organisation=organisation, name=units[0])
        office = Unit.objects.create(organisation=organisation, name=units[1], parent=root, position=10)
        person.organisation = organisation
        person.set_password(password)
        person.save()
        Membership.objects.create(
            organisation=organisation, person=person, unit=office, role=Role.ADMINISTRATOR
        )
        record(actor=person, verb="organisation-founded", row=organisation, organisation=organisation.pk)
    return organisation, person


@transaction.atomic
def remove_sample(*, organisation: Organisation, person: Person | None) -> None:
    """Take the sample away with all that belongs to it; the journal stays. Refused: not-a-sample.

    person: None when it is done on the server itself.
    """
    if person is not None:
        require(person, "organisation.remove_sample", organisation)
    if not organisation.is_sample:
        raise Refused("not-a-sample", _("This is a real organisation. Only a sample can be removed."))
    with scopes_disabled():
        key = organisation.pk
        organisation.delete()
        organisation.pk = key
        record(actor=person, verb="sample-removed", row=organisation, organisation=key)
