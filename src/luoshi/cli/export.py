"""`luoshi export`: a year's tasks, answers, evidence and chasers as one linked workbook."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from luoshi.cli.acting import act, add_person


def configure(parser: ArgumentParser) -> None:
    """Of which year, and where to."""
    parser.add_argument("year", type=int)
    parser.add_argument("path", type=Path, help="of the xlsx file, which is written anew")
    add_person(parser)


def run(args: Namespace) -> int:
    """Print how large it became."""
    return act(args, lambda person: _export(args, person))


def _export(args: Namespace, person: Any) -> int:
    from luoshi.foundation.lookup import require
    from luoshi.reports.workbook import whole_workbook

    require(person, "reports.see")
    data = whole_workbook(args.year)
    args.path.write_bytes(data)
    print(f"{args.path}: {len(data)} bytes")
    return 0
