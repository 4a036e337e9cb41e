"""Where one goes from a plan: rooms above add their pages, which this room does not know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from luoshi.plans.models import Plan


@dataclass(frozen=True, slots=True)
class Link:
    """A page about a plan: its url takes the plan's key. One `is_main` link stands out, some stand aside."""

    label: Any
    url_name: str
    icon: str
    permission: str
    is_main: bool = False
    is_aside: bool = False


_links: list[Link] = []


def register(*links: Link) -> None:
    """Called once by a room when it is ready."""
    _links.extend(links)


def links_for(plan: Plan, person: Any) -> Iterator[dict[str, Any]]:
    """The pages that this person may open, in the order of registration."""
    for link in _links:
        if person.has_perm(link.permission, plan):
            address = reverse(link.url_name, args=[plan.pk])
            looks = {"is_main": link.is_main, "is_aside": link.is_aside}
            yield {"label": link.label, "icon": link.icon, "url": address, **looks}
