"""What commands that look after a server share: Django is made ready only here."""

from __future__ import annotations

import os


def make_ready() -> None:
    """Load Django with Luoshi's settings."""
    import django  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.web.settings")
    django.setup()
