"""How the journal tells of tokens and webhooks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, declare

SENTENCES = {
    "token-made": Sentence(_("made the access token “{name}” until {day}"), "info"),
    "token-revoked": Sentence(_("revoked the access token “{name}”"), "mute"),
    "hook-added": Sentence(_("added the webhook “{name}”"), "info"),
    "hook-removed": Sentence(_("removed the webhook “{name}”"), "mute"),
    "delivery-replayed": Sentence(_("had an event sent again to “{name}”"), "info"),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    declare(SENTENCES)
