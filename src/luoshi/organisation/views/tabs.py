"""The tabs by which this room's pages are reached."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.organisation.models import Person, Unit
from luoshi.organisation.requests import SignedIn

Tab = dict[str, Any]


def room_tabs(request: SignedIn, current: str) -> list[Tab]:
    """Units and people; to whoever looks after them, the calendar and the words too."""
    pages = {"units": _("Units"), "people": _("People")}
    if request.user.has_perm("organisation.manage_calendar"):
        pages |= {"working_days": _("Working days"), "date_words": _("Words for dates")}
    if request.user.has_perm("organisation.manage_tree"):
        pages |= {"organisations": _("Above and below")}
    return [
        {"label": label, "url": reverse(name), "current": name == current} for name, label in pages.items()
    ]


def unit_tabs(request: SignedIn, unit: Unit, current: str) -> list[Tab]:
    """A unit as it is, and its past where the reader may see it."""
    return _with_history(request, unit, current, "unit", _("Unit"))


def person_tabs(request: SignedIn, person: Person, current: str) -> list[Tab]:
    """A person as they are, and their past where the reader may see it."""
    return _with_history(request, person, current, "person", _("Person"))


def _with_history(request: SignedIn, row: Unit | Person, current: str, name: str, label: str) -> list[Tab]:
    if not request.user.has_perm("organisation.see_journal", row):
        return []
    pages = {name: label, f"{name}_history": _("History")}
    return [
        {"label": text, "url": reverse(page, args=[row.pk]), "current": page == current}
        for page, text in pages.items()
    ]
