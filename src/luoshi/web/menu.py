"""The menu: each room's own entries, in one order; an entry is shown to whoever may use it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# label, url name, icon, permission
ENTRIES = (
    (_("Start"), "home", "home", "organisation.see"),
    (_("Work plans"), "plans", "file-text", "plans.see"),
    (_("Units and people"), "units", "users", "organisation.see"),
)


def menu(request: HttpRequest) -> dict[str, Any]:
    """The context variable `menu` of every page of someone signed in."""
    person: Any = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {}
    return {
        "menu": [
            {"label": label, "url": reverse(name), "icon": icon, "current": _is_current(request, name)}
            for label, name, icon, permission in ENTRIES
            if person.has_perm(permission)
        ]
    }


def _is_current(request: HttpRequest, name: str) -> bool:
    address = reverse(name)
    return request.path == address if name == "home" else request.path.startswith(address)
