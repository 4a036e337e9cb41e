"""How the journal tells of meetings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, day, declare
from luoshi.meetings.models import MeetingState, Quorum

SENTENCES = {
    "series-founded": Sentence(_("founded the series “{name}”"), "ok"),
    "series-changed": Sentence(_("changed the series “{name}”"), "info"),
    "series-ended": Sentence(_("ended the series “{name}”"), "mute"),
    "seat-added": Sentence(_("gave {seat} a seat in “{name}”"), "info"),
    "seat-removed": Sentence(_("took the seat of {seat} out of “{name}”"), "mute"),
    "meeting-planned": Sentence(_("planned “{name}” for {day}"), "info"),
    "meeting-moved": Sentence(_("moved “{name}”"), "wait"),
    "meeting-called": Sentence(_("called “{name}”"), "info"),
    "meeting-cancelled": Sentence(_("cancelled “{name}”"), "late"),
    "meeting-held": Sentence(_("recorded that “{name}” was held"), "ok"),
    "agenda-drafted": Sentence(_("drafted the agenda of “{name}” from open matters"), "info"),
    "item-added": Sentence(_("put “{item}” on the agenda"), "info"),
    "item-changed": Sentence(_("changed “{item}” on the agenda"), "info"),
    "item-removed": Sentence(_("took “{item}” off the agenda"), "mute"),
    "item-raised": Sentence(_("moved “{item}” up on the agenda"), "mute"),
    "handout-added": Sentence(_("added the paper “{file}”"), "info"),
    "handout-removed": Sentence(_("took the paper “{file}” away"), "mute"),
    "room-added": Sentence(_("added the room “{name}”"), "info"),
    "room-changed": Sentence(_("changed the room “{name}”"), "info"),
    "room-removed": Sentence(_("took the room “{name}” away"), "mute"),
    "invited": Sentence(_("asked {whom} to “{name}”"), "info"),
    "uninvited": Sentence(_("no longer asked {whom} to “{name}”"), "mute"),
    "invitation-accepted": Sentence(_("said that {whom} will come to “{name}”"), "ok"),
    "invitation-declined": Sentence(_("said that {whom} will not come to “{name}”"), "late"),
    "presence-noted": Sentence(_("noted who was at “{name}”"), "info"),
    "decision-added": Sentence(_("wrote down the decision “{decision}”"), "info"),
    "decision-changed": Sentence(_("changed the decision “{decision}”"), "info"),
    "decision-removed": Sentence(_("struck the decision “{decision}”"), "mute"),
    "decision-given": Sentence(_("gave the decision “{decision}” to {unit} as a task"), "ok"),
    "decision-entered": Sentence(_("gave the decision “{decision}” to {unit} as a line of a ledger"), "ok"),
    "minutes-drafted": Sentence(_("drafted the minutes of “{name}”"), "info"),
    "minutes-written": Sentence(_("wrote on the minutes of “{name}”"), "info"),
    "minutes-issued": Sentence(_("issued the minutes of “{name}”"), "ok"),
}
FIELDS = {
    "begins": _("beginning"),
    "ends": _("end"),
    "place": _("place"),
    "quorum": _("quorum"),
    "notice_days": _("days of notice"),
    "seats": _("seats"),
    "meeting_state": _("state"),
    "day": _("day"),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    states, quorums = dict(MeetingState.choices), dict(Quorum.choices)
    values = {
        "meeting_state": lambda state: states.get(state, state),
        "quorum": lambda code: quorums.get(code, code),
        "day": day,
    }
    declare(SENTENCES, FIELDS, values)
