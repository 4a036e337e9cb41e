"""`luoshi backup FILE`: everything in one file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from luoshi.cli.server import make_ready


def configure(parser: ArgumentParser) -> None:
    """Where to write it."""
    parser.add_argument("file", type=Path, help="for example luoshi-2026-05-01.tar.gz")


def run(args: Namespace) -> int:
    """Write the backup; the program may go on running meanwhile."""
    make_ready()
    from luoshi.web.backup import back_up

    size = back_up(args.file)
    print(f"Wrote {args.file} ({size / 1024:.0f} KB).")
    return 0
