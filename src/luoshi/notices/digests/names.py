"""What the sections of a digest are called, and in which order they stand."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from luoshi.notices.digests.timing import AHEAD, BELOW, LATE, TODAY, Section
from luoshi.notices.sources import standing_sections

NAMES = {
    LATE: gettext_noop("Late"),
    TODAY: gettext_noop("Due today"),
    BELOW: gettext_noop("Late in units below"),
}
TONES = {LATE: "late", BELOW: "late", TODAY: "soon", AHEAD: "info"}


def name_of(section: Section) -> str:
    """In the reader's language."""
    if section.code == AHEAD:
        said = ngettext("%(days)s day before the date", "%(days)s days before the date", section.days)
        return said % {"days": section.days}
    own = standing_sections()
    return str(own.get(section.code, "")) or _(NAMES.get(section.code, section.code))


def tone_of(code: str) -> str:
    """A tone of `foundation.looks`."""
    return TONES.get(code, "wait")


def rank(section: Section) -> tuple[int, int]:
    """What is late first, then what stands open, then by date; what others owe at the end."""
    order = [LATE, *standing_sections(), TODAY, AHEAD, BELOW]
    return order.index(section.code), section.days
