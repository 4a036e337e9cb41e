"""`luoshi setup-link`: the one-time link of the first run."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from luoshi.cli.server import make_ready


def configure(parser: ArgumentParser) -> None:
    """Where people reach the server, and whether one more organisation is wanted."""
    parser.add_argument(
        "--address", default="http://127.0.0.1:8000", help="of this server, as people type it"
    )
    parser.add_argument(
        "--another", action="store_true", help="beside the organisations that are here already"
    )


def run(args: Namespace) -> int:
    """Print the link; exit 1 where an organisation is here already and no other one is asked for."""
    make_ready()
    from luoshi.organisation.first_run import setup_link
    from luoshi.organisation.models import Organisation

    if Organisation.objects.filter(is_sample=False).exists() and not args.another:
        print("There is an organisation already. For one more, add --another.", file=sys.stderr)
        return 1
    print(f"{args.address.rstrip('/')}{setup_link()}")
    return 0
