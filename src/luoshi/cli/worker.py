"""`luoshi worker`: does the background work, and sweeps for what a killed worker left."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from luoshi.cli.server import make_ready


def configure(parser: ArgumentParser) -> None:
    """How often the queue and the rows themselves are looked at."""
    parser.add_argument("--interval", type=float, default=0.5, help="seconds between looks at the queue")
    parser.add_argument("--sweep", type=float, default=20, help="seconds between sweeps")


def run(args: Namespace) -> int:
    """Work until stopped."""
    make_ready()
    from luoshi.web.worker import work

    work(interval=args.interval, sweep_every=args.sweep)
    return 0
