"""How the journal tells what was changed about reminders."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, declare
from luoshi.notices.languages import LANGUAGES
from luoshi.notices.models import BotKind

SENTENCES = {
    "thresholds-changed": Sentence(_("changed when people are reminded: {field}"), "info"),
    "quiet-days-added": Sentence(_("made {name} quiet: no digest is sent"), "info"),
    "quiet-days-removed": Sentence(_("digests are sent on {name} again")),
    "bot-added": Sentence(_("let digests go to the group “{name}” of {unit} ({messenger})"), "ok"),
    "bot-changed": Sentence(_("changed the group “{name}”: {field}"), "info"),
    "bot-secret-changed": Sentence(_("entered another key or secret for the group “{name}”"), "info"),
    "bot-removed": Sentence(_("no longer lets digests go to the group “{name}”"), "late"),
    "bot-tested": Sentence(_("sent a test message to the group “{name}”")),
    "message-retried": Sentence(_("had “{name}” sent again to {to}"), "info"),
    "digest-retried": Sentence(_("had the digests of {name} made again"), "info"),
}
FIELDS = {
    "ahead": _("days before a date"),
    "late_every": _("working days until what is late is told again"),
    "grace": _("working days until the superior sees it"),
    "step": _("working days until the next level sees it"),
    "digest_at": _("time of the digest"),
    "address": _("address"),
    "language": _("language"),
    "group_name": _("name of the group"),
}
VALUES = {
    "messenger": lambda code: dict(BotKind.choices).get(code, code),
    "language": lambda code: dict(LANGUAGES).get(code, code),
    "digest_at": lambda value: str(value)[:5],
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    declare(SENTENCES, FIELDS, VALUES)
