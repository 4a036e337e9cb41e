"""Access tokens: made by their person, shown once, revoked."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from luoshi.api.models import Token
from luoshi.foundation.lookup import require
from luoshi.journal.record import record
from luoshi.organisation.models import Person

PREFIX, SHOWN = "luoshi_", 12


def make_token(*, person: Person, name: str, scopes: Collection[str], ends_on: date) -> tuple[Token, str]:
    """The token and its secret, which is not kept and cannot be shown again."""
    require(person, "api.use")
    secret = PREFIX + secrets.token_urlsafe(32)
    facts = {"name": name, "scopes": sorted(scopes), "ends_on": ends_on}
    with transaction.atomic():
        kept = {"shown": secret[:SHOWN], "sha256": hash_of(secret)}
        token = Token.objects.create(organisation_id=person.organisation_id, person=person, **facts, **kept)
        record(actor=person, verb="token-made", row=token, day=str(ends_on), scopes=sorted(scopes))
    return token, secret


def revoke_token(*, token: Token, person: Person) -> None:
    """It cannot be used from now on."""
    require(person, "api.revoke_token", token)
    with transaction.atomic():
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        record(actor=person, verb="token-revoked", row=token)


def hash_of(secret: str) -> str:
    """As it is kept: a secret of 256 random bits needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
