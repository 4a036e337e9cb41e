"""The tabs by which this room's pages are reached."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.organisation.requests import SignedIn


def room_tabs(request: SignedIn, current: str) -> list[dict[str, Any]]:
    """One's own; to the office, when people are reminded and where to; what was not sent."""
    pages = {
        "notices": (_("My notices"), "notices.see"),
        "notice_choice": (_("How I am told"), "notices.see"),
        "reminders": (_("When to remind"), "notices.manage"),
        "bots": (_("Groups of units"), "notices.manage"),
        "outbox": (_("Not sent"), "notices.see_outbox"),
    }
    return [
        {"label": label, "url": reverse(name), "current": name == current}
        for name, (label, permission) in pages.items()
        if request.user.has_perm(permission)
    ]
