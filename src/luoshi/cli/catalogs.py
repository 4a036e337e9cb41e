"""`luoshi catalogs`: extract, compile and check the translations."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from luoshi.cli.server import make_ready


def configure(parser: ArgumentParser) -> None:
    """One of three things, for some rooms or all."""
    parser.add_argument("what", choices=("update", "compile", "check"))
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help="all rooms where none is named")


def run(args: Namespace) -> int:
    """Exit 1 where `check` finds a message without its Chinese, or one that nothing uses."""
    make_ready()
    from luoshi.web import catalogs

    if args.what == "compile":
        print(f"Compiled {catalogs.compile_all()} translations.")
        return 0
    step = catalogs.update if args.what == "update" else catalogs.check
    gaps = [step(room) for room in catalogs.rooms() if not args.rooms or room.name in args.rooms]
    for gap in gaps:
        for key in gap.missing:
            print(f"{gap.room}: without Chinese: {key}")
        for key in gap.stale:
            print(f"{gap.room}: no longer used: {key}")
    return 1 if args.what == "check" and any(gap.missing or gap.stale for gap in gaps) else 0
