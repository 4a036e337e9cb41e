"""What commands that look after a server share: Django is made ready only here."""

from __future__ import annotations

import os
import sys


def make_ready() -> None:
    """Load Django with Luoshi's settings."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.web.settings")
    django.setup()


def bring_up_to_date() -> bool:
    """Upgrade and say what was done; False, with the reason said, where a setting or the database forbids it."""
    from django.core.management import CommandError
    from django.db import OperationalError

    from luoshi.web.upgrade import upgrade

    try:
        for line in upgrade():
            print(line, flush=True)
    except CommandError as fault:
        print(fault, file=sys.stderr)
    except OperationalError as fault:
        print(f"The database does not answer. Check LUOSHI_DATABASE_URL.\n{fault}", file=sys.stderr)
    else:
        return True
    return False
