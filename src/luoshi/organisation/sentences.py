"""How the journal tells what happened to units, people and the calendar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.journal.sentences import Sentence, day, declare
from luoshi.organisation.date_words import word_meaning
from luoshi.organisation.holidays import holiday_name
from luoshi.organisation.models import Role

SENTENCES = {
    "organisation-founded": Sentence(_("founded {name}"), "ok"),
    "sample-removed": Sentence(_("removed the sample {name}"), "late"),
    "below-invited": Sentence(_("made a code for an organisation below"), "info"),
    "below-invitation-withdrawn": Sentence(_("withdrew a code for an organisation below"), "mute"),
    "organisation-joined": Sentence(_("put {below} below {above}"), "ok"),
    "organisation-left": Sentence(_("took {below} away from {above}"), "late"),
    "organisation-released": Sentence(_("let {below} go from {above}"), "late"),
    "unit-added": Sentence(_("added the unit {name}"), "ok"),
    "unit-renamed": Sentence(_("renamed the unit"), "info"),
    "unit-moved": Sentence(_("moved {name} to another unit above it"), "info"),
    "unit-ordered": Sentence(_("changed the place of {name} in the list")),
    "unit-closed": Sentence(_("closed the unit {name}"), "late"),
    "unit-reopened": Sentence(_("took back the closing of {name}"), "ok"),
    "alias-added": Sentence(_("added the other name “{alias}”"), "info"),
    "alias-removed": Sentence(_("removed the other name “{alias}”")),
    "person-added": Sentence(_("added {name} with the sign-in name {login}"), "ok"),
    "person-changed": Sentence(_("changed the {field} of {name}"), "info"),
    "person-deactivated": Sentence(_("closed the account of {name}"), "late"),
    "person-activated": Sentence(_("opened the account of {name} again"), "ok"),
    "role-given": Sentence(_("made {name} {role} in {unit}"), "ok"),
    "role-taken": Sentence(_("took the role {role} in {unit} from {name}")),
    "stand-in-named": Sentence(
        _("named {stand_in} to stand in for {name} from {starts_on} to {ends_on}"), "info"
    ),
    "stand-in-ended": Sentence(_("ended the time in which {stand_in} stood in for {name}")),
    "link-made": Sentence(_("made a one-time sign-in link for {name}")),
    "password-chosen": Sentence(_("chose a password through a one-time link")),
    "day-changed": Sentence(_("changed the calendar for {name}"), "info"),
    "day-removed": Sentence(_("removed the organisation's own entry for {name}")),
    "notice-taken": Sentence(_("took over the holiday notice for {year}: {days} days"), "ok"),
    "word-changed": Sentence(_("changed what “{name}” means"), "info"),
    "word-reset": Sentence(_("gave “{name}” its usual meaning again")),
}

ROLES = dict(Role.choices)
FIELDS = {
    "name": pgettext_lazy("of a person", "name"),
    "login": _("sign-in name"),
    "post": _("post"),
    "email": _("e-mail address"),
    "above": _("unit above"),
    "closed_on": _("last day"),
    "works": _("working day"),
    "holiday": _("holiday"),
    "note": _("reason"),
    "meaning": _("meaning"),
}


VALUES = {
    "role": lambda code: ROLES.get(code, code),
    **dict.fromkeys(("closed_on", "starts_on", "ends_on"), day),
    "meaning": word_meaning,
    "holiday": holiday_name,
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    declare(SENTENCES, FIELDS, VALUES)
