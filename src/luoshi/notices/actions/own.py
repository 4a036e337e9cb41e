"""One's own notices: reading them, and by which way they come."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from luoshi.foundation.lookup import require
from luoshi.notices.models import Channel, Message, Preference
from luoshi.organisation.actions.people import change_language
from luoshi.organisation.models import Person


@transaction.atomic
def choose_way(*, person: Person, way: str, language: str) -> None:
    """How someone wants to be told, and in which language: their own choice, told to nobody."""
    require(person, "notices.see", person)
    Preference.objects.update_or_create(
        person=person, organisation_id=person.organisation_id, defaults={"way": way}
    )
    change_language(person=person, language=language)


def read_notices(*, person: Person) -> int:
    """All that someone has got in the program counts as read; told to nobody. Returns how many were new."""
    require(person, "notices.see", person)
    unread = Message.objects.filter(person=person, channel=Channel.APP, read_at=None)
    return unread.update(read_at=timezone.now())
