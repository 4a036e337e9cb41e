"""How the journal tells what happened in ledgers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, day, declare

SENTENCES = {
    "entry-added": Sentence(_("wrote “{name}” into the ledger {ledger}"), "info"),
    "entry-changed": Sentence(_("changed “{name}”"), "info"),
    "entry-stepped": Sentence(_("{step}: “{name}”"), "ok"),
    "entry-held": Sentence(_("looked at “{name}” again: it has held"), "ok"),
    "entry-came-back": Sentence(_("looked at “{name}” again: it has come back"), "late"),
    "entry-line-added": Sentence(_("{line} of “{name}”: {what}"), "ok"),
    "entry-line-removed": Sentence(_("took “{what}” out of “{name}”"), "late"),
    "entry-chased": Sentence(_("put “{name}” under the chaser {chaser}"), "late"),
    "entry-file-added": Sentence(_("added “{title}” to “{name}”"), "info"),
    "sheet-brought": Sentence(_("took the sheet “{name}” into the ledger {ledger}"), "ok"),
    "ledger-kept": Sentence(_("put a version of the ledger {ledger} in use"), "ok"),
    "ledger-cleared": Sentence(_("cleared the ledger {ledger} for use"), "ok"),
    "ledger-declined": Sentence(_("declined the ledger {ledger}"), "late"),
    "screening-answered": Sentence(_("answered the screening “{name}” for {unit}: {found}"), "ok"),
}
FIELDS = {
    "level": _("level"),
    "found_on": _("found or begun on"),
    "person": _("person in charge"),
    "source": _("source"),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    declare(SENTENCES, FIELDS, {"found_on": day})
