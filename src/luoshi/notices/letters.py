"""Mail to whoever has no account: written by a room above, sent by the outbox like all other messages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from luoshi.foundation.jobs import enqueue
from luoshi.notices.models import Channel, Kind, Letter, Message
from luoshi.notices.outbox import send
from luoshi.organisation.models import Person


@dataclass(frozen=True, slots=True)
class Draft:
    """What goes to which address."""

    address: str
    subject: str
    text: str
    file_name: str
    data: bytes


def write_letter(*, writer: Person, draft: Draft) -> Message:
    """Put it into the outbox, in the transaction of the action that has it written; answers go to the writer."""
    owner = {"organisation_id": writer.organisation_id}
    facts = {"kind": Kind.LETTER, "channel": Channel.MAIL, "day": timezone.localdate()}
    message = Message.objects.create(**owner, **facts, subject=draft.subject[:200])
    Letter.objects.create(
        **owner,
        message=message,
        address=draft.address,
        answer_to=writer.email,
        text=draft.text,
        file_name=draft.file_name,
        data=draft.data,
    )
    enqueue(send.NAME, message.pk)
    return message
