"""Taking in a sheet on which a unit says what it has done."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.work.actions.hand_in import hand_in
from luoshi.work.answer_sheet.filled import Filled
from luoshi.work.visitor import Doer


def take_in_sheet(*, filled: Iterable[Filled], person: Doer) -> int:
    """Hand in what each row says, all or nothing; returns how many. Each is an event of its own.

    Raises Conflict where a row can no longer be handed in, and names it.
    """
    count = 0
    with transaction.atomic():
        for row in filled:
            try:
                hand_in(
                    answer=row.answer,
                    person=person,
                    word=row.word,
                    happened_on=row.happened_on,
                    quantity=row.quantity,
                )
            except Refused as refusal:
                words = {"number": row.number, "why": refusal.message}
                message = _("Row %(number)d cannot be handed in any more: %(why)s") % words
                raise Conflict("row-refused", message) from refusal
            count += 1
    return count
