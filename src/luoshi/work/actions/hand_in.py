"""The quick way: what was done, how much and its files, handed in with one press."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.base import File

from luoshi.foundation.file_kinds import kind_of_file
from luoshi.foundation.lookup import require
from luoshi.organisation.models import Person
from luoshi.work.actions.answers import changing, refuse_closed, send_to_review
from luoshi.work.actions.evidence import facts_of_files, facts_of_note, put
from luoshi.work.models import Answer
from luoshi.work.visitor import Doer

ONE, NONE = Decimal(1), Decimal(0)


def hand_in(  # noqa: PLR0913 (by name, all of them)
    *,
    answer: Answer,
    person: Doer,
    word: str,
    happened_on: date,
    quantity: Decimal | None = None,
    attached: Sequence[File[bytes]] = (),
    whose: Person | None = None,
) -> None:
    """Each file counts for one, or the first piece for `quantity`; without files the words are that piece.

    Refused as `add_file` and `submit` are, and where a file is none to be taken: then nothing is kept.
    """
    require(person, "work.answer", answer)
    kinds = [{"media_type": kind_of_file(file)} for file in attached]
    with changing(answer, person, "answer-submitted", note=word.strip(), pieces=len(attached)) as row:
        refuse_closed(row)
        pieces: list[dict[str, Any]] = [
            facts | kind for facts, kind in zip(facts_of_files(row, attached), kinds, strict=True)
        ]
        if not pieces and quantity is not None and word.strip():
            pieces = [facts_of_note(word)]
        for place, facts in enumerate(pieces):
            counts = ONE if quantity is None else NONE if place else quantity
            put(row, person, counts, happened_on=happened_on, **facts)
        send_to_review(row, person, word, whose)
