"""The bell in the frame of every page."""

from __future__ import annotations

from typing import Any, TypedDict

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse

from luoshi.notices.models import Channel, Message


class Bell(TypedDict):
    """Where it leads and how much is new."""

    url: str
    count: int


def unread() -> Coalesce:
    """How much of a person's is new, out of an index alone; read with the person themselves."""
    # Written when the program starts, so that no scope is asked for; the person's organisation is the bound.
    of_person: QuerySet[Any] = QuerySet(Message).filter(
        organisation=OuterRef("organisation"), person=OuterRef("pk"), channel=Channel.APP, read_at=None
    )
    counted = of_person.order_by().values("person").annotate(count=Count("*"))
    return Coalesce(Subquery(counted.values("count")), 0)


def bell_of(request: HttpRequest) -> Bell | None:
    """Of whoever is signed in; no query of its own."""
    person: Any = getattr(request, "user", None)
    count = getattr(person, "unread_notices", None)
    return None if count is None else Bell(url=reverse("notices"), count=count)


def silent_bell() -> Bell:
    """When all has been read."""
    return Bell(url=reverse("notices"), count=0)
