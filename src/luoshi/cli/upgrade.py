"""`luoshi upgrade`: bring the database, the translations and the assets to this version."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from luoshi.cli.server import bring_up_to_date, make_ready


def configure(_parser: ArgumentParser) -> None:
    """No arguments: it does what is needed, and nothing when all is up to date."""


def run(_args: Namespace) -> int:
    """Upgrade and say what was done."""
    make_ready()
    return 0 if bring_up_to_date() else 1
