"""What a letter of responsibility says: the office's words, and the unit's share of the plan as it stands."""

from __future__ import annotations

import hashlib
import json
from typing import TypedDict

from luoshi.plans.models import Letter, LetterState, LetterWording, Plan, Revision
from luoshi.plans.shares import Kind, Share
from luoshi.plans.sheet.rows import row_of
from luoshi.plans.words import words_of

USUAL = (
    "为全面落实《【工作要点】》，明确责任、细化分工，【单位】与【科室】签订本责任书。"
    "【科室】对下列【件数】项工作负责，按规定的频次、数量和时限完成，并据实提交佐证材料；"
    "确需调整的，应事先报【单位】办公室同意。"
)
PLACES = ("【单位】", "【科室】", "【年度】", "【工作要点】", "【件数】")
# What a letter asks for. Where it stands in the text is kept beside it: a revision may move it and change nothing.
ASKED = ("kind", "words", "frequency", "due")


class Row(TypedDict):
    """One commitment of a letter, in the words of the day on which it was made."""

    commitment: str
    kind: str
    words: str
    frequency: str
    due: str
    measure: str


def rows_of(share: Share) -> list[Row]:
    """The unit's commitments, kind by kind."""
    return [
        Row(
            commitment=str(one.pk),
            kind=kind.value,
            words=words_of(one),
            frequency=str(cells["frequency"]),
            due=str(cells["due"]),
            measure=str(cells["measure"]),
        )
        for kind in Kind
        for one in share.parts[kind]
        for cells in (row_of(one, "zh"),)
    ]


def digest_of(rows: list[Row]) -> str:
    """The same for all rows that ask for the same."""
    asked = [[str(dict(row)[name]) for name in ASKED] for row in rows]
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()


def is_outdated(letter: Letter, share: Share | None) -> bool:
    """Whether the plan asks the unit for something else by now; one out of force is a thing of the past."""
    if letter.state == LetterState.REPLACED:
        return False
    return share is None or letter.digest != digest_of(rows_of(share))


def wording() -> str:
    """The office's words, with places for what differs; one query."""
    row = LetterWording.objects.first()
    return row.text if row else USUAL


def filled(text: str, plan: Plan, share: Share, issuer: str) -> str:
    """The words with the places filled."""
    values = (issuer, share.unit.name, str(plan.year), plan.title, str(share.total))
    for place, value in zip(PLACES, values, strict=True):
        text = text.replace(place, value)
    return text


def version_of(plan: Plan) -> int:
    """How many versions of the plan have been in force, this one included; one query."""
    return 1 + Revision.objects.filter(plan=plan).exclude(step=None).count()
