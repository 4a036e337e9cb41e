"""`luoshi checks`: repeat the draw of a check from its published pool and seed; needs no installation's data."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path


def configure(parser: ArgumentParser) -> None:
    """What the page of the check publishes."""
    steps = parser.add_subparsers(metavar="STEP", required=True)
    draw = steps.add_parser("draw", help="print what a seed draws from a pool, in the order of the draw")
    draw.add_argument("pool", type=Path, help="the pool as the check's page gives it: key, tab, unit")
    draw.add_argument("--seed", required=True, help="the seed that the check's page names")
    draw.add_argument("--count", required=True, type=int, help="how many are drawn")
    draw.add_argument("--each", action="store_true", help="so many of each unit, as in a mutual check")


def run(args: Namespace) -> int:
    """Prints a line for each: its lot, its key, its unit. Exit 2 where the pool cannot be read."""
    from luoshi.work.draw import digest_of, drawn, lot_of, read

    try:
        pool = list(read(args.pool.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        print(f"{args.pool}: {error}", file=sys.stderr)
        return 2
    print(f"# pool of {len(pool)}, sha256 {digest_of(pool)}", file=sys.stderr)
    for ticket in drawn(args.seed, pool, args.count, each=args.each):
        print(lot_of(args.seed, ticket.key)[:16], ticket.key, ticket.unit, sep="\t")
    return 0
