"""How the journal tells what happened to tasks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, day, declare
from luoshi.work.models import TaskState

SENTENCES = {
    "plan-published": Sentence(
        _("published {name}: {made} tasks made, {moved} moved, {dropped} dropped, {kept} kept"), "ok"
    ),
    "plan-continued": Sentence(_("laid out {year} of {name}: {made} tasks made"), "ok"),
    "occurrence-recorded": Sentence(_("recorded that “{note}” made “{name}” due"), "info"),
    "occurrence-taken-back": Sentence(_("took back that “{name}” happened"), "mute"),
    "standing-looked-through": Sentence(_("looked through {looked} standing commitments of {name}"), "ok"),
    "task-moved": Sentence(_("replaced “{name}” by publishing anew"), "info"),
    "task-dropped": Sentence(_("dropped “{name}”, due {day}, by publishing anew"), "mute"),
    "task-resumed": Sentence(_("took “{name}” up again by publishing anew"), "ok"),
    "tasks-paused": Sentence(_("paused {tasks} tasks of “{name}”"), "wait"),
    "date-agreed": Sentence(_("agreed another date for “{name}”"), "info"),
    "answer-handed": Sentence(_("gave the part of {unit} to {to}"), "info"),
    "answer-submitted": Sentence(_("handed in the part of {unit}"), "wait"),
    "answer-taken-back": Sentence(_("took back the part of {unit}"), "info"),
    "answer-passed-on": Sentence(_("passed on the part of {unit}"), "wait"),
    "answer-accepted": Sentence(_("accepted the part of {unit}"), "ok"),
    "answer-accepted-in-part": Sentence(_("accepted what {unit} has done so far"), "ok"),
    "answer-returned": Sentence(_("returned the part of {unit}"), "late"),
    "answer-waived": Sentence(_("waived the part of {unit}"), "mute"),
    "answer-reopened": Sentence(_("reopened the part of {unit}"), "info"),
    "evidence-added": Sentence(_("added “{title}” for {unit}"), "info"),
    "evidence-used": Sentence(_("counted “{title}” for {unit} too"), "info"),
    "evidence-changed": Sentence(_("changed the day or count of “{title}” of {unit}"), "info"),
    "evidence-withdrawn": Sentence(_("withdrew “{title}” of {unit}"), "mute"),
    "ticked": Sentence(_("ticked {line} for {unit}"), "info"),
    "unticked": Sentence(_("took back the tick of {line} for {unit}"), "mute"),
    "order-given": Sentence(_("gave the order “{name}” to {units}"), "info"),
    "instructed": Sentence(_("gave an instruction on “{name}”"), "wait"),
    "remarked": Sentence(_("said something about “{name}”"), "info"),
    "unit-asked": Sentence(_("asked {to} to help {unit}"), "wait"),
    "waiver-asked": Sentence(_("asked to be let off for {unit}"), "wait"),
    "waiver-granted": Sentence(_("let {unit} off"), "mute"),
    "waiver-refused": Sentence(_("refused to let {unit} off"), "late"),
    "date-asked": Sentence(_("asked for another date for {unit}"), "wait"),
    "date-granted": Sentence(_("agreed another date with {unit}"), "info"),
    "date-refused": Sentence(_("refused {unit} another date"), "late"),
    "chaser-written": Sentence(_("wrote the chaser {name} to {units}"), "late"),
    "chaser-replied": Sentence(_("replied to {name} for {unit}"), "wait"),
    "chaser-accepted": Sentence(_("accepted the reply of {unit} to {name}"), "ok"),
    "chaser-returned": Sentence(_("returned the reply of {unit} to {name}"), "late"),
    "chased": Sentence(_("put “{name}” under the chaser {chaser}"), "late"),
    "check-planned": Sentence(
        _("planned the check {name}: {drawn} of {pool} accepted answers, seed {seed}"), "info"
    ),
    "check-in-order": Sentence(_("found the part of {unit} in “{name}” in order ({check})"), "ok"),
    "check-found": Sentence(_("found something amiss with the part of {unit} in “{name}” ({check})"), "late"),
    "check-closed": Sentence(_("closed the check {name}: {looked} looked at, {findings} findings"), "ok"),
    "pass-link-made": Sentence(_("made a link for {name} until {day}"), "info"),
    "pass-link-mailed": Sentence(_("mailed the link for {name} to {to}"), "info"),
    "pass-link-ended": Sentence(_("ended the link for {name}"), "mute"),
    "feed-opened": Sentence(_("opened the calendar of {name}"), "info"),
    "feed-renewed": Sentence(_("renewed the address of the calendar of {name}"), "info"),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    states = dict(TaskState.choices)
    fields = {"target": _("target"), "answer_state": _("state")}
    declare(SENTENCES, fields, {"day": day, "answer_state": lambda state: states.get(state, state)})
