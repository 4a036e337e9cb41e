"""Putting one organisation below another: the one above gives a code, the one below uses it; either may end it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Invitation, Organisation, Person, Subordination
from luoshi.organisation.queries.above import above_by_key, stands_below

MANAGE = "organisation.manage_tree"


@transaction.atomic
def invite_below(*, person: Person, ends_on: date, note: str = "") -> Invitation:
    """A code for one organisation that is to stand below this one, until a day. Refused: over-already."""
    require(person, MANAGE)
    if ends_on < timezone.localdate():
        raise Refused("over-already", _("These days have passed. Choose today or later."))
    owner = {"organisation_id": person.organisation_id}
    row = Invitation.objects.create(**owner, made_by=person, ends_on=ends_on, note=note)
    record(actor=person, verb="below-invited", row=person.organisation, organisation=row.organisation_id)
    return row


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, person: Person) -> None:
    """The code leads nowhere from now on."""
    require(person, MANAGE, invitation)
    key = invitation.organisation_id
    record(actor=person, verb="below-invitation-withdrawn", row=person.organisation, organisation=key)
    invitation.delete()


def join_above(*, person: Person, code: str) -> Subordination:
    """Stand below the organisation that gave the code; it sees the figures from the next counting on.

    Refused: no-such-code, above-already, would-be-a-ring.
    """
    require(person, MANAGE)
    plain = "".join(code.split()).replace("-", "").upper()
    with transaction.atomic(), scopes_disabled():
        # All of them are held, so that two that join each other at once cannot make a ring.
        list(Organisation.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
        invitation = (
            Invitation.objects.select_related("organisation")
            .filter(code=plain, ends_on__gte=timezone.localdate())
            .first()
        )
        if invitation is None:
            raise Refused("no-such-code", _("No organisation has given this code, or its time is over."))
        own, above = person.organisation, invitation.organisation
        if Subordination.objects.filter(organisation=own).exists():
            raise Refused(
                "above-already", _("Your organisation stands below another already. Leave that one first.")
            )
        if stands_below(above.pk, own.pk, above_by_key()):
            raise Refused("would-be-a-ring", _("That organisation stands below yours, or is yours."))
        tie = Subordination.objects.create(organisation=own, above=above)
        invitation.delete()
        _tell_both(person, "organisation-joined", own, above)
    return tie


def leave_above(*, tie: Subordination, person: Person) -> None:
    """The one below goes; from now on it is not counted there."""
    require(person, MANAGE, tie)
    _end(tie, person, "organisation-left")


def release_below(*, tie: Subordination, person: Person) -> None:
    """The one above lets it go."""
    require(person, MANAGE, tie.above)
    _end(tie, person, "organisation-released")


def _end(tie: Subordination, person: Person, verb: str) -> None:
    with transaction.atomic(), scopes_disabled():
        own, above = tie.organisation, tie.above
        tie.delete()
        _tell_both(person, verb, own, above)


def _tell_both(person: Person, verb: str, own: Organisation, above: Organisation) -> None:
    """Each of the two finds it in its own journal, under its own name."""
    for row in (own, above):
        record(actor=person, verb=verb, row=row, organisation=row.pk, below=own.name, above=above.name)
