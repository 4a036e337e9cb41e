"""The groups of units that digests go to."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from luoshi.foundation.lookup import require
from luoshi.journal.record import changes, record
from luoshi.notices.actions.thresholds import own_thresholds
from luoshi.notices.models import Bot, Channel, Message
from luoshi.notices.outbox.post import post
from luoshi.organisation.models import Organisation, Person, Unit

MANAGE = "notices.manage"
SECRETS = ("token", "secret")
OPEN = ("name", "address", "language")


@transaction.atomic
def add_bot(*, organisation: Organisation, person: Person, unit: Unit, kind: str, **facts: str) -> Bot:
    """A group that gets its unit's digest: facts are name, address, token, secret and language."""
    require(person, MANAGE, organisation)
    bot: Bot = Bot.objects.create(organisation=organisation, unit=unit, kind=kind, **facts)
    _record(bot, person, "bot-added", unit=unit.name, messenger=kind)
    return bot


@transaction.atomic
def change_bot(*, bot: Bot, person: Person, **new: str) -> None:
    """Change name, address or language; a token or secret that is empty stays as it is, and neither is told."""
    require(person, MANAGE, bot)
    unknown = new.keys() - {*OPEN, *SECRETS}
    if unknown:
        raise TypeError(f"not to be changed here: {', '.join(sorted(unknown))}")
    entered = {name: new[name] for name in SECRETS if new.get(name)}
    told = changes(bot, **{name: new[name] for name in OPEN if name in new})
    for name, value in new.items():
        if name in OPEN or name in entered:
            setattr(bot, name, value)
    bot.save(update_fields=list(new))
    if "name" in told:
        told["group_name"] = told.pop("name")
    if told:
        _record(bot, person, "bot-changed", **told)
    if entered:
        _record(bot, person, "bot-secret-changed")


@transaction.atomic
def remove_bot(*, bot: Bot, person: Person) -> None:
    """Nothing goes to the group any more, and what was sent to it is no longer listed."""
    require(person, MANAGE, bot)
    _record(bot, person, "bot-removed")
    bot.delete()


def send_test(*, bot: Bot, person: Person) -> None:
    """Send a word to the group at once. Raises NotSent of `outbox.problems`."""
    require(person, MANAGE, bot)
    with translation.override(bot.language):
        subject = gettext("Test message from Luoshi for %(unit)s") % {"unit": bot.unit.name}
    message = Message(
        organisation_id=bot.organisation_id,
        bot=bot,
        channel=Channel.BOT,
        day=timezone.localdate(),
        subject=subject,
    )
    post(bot, message)
    with transaction.atomic():
        _record(bot, person, "bot-tested")


def _record(bot: Bot, person: Person, verb: str, **data: Any) -> None:
    record(actor=person, verb=verb, row=bot, parent=own_thresholds(bot.organisation).pk, **data)
