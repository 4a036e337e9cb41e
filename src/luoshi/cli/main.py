"""`luoshi`: one row a command; a command's module is loaded only when it is the one that is asked for."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple, Protocol, cast


class Command(NamedTuple):
    """`module` has `configure(parser)` and `run(args) -> exit status`."""

    name: str
    module: str
    help: str


class CommandModule(Protocol):
    """What a command's module offers."""

    def configure(self, parser: ArgumentParser, /) -> None: ...

    def run(self, args: Namespace, /) -> int: ...


COMMANDS = (
    Command("read", "luoshi.cli.read", "read a plan and print what it commits to"),
    Command("serve", "luoshi.cli.serve", "run the web pages and the background work"),
    Command("tasks", "luoshi.cli.tasks", "list what is owed, late or done"),
    Command("submit", "luoshi.cli.submit", "hand in an answer with a word and files"),
    Command("review", "luoshi.cli.review", "accept an answer or return it"),
    Command("checks", "luoshi.cli.checks", "repeat the draw of a check from its published pool and seed"),
    Command("export", "luoshi.cli.export", "write a year's work into a linked workbook"),
    Command("worker", "luoshi.cli.worker", "run the background work alone"),
    Command("upgrade", "luoshi.cli.upgrade", "bring database, translations and assets to this version"),
    Command("search", "luoshi.cli.search", "make the index of the search anew"),
    Command("setup-link", "luoshi.cli.setup_link", "print the one-time link of the first run"),
    Command("backup", "luoshi.cli.backup", "write everything into one file"),
    Command("restore", "luoshi.cli.restore", "take a backup into an empty installation"),
    Command("sample", "luoshi.cli.sample", "load or remove the invented library"),
    Command("catalogs", "luoshi.cli.catalogs", "update, compile or check the translations"),
    Command("manage", "luoshi.cli.manage", "Django's own commands"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; without one, show what there is."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    chosen = next((argument for argument in arguments if not argument.startswith("-")), None)
    parser = ArgumentParser(prog="luoshi", description="From a yearly work plan to work done and proven.")
    parser.add_argument("--version", action="store_true", help="show the version and exit")
    commands = parser.add_subparsers(metavar="COMMAND")
    module: CommandModule | None = None
    asked = [command for command in COMMANDS if command.name == chosen]
    for command in asked or COMMANDS:
        subparser = commands.add_parser(command.name, help=command.help, description=command.help)
        if asked:
            module = cast(CommandModule, import_module(command.module))
            module.configure(subparser)
    args = parser.parse_args(arguments)
    if args.version:
        return _show_version()
    if module is None:
        parser.print_help()
        return 2
    return module.run(args)


def _show_version() -> int:
    from importlib.metadata import version

    print(f"luoshi {version('luoshi')}")
    return 0
