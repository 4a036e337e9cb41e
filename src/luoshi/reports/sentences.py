"""How the journal tells of templates."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, declare

SENTENCES = {
    "template-added": Sentence(_("added the template “{name}”"), "info"),
    "template-chosen": Sentence(_("chose the template “{name}”"), "info"),
    "template-removed": Sentence(_("removed the template “{name}”"), "mute"),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    declare(SENTENCES)
