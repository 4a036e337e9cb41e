"""How the journal tells of templates and of what units report."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, declare
from luoshi.reports.models import Mark

SENTENCES = {
    "report-drafted": Sentence(_("began the report “{title}” of {unit} from its records"), "info"),
    "report-written": Sentence(_("wrote on the report “{title}” of {unit}"), "info"),
    "duty-report-begun": Sentence(_("began “{name}” from the unit's records"), "info"),
    "duty-report-written": Sentence(_("wrote on “{name}”"), "info"),
    "duty-report-handed-in": Sentence(_("handed in “{name}”"), "wait"),
    "duty-report-taken-back": Sentence(_("took back “{name}”"), "mute"),
    "duty-report-presented": Sentence(_("presented “{name}” at “{meeting}”"), "ok"),
    "duty-report-marked": Sentence(_("marked “{name}”"), "ok"),
    "template-added": Sentence(_("added the template “{name}”"), "info"),
    "template-chosen": Sentence(_("chose the template “{name}”"), "info"),
    "template-removed": Sentence(_("removed the template “{name}”"), "mute"),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    marks = dict(Mark.choices)
    declare(SENTENCES, {"mark": _("mark")}, {"mark": lambda value: marks.get(value, value)})
