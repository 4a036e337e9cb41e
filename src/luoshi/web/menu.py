"""The menu: each room's own entries, in groups; an entry is shown to whoever may use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from luoshi.notices.bell import bell_of

# Groups under a heading; of each entry label, url name, icon, permission. What is in daily use comes first.
GROUPS = (
    (
        "",
        (
            (_("My work"), "my_work", "list-check", "work.see"),
            (_("Overview"), "home", "home", "desk.see_overview"),
            (_("Progress"), "progress", "chart-bar", "desk.see_all"),
            (_("Review"), "review", "square-check", "work.see_review"),
        ),
    ),
    (
        _("The plan"),
        (
            (_("Work plans"), "plans", "file-text", "plans.see"),
            (_("The year"), "year", "layout-grid", "work.see"),
            (_("Tasks"), "tasks", "checklist", "work.see"),
            (_("Standing work"), "duties", "repeat", "work.see"),
            (_("Calendar"), "calendar", "calendar", "work.see"),
        ),
    ),
    (
        _("Following up"),
        (
            (_("Orders"), "orders", "send", "work.see"),
            (_("Chasers"), "chasers", "bell", "work.see"),
            (_("Checks"), "checks", "eye", "work.see"),
            (_("Meetings"), "meetings", "presentation", "meetings.see"),
            (_("Ledgers"), "ledgers", "clipboard-list", "ledgers.see"),
        ),
    ),
    (
        _("Taking stock"),
        (
            (_("Reports"), "reports", "report", "reports.see"),
            (_("Reports on duties"), "duty_reports", "id", "reports.see_duties"),
            (_("Assessment"), "schemes", "award", "assessment.see"),
            (_("Burden meter"), "burden", "gauge", "desk.see_all"),
            (_("Organisations below"), "below", "users-group", "desk.see_below"),
        ),
    ),
    (
        _("The organisation"),
        (
            (_("Legal review"), "flags", "scale", "plans.review_flags"),
            (_("Units and people"), "units", "users", "organisation.see"),
        ),
    ),
)
SHORTCUTS = 4


def menu(request: HttpRequest) -> dict[str, Any]:
    """What the frame shows of whoever is signed in, made only where a page draws it: mails have none of it."""
    return {
        "menu": SimpleLazyObject(lambda: list(_groups(request))),
        "shortcuts": SimpleLazyObject(lambda: _shortcuts(request)),
        "unit_name": SimpleLazyObject(lambda: _unit_name(request)),
        "account_url": SimpleLazyObject(lambda: _account_url(request)),
        "kept_views_url": _kept_views_url(request),
        "search_url": reverse("search"),
        "tokens_url": reverse("tokens"),
        "bell": SimpleLazyObject(lambda: bell_of(request)),
    }


def _account_url(request: HttpRequest) -> str:
    person: Any = request.user
    return reverse("person", args=[person.pk]) if person.is_authenticated else ""


def _kept_views_url(request: HttpRequest) -> str:
    """Of the views that are kept, told which page it is asked from."""
    return f"{reverse('kept_views')}?{urlencode({'of': request.get_full_path()})}"


def _unit_name(request: HttpRequest) -> str:
    person: Any = request.user
    memberships = person.memberships_now if person.is_authenticated else []
    return str(memberships[0].unit) if memberships else ""


def _groups(request: HttpRequest) -> Iterator[dict[str, Any]]:
    """A group of which the person may use nothing is left out."""
    for title, entries in GROUPS:
        shown = list(_entries(request, entries))
        if shown:
            yield {"title": title, "entries": shown}


def _shortcuts(request: HttpRequest) -> list[dict[str, Any]]:
    """The first entries, which a phone shows at its foot."""
    return list(
        islice(_entries(request, chain.from_iterable(entries for _title, entries in GROUPS)), SHORTCUTS)
    )


def _entries(request: HttpRequest, entries: Iterable[tuple[Any, str, str, str]]) -> Iterator[dict[str, Any]]:
    person: Any = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return
    current = _current(request)
    for label, name, icon, permission in entries:
        if person.has_perm(permission):
            yield {
                "label": label,
                "url": reverse(name),
                "icon": icon,
                "current": reverse(name) == current,
            }


def _current(request: HttpRequest) -> str:
    """The address of the entry under which the page stands: the nearest, where one lies below another."""
    names = [name for _title, entries in GROUPS for _label, name, _icon, _permission in entries]
    above = [
        address
        for address in map(reverse, names)
        if request.path == address or (address != reverse("home") and request.path.startswith(address))
    ]
    return max(above, key=len, default="")
