"""The link that founds an organisation: signed, for a day, and spent by the organisation it founds."""

from __future__ import annotations

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from luoshi.organisation.actions.founding import next_number

LIFETIME = 24 * 3600
_signer = TimestampSigner(salt="luoshi.first-run")


def setup_link() -> str:
    """The path of a link that founds the next organisation."""
    return reverse("set_up", args=[_signer.sign(str(next_number()))])


def number_of(token: str) -> int | None:
    """The number that the link may give; None for one that is spent, too old or made up."""
    try:
        number = int(_signer.unsign(token, max_age=LIFETIME))
    except BadSignature:
        return None
    return number if number == next_number() else None
