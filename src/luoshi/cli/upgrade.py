"""`luoshi upgrade`: bring the database, the translations and the assets to this version."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from luoshi.cli.server import make_ready


def configure(_parser: ArgumentParser) -> None:
    """No arguments: it does what is needed, and nothing when all is up to date."""


def run(_args: Namespace) -> int:
    """Upgrade and say what was done."""
    make_ready()
    from luoshi.web.upgrade import upgrade  # noqa: PLC0415

    for line in upgrade():
        print(line)
    return 0
