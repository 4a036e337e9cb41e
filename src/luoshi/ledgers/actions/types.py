"""An office's own ledgers, and its own versions of those that come with Luoshi."""

from __future__ import annotations

import re
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lists import listed
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.ledgers.definition import Definition, Flaw, Label, NotALedger, define
from luoshi.ledgers.models import LedgerVersion
from luoshi.ledgers.queries.entries import definitions
from luoshi.ledgers.sheet.columns import common_names
from luoshi.organisation.models import Person
from luoshi.papers.sheet import plain_heading
from luoshi.reading.flags import flags

# What no ledger asks of anyone, beside all that the reader flags in a plan.
PRIVATE = re.compile(
    "思想|立场|政治(?:面貌|表现|倾向)|信仰|宗教|观点|言论|倾向|家庭(?:成员|情况|关系)|社会关系|婚姻|恋爱|交友|病史|私人|(?:社交|个人|微信|微博)账号|聊天"
)


def checked(data: Any) -> Definition:
    """The definition, if it can be the next version of its ledger. Raises NotALedger."""
    found = define(data)
    present = definitions().get(found.code)
    following = present.number + 1 if present else 1
    waiting = (
        LedgerVersion.objects.filter(code=found.code).order_by("-number").values_list("number", flat=True)
    )
    following = max(following, *(number + 1 for number in waiting[:1]), 1)
    if found.number != following:
        words = _("The next version of this ledger has the number %(number)d.") % {"number": following}
        raise NotALedger([Flaw("version", words)])
    if taken := [str(field.label) for field in found.fields if _is_taken(field.label)]:
        words = _("Another name, please: every ledger has a column called so: %(names)s.") % {
            "names": listed(taken)
        }
        raise NotALedger([Flaw("fields", words)])
    return found


def _is_taken(label: Label) -> bool:
    return bool({plain_heading(label.zh), plain_heading(label.en)} & common_names())


def suspect(definition: Definition) -> list[str]:
    """The labels that suggest what no ledger may hold: anyone's views, background or private life."""
    labels = [definition.name, *(field.label for field in definition.fields)]
    return [
        str(label) for label in labels if PRIVATE.search(label.zh) or flags(f"逐人登记{label.zh}。", "action")
    ]


def keep_type(*, person: Person, data: Any) -> LedgerVersion:
    """In use from now on, or once a legal reviewer has looked at it where its words ask for that. Raises NotALedger."""
    require(person, "ledgers.keep_types")
    found = checked(data)
    with transaction.atomic():
        row: LedgerVersion = LedgerVersion.objects.create(
            organisation_id=person.organisation_id,
            code=found.code,
            number=found.number,
            data=data,
            made_by=person,
            waits=bool(suspect(found)),
        )
        record(actor=person, verb="ledger-kept", row=row, ledger=found.name.zh, waits=row.waits)
    return row


def decide_type(*, version: LedgerVersion, person: Person, clear: bool, reason: str) -> None:
    """The legal reviewer clears it, or it is never used. Refused: not-waiting, reason-missing."""
    require(person, "ledgers.decide_types", version)
    if not reason.strip():
        raise Refused("reason-missing", _("Give a reason, so that others can follow it later."))
    with transaction.atomic():
        row = LedgerVersion.objects.select_for_update().filter(pk=version.pk, waits=True).first()
        if row is None:
            raise Refused("not-waiting", _("This ledger does not wait for a decision (any more)."))
        verb = "ledger-cleared" if clear else "ledger-declined"
        record(actor=person, verb=verb, row=row, ledger=row.definition.name.zh, reason=reason.strip())
        if clear:
            row.waits = False
            row.save(update_fields=["waits"])
        else:
            row.delete()
