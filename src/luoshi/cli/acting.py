"""On whose behalf a command acts, and how it says what an action refuses."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import Any

from luoshi.cli.server import make_ready

REFUSED, UNKNOWN = 1, 2


def add_person(parser: ArgumentParser) -> None:
    """`--as`: whoever may open the database acts for anyone, and the journal names that person."""
    parser.add_argument(
        "--as", dest="login", required=True, metavar="LOGIN", help="the sign-in name of who acts"
    )


def act(args: Namespace, run: Callable[[Any], int]) -> int:
    """Run it in the person's organisation; exit 1 where it is refused, 2 where somebody or something is unknown."""
    make_ready()
    from django.core.exceptions import PermissionDenied
    from django.http import Http404
    from django.utils import translation
    from django_scopes import scope, scopes_disabled

    from luoshi.foundation.refusals import Refused
    from luoshi.organisation.models import Person

    with scopes_disabled():
        person = Person.objects.filter(login=args.login, is_active=True).first()
    if person is None:
        return complain(
            f"Nobody signs in as {args.login}. See `luoshi manage` or the page of people.", UNKNOWN
        )
    with scope(organisation=person.organisation_id), translation.override(person.language):
        try:
            return run(person)
        except Refused as refusal:
            return complain(str(refusal.message), REFUSED)
        except PermissionDenied:
            return complain(f"{person.name} may not do this.", REFUSED)
        except Http404:
            return complain("There is no such row, or it may not be seen.", UNKNOWN)


def complain(words: str, status: int) -> int:
    """Say it where complaints go; returns the exit status."""
    print(words, file=sys.stderr)
    return status
