"""`luoshi search`: the index of the search, made anew from the records."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from luoshi.cli.server import make_ready


def configure(parser: ArgumentParser) -> None:
    """One thing that can be done with it."""
    parser.add_argument("what", choices=("rebuild",), help="drop the index and read every record anew")


def run(_args: Namespace) -> int:
    """Make it anew and say how many records can be found."""
    make_ready()
    from luoshi.desk.search.index import rebuild

    print(f"{rebuild()} records can be found.")
    return 0
