"""How the journal tells what people keep of their desk, and what the office limits."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, declare

SENTENCES = {
    "view-kept": Sentence(_("kept the view “{name}”"), "info"),
    "ceilings-set": Sentence(_("set how much may be asked of a unit"), "info"),
    "view-dropped": Sentence(_("dropped the view “{name}”"), "mute"),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    declare(SENTENCES)
