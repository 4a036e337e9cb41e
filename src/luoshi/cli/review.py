"""`luoshi review`: accept an answer, or return it with a reason."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any
from uuid import UUID

from luoshi.cli.acting import act, add_person


def configure(parser: ArgumentParser) -> None:
    """One of both."""
    parser.add_argument("answer", type=UUID, help="the key that `luoshi tasks` prints")
    add_person(parser)
    said = parser.add_mutually_exclusive_group(required=True)
    said.add_argument("--accept", action="store_true", help="it does")
    said.add_argument("--return", dest="reason", metavar="REASON", help="it does not do, and why")


def run(args: Namespace) -> int:
    """Print the state in which it is now."""
    return act(args, lambda person: _review(args, person))


def _review(args: Namespace, person: Any) -> int:
    from luoshi.foundation.lookup import find
    from luoshi.work.actions.answers import accept, send_back
    from luoshi.work.queries.answers import whole_answers

    answer = find(whole_answers(), person, see="work.see", do="work.review", pk=args.answer)
    if args.accept:
        accept(answer=answer, person=person)
    else:
        send_back(answer=answer, person=person, reason=args.reason)
    print(answer.state)
    return 0
