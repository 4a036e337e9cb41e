"""What was told to whom, and a group to tell it to."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from luoshi.journal.queries import history
from luoshi.notices.models import Bot, Message, Thresholds
from luoshi.organisation.models import Unit

TODAY = date(2026, 3, 4)  # a Wednesday
SECRET = "a secret of the group"


def told(day=TODAY, channel="app"):
    """login → {section: titles} of the day's messages."""
    rows = Message.objects.filter(day=day, channel=channel).select_related("person")
    return {
        row.person.login: {part["section"]: [line["title"] for line in part["lines"]] for part in row.body}
        for row in rows
    }


def history_told():
    """The history of reminders in English, the newest first."""
    with translation.override("en"):
        return [(one["what"], one["from_"], one["to"]) for one in history(Thresholds.objects.get())]


def a_bot(library, **facts):
    unit = Unit.objects.get(name="采编部")
    facts = {"kind": "wecom", "address": "https://x.test", "token": "the-key", "secret": SECRET, **facts}
    return Bot.objects.create(organisation=library, unit=unit, name="书香群", **facts)
