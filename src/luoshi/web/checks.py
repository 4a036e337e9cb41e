"""Bad settings, explained at start-up."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

_NUMBERS = {
    "LUOSHI_DATABASE_URL": "E001",
    "LUOSHI_MAIL_URL": "E002",
    "LUOSHI_TIME_ZONE": "E003",
    "LUOSHI_DEBUG": "E004",
    "LUOSHI_HTTPS": "E005",
    "LUOSHI_MODEL_URL": "E006",
    "LUOSHI_MODEL_NAME": "E007",
    "LUOSHI_ADDRESS": "E008",
}


@register()
def environment_is_sound(**_kwargs: Any) -> list[CheckMessage]:
    """One error for each setting that could not be used."""
    return [
        Error(f"{fault.name}: {fault.wrong}.", hint=fault.hint, id=f"luoshi.{_NUMBERS[fault.name]}")
        for fault in settings.ENVIRONMENT.faults
    ]


@register(deploy=True)
def sign_in_is_encrypted(**_kwargs: Any) -> list[CheckMessage]:
    """Passwords should not cross a network in the clear."""
    if settings.ENVIRONMENT.https:
        return []
    return [
        Warning(
            "Luoshi is served without HTTPS.",
            hint="Put it behind a proxy with a certificate and set LUOSHI_HTTPS=yes.",
            id="luoshi.W001",
        )
    ]
