"""How the journal tells what happened in assessments."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.assessment.models import Period, Spread
from luoshi.journal.sentences import Sentence, day, declare

SENTENCES = {
    "scheme-begun": Sentence(_("began the assessment “{name}”"), "info"),
    "scheme-changed": Sentence(_("changed the assessment “{name}”"), "info"),
    "scheme-removed": Sentence(_("removed the assessment “{name}”"), "mute"),
    "scheme-taken-in": Sentence(_("took the indicators of “{name}” in from a sheet"), "info"),
    "grades-set": Sentence(_("set the grades of “{name}”"), "info"),
    "category-kept": Sentence(_("kept the category “{category}” of “{name}”"), "info"),
    "category-removed": Sentence(_("removed the category “{category}” of “{name}”"), "mute"),
    "indicator-kept": Sentence(_("kept the indicator “{indicator}” of “{name}”"), "info"),
    "indicator-removed": Sentence(_("removed the indicator “{indicator}” of “{name}”"), "mute"),
    "units-marked": Sentence(_("marked {units} units under “{indicator}” of “{name}”"), "info"),
    "marks-entered": Sentence(_("entered {unit} under “{indicator}” of “{name}”"), "info"),
    "surveys-opened": Sentence(_("opened the survey “{indicator}” of “{name}” until {day}"), "info"),
    "scheme-computed": Sentence(_("worked out “{name}” for {units} units"), "info"),
    "scheme-published": Sentence(_("published the assessment “{name}”"), "ok"),
    "appeal-raised": Sentence(_("appealed for {unit} against “{indicator}”"), "wait"),
    "appeal-granted": Sentence(
        _("granted the appeal of {unit} against “{indicator}”: {before} → {after}"), "ok"
    ),
    "appeal-refused": Sentence(_("refused the appeal of {unit} against “{indicator}”"), "late"),
    "score-rectified": Sentence(_("wrote “{indicator}” of {unit} into the ledger of rectification"), "info"),
}
FIELDS = {
    "scheme_title": _("title"),
    "scheme_period": _("period"),
    "scheme_starts_on": _("first day"),
    "scheme_ends_on": _("last day"),
    "scheme_spread": _("weight of what could not be judged"),
    "scheme_places": _("decimals"),
    "scheme_fail": _("to be rectified below"),
    "scheme_appeal_days": _("working days for appeals"),
    "scheme_share": _("share of the overall assessment"),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    periods, spreads = dict(Period.choices), dict(Spread.choices)
    values = {
        "scheme_starts_on": day,
        "scheme_ends_on": day,
        "scheme_period": lambda code: periods.get(code, code),
        "scheme_spread": lambda code: spreads.get(code, code),
    }
    declare(SENTENCES, FIELDS, values)
