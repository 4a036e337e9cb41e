"""The lists of meetings, one beside another."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def tabs(current: str) -> list[dict[str, Any]]:
    """Coming, held, by series; where they are held."""
    names = (
        ("meetings", _("Coming")),
        ("meetings_held", _("Held")),
        ("meeting_series_list", _("Series")),
        ("meeting_rooms", _("Rooms")),
    )
    return [{"label": label, "url": reverse(name), "current": name == current} for name, label in names]
