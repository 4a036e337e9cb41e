"""Links that let one person choose a password: signed, for seven days, spent by the password they set.

The signature covers the person's present password and last sign-in, so that using the link or signing in
ends it without anything to be stored.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django_scopes import scopes_disabled

from luoshi.organisation.models import Person

tokens = PasswordResetTokenGenerator()


def link_for(person: Person) -> str:
    """The path of the link."""
    return reverse("use_link", args=[person.pk, tokens.make_token(person)])


def person_of(key: UUID, token: str) -> Person | None:
    """Whom a link is for; None for one that is spent, too old or made up, or whose account is closed."""
    with scopes_disabled():
        person: Person | None = Person.objects.filter(pk=key, is_active=True).first()
    return person if person is not None and tokens.check_token(person, token) else None
