"""`luoshi manage …`: Django's own commands, for those who look after a server."""

from __future__ import annotations

import os
from argparse import REMAINDER, ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Everything behind `manage` is Django's."""
    parser.add_argument("arguments", nargs=REMAINDER)


def run(args: Namespace) -> int:
    """Hand the arguments to Django."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.web.settings")
    execute_from_command_line(["luoshi manage", *args.arguments])
    return 0
