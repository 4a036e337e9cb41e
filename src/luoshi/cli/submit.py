"""`luoshi submit`: hand in an answer with a word and files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from luoshi.cli.acting import UNKNOWN, act, add_person, complain


def configure(parser: ArgumentParser) -> None:
    """What was done, and what proves it."""
    parser.add_argument("answer", type=UUID, help="the key that `luoshi tasks` prints")
    add_person(parser)
    parser.add_argument("--word", default="", help="what was done, in a line")
    parser.add_argument(
        "--file", type=Path, action="append", default=[], help="a file that proves it; several times"
    )
    parser.add_argument("--day", type=date.fromisoformat, help="when it was done (default: today)")


def run(args: Namespace) -> int:
    """Print the state in which it is now."""
    missing = [str(path) for path in args.file if not path.is_file()]
    if missing:
        return complain(f"There is no file {missing[0]}.", UNKNOWN)
    return act(args, lambda person: _hand_in(args, person))


def _hand_in(args: Namespace, person: Any) -> int:
    from django.core.files.base import File
    from django.utils import timezone

    from luoshi.foundation.lookup import find
    from luoshi.work.actions.hand_in import hand_in
    from luoshi.work.queries.answers import whole_answers

    answer = find(whole_answers(), person, see="work.see", do="work.answer", pk=args.answer)
    with ExitStack() as opened:
        files = [File(opened.enter_context(path.open("rb")), name=path.name) for path in args.file]
        day = args.day or timezone.localdate()
        hand_in(answer=answer, person=person, word=args.word, happened_on=day, attached=files)
    print(answer.state)
    return 0
