"""How the journal tells of templates and of what units report."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, declare

SENTENCES = {
    "report-drafted": Sentence(_("began the report “{title}” of {unit} from its records"), "info"),
    "report-written": Sentence(_("wrote on the report “{title}” of {unit}"), "info"),
    "template-added": Sentence(_("added the template “{name}”"), "info"),
    "template-chosen": Sentence(_("chose the template “{name}”"), "info"),
    "template-removed": Sentence(_("removed the template “{name}”"), "mute"),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    declare(SENTENCES)
