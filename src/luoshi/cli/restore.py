"""`luoshi restore FILE`: a backup into an empty installation."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from luoshi.cli.server import make_ready


def configure(parser: ArgumentParser) -> None:
    """Which backup."""
    parser.add_argument("file", type=Path)


def run(args: Namespace) -> int:
    """Bring the empty database to this version, then take the backup in."""
    make_ready()
    from luoshi.web.backup import NotRestorable, restore
    from luoshi.web.upgrade import upgrade

    for line in upgrade():
        print(line)
    try:
        about = restore(args.file)
    except NotRestorable as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"Restored the backup of {about['at']}.")
    return 0
