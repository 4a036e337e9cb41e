"""How the journal tells what happened to tasks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.journal.sentences import Sentence, day, declare

SENTENCES = {
    "plan-published": Sentence(
        _("published {name}: {made} tasks made, {moved} moved, {dropped} dropped, {kept} kept"), "ok"
    ),
    "task-moved": Sentence(_("replaced “{name}” by publishing anew"), "info"),
    "task-dropped": Sentence(_("dropped “{name}”, due {day}, by publishing anew"), "mute"),
    "task-resumed": Sentence(_("took “{name}” up again by publishing anew"), "ok"),
    "tasks-paused": Sentence(_("paused {tasks} tasks of “{name}”"), "wait"),
    "date-agreed": Sentence(_("agreed another date for “{name}”"), "info"),
    "feed-opened": Sentence(_("opened the calendar of {name}"), "info"),
    "feed-renewed": Sentence(_("renewed the address of the calendar of {name}"), "info"),
}


def declare_sentences() -> None:
    """Called when the room is ready."""
    declare(SENTENCES, {"target": _("target")}, {"day": day})
