"""How the journal tells what happened to plans and their commitments."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, day, declare
from luoshi.plans.asks import Ask
from luoshi.plans.facts import FLAGS
from luoshi.plans.models import Cadence, CommitmentState, FlagState, PromiseKind, Reviewer, UnitFrom

SENTENCES = {
    "document-uploaded": Sentence(_("uploaded {name}"), "info"),
    "document-corrected": Sentence(_("corrected the text of {name}"), "info"),
    "document-replaced": Sentence(_("gave another file in place of {name}"), "info"),
    "document-read": Sentence(_("read {name} and found {commitments} commitments"), "ok"),
    "document-not-read": Sentence(_("could not read {name}"), "late"),
    "document-read-again": Sentence(_("had {name} read again"), "info"),
    "document-year-set": Sentence(_("set the year of {name}"), "info"),
    "document-deleted": Sentence(_("deleted {name}"), "late"),
    "plan-dates-set": Sentence(_("changed the period of {name}"), "info"),
    "opinion-asked": Sentence(_("asked the model about {passages} passages of {name}"), "info"),
    "doubt-settled": Sentence(_("settled a place that was not understood"), "mute"),
    "doubt-opened-again": Sentence(_("took a place that was not understood up again"), "mute"),
    "sheet-taken-in": Sentence(_("took in the sheet “{sheet}”: {altered} changed, {added} added"), "ok"),
    "sheet-dropped": Sentence(_("left the sheet “{sheet}”"), "mute"),
    "revision-offered": Sentence(_("gave a revised version of {name}"), "info"),
    "revision-left": Sentence(_("left the revised version “{file}”"), "mute"),
    "plan-revised": Sentence(
        _(
            "put in force a revised {name}: {added} added, {altered} altered, {moved} moved, {dropped} dropped"
        ),
        "ok",
    ),
    "revision-undone": Sentence(_("put the former version of {name} back in force"), "mute"),
    "letter-wording-changed": Sentence(_("changed the words of the letters of responsibility"), "info"),
    "letter-made": Sentence(_("made the letter of responsibility {name} for {unit}"), "info"),
    "letter-replaced": Sentence(_("put the letter {name} of {unit} out of force"), "mute"),
    "letter-acknowledged": Sentence(_("acknowledged the letter {name} of {unit}"), "ok"),
    "letter-scanned": Sentence(_("filed the signed letter {name} of {unit}"), "ok"),
    "commitment-altered": Sentence(_("took over other words of “{name}”"), "info"),
    "commitment-dropped": Sentence(_("withdrew “{name}”, which the revised version no longer has"), "mute"),
    "commitment-added": Sentence(_("added “{name}”"), "info"),
    "commitment-proposed": Sentence(_("the model {by} proposed “{name}”"), "info"),
    "commitment-confirmed": Sentence(_("confirmed “{name}”"), "ok"),
    "commitment-edited": Sentence(_("changed “{name}”"), "info"),
    "commitment-dismissed": Sentence(_("left out “{name}”"), "mute"),
    "commitment-reopened": Sentence(_("reopened “{name}”"), "info"),
    "commitment-split": Sentence(_("split “{name}”"), "info"),
    "commitment-merged": Sentence(_("merged others into “{name}”"), "info"),
    "commitment-withdrawn": Sentence(_("withdrew “{name}”"), "mute"),
    "commitment-served": Sentence(_("had “{name}” done together with “{kept}”"), "info"),
    "commitment-on-its-own": Sentence(_("had “{name}” done on its own again"), "info"),
    "commitment-assigned": Sentence(_("named who does “{name}”"), "info"),
    "doer-mapped": Sentence(_("said that “{doer}” means {meant}"), "info"),
    "doer-unmapped": Sentence(_("took back whom “{doer}” means"), "mute"),
    "commitment-undone": Sentence(_("took back a step on “{name}”"), "mute"),
    "commitment-flagged": Sentence(_("flagged “{name}” for the legal reviewer"), "wait"),
    "flag-cleared": Sentence(_("cleared the flag of “{name}”"), "ok"),
    "commitment-narrowed": Sentence(_("narrowed “{name}”"), "ok"),
    "commitment-declined": Sentence(_("declined “{name}”"), "wait"),
}

FIELDS = {
    "title": _("what is to be done"),
    "kind": _("kind of promise"),
    "every_n": _("every"),
    "every_unit": _("period"),
    "times_op": _("comparison"),
    "times_value": _("number"),
    "times_max": _("up to"),
    "times_unit": _("counted in"),
    "total": _("total in the year"),
    "threshold": _("limit or rate"),
    "product": _("document to be made"),
    "due_text": _("date, as the plan says it"),
    "due_on": _("date, set by the office"),
    "starts_on": _("from when"),
    "each_unit": _("each unit for itself"),
    "each_person": _("counted per person"),
    "unit": _("lead unit"),
    "supports": _("supporting units"),
    "reviewer": _("reviewed by"),
    "note": _("note"),
    "state": _("state"),
    "flag_state": _("legal review"),
    "flags": _("flags"),
    "reason": _("reason"),
    "merged_into": _("taken into"),
    "served_by": _("done together with"),
    "served_from": _("done together from"),
    "ask": _("counted as"),
    "quote": _("words of the plan"),
    "year": _("year"),
    "file": _("file"),
    "issued_on": _("issued on"),
    "ends_on": _("ends on"),
}
STATES = dict(CommitmentState.choices) | dict(FlagState.choices)
VALUES = {
    **dict.fromkeys(("due_on", "starts_on", "issued_on", "ends_on", "served_from"), day),
    "ask": lambda value: dict(Ask.choices).get(value, value),
    "reviewer": lambda value: dict(Reviewer.choices).get(value, value),
    "kind": lambda value: dict(PromiseKind.choices).get(value, value),
    "every_unit": lambda value: dict(Cadence.choices).get(value, value),
    "state": lambda value: STATES.get(value, value),
    "flag_state": lambda value: dict(FlagState.choices).get(value, value),
    "flags": lambda value: FLAGS.get(value, value),
    "unit_from": lambda value: dict(UnitFrom.choices).get(value, value),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    declare(SENTENCES, FIELDS, VALUES)
