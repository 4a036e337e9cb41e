"""`luoshi read FILE`: what a plan commits to, as a table, JSON or CSV. Needs no server and no database."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from time import localtime
from typing import TYPE_CHECKING, Protocol, cast

from luoshi.reading import Reading, read
from luoshi.reading.errors import Language, Unreadable

if TYPE_CHECKING:
    from luoshi.papers.errors import PaperError

# Each module has `export(reading, *, …)`, which takes the options it needs and leaves the others aside;
# it gives text, or bytes for a binary format.
EXPORTERS = {
    "table": "luoshi.cli.exporters.table",
    "json": "luoshi.cli.exporters.json",
    "csv": "luoshi.cli.exporters.csv",
    "ics": "luoshi.cli.exporters.ics",
    "xlsx": "luoshi.cli.exporters.xlsx",
}
FAILED = 2
CANNOT_OPEN = {
    "zh": "打不开文件“{file}”：{reason}。请检查路径和权限。",
    "en": "Cannot open “{file}”: {reason}. Check the path and the permissions.",
}
NEEDS_FILE = {
    "zh": "{to} 不能显示在终端里，请用 --output 指定要写入的文件。",
    "en": "{to} cannot be shown in a terminal: name a file with --output.",
}


class Exporter(Protocol):
    """What an exporter's module offers; `this_year` serves a plan that names no year."""

    def export(self, reading: Reading, *, lang: Language, why: bool, this_year: int) -> str | bytes: ...


def configure(parser: ArgumentParser) -> None:
    """One file in, one format out."""
    what = "the plan: Word, PDF, OFD, a saved page, text, or a table"
    parser.add_argument("file", metavar="FILE", type=Path, help=what)
    parser.add_argument(
        "--to", choices=tuple(EXPORTERS), default="table", help="output format (default: table)"
    )
    parser.add_argument("--why", action="store_true", help="name the rule by which each item was read")
    parser.add_argument(
        "--lang",
        choices=("zh", "en"),
        default=preferred_language(),
        help="language of the words around the text",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="write there instead of to the terminal"
    )


def run(args: Namespace) -> int:
    """Exit 2 where the file cannot be read, with what to do on the error stream."""
    try:
        reading = read(args.file)
        exporter = cast(Exporter, import_module(EXPORTERS[args.to]))
        exported = exporter.export(reading, lang=args.lang, why=args.why, this_year=localtime().tm_year)
        return _deliver(exported, args)
    except Unreadable as unreadable:
        print(unreadable.say(args.lang), file=sys.stderr)
    except _paper_error() as refusal:
        print(refusal.message(args.lang), file=sys.stderr)
    except OSError as error:
        where = error.filename or args.file
        print(CANNOT_OPEN[args.lang].format(file=where, reason=error.strerror), file=sys.stderr)
    return FAILED


def _paper_error() -> type[PaperError]:
    """What an exporter may raise; loaded only where something was raised."""
    from luoshi.papers.errors import PaperError

    return PaperError


def _deliver(exported: str | bytes, args: Namespace) -> int:
    content = exported.encode() if isinstance(exported, str) else exported
    if args.output is not None:
        args.output.write_bytes(content)
    elif isinstance(exported, bytes) and sys.stdout.isatty():
        print(NEEDS_FILE[args.lang].format(to=args.to), file=sys.stderr)
        return FAILED
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    return 0


def preferred_language() -> Language:
    """English where the environment asks for it, Chinese otherwise."""
    asked = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if asked.lower().startswith("en") else "zh"
