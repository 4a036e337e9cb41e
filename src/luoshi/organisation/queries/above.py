"""The tree of organisations, as far as one of them may see it: itself, whom it stands below, and all below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django_scopes import scopes_disabled

from luoshi.organisation.models import Organisation, Subordination


@dataclass(slots=True)
class Node:
    """An organisation and those below it, by name."""

    key: UUID
    name: str
    below: list[Node] = field(default_factory=list)

    @property
    def whole(self) -> list[UUID]:
        """Its own key and those of all below it, each before those below it."""
        return [self.key, *(key for node in self.below for key in node.whole)]


def has_below() -> Exists:
    """Whether others stand below the organisation of a person; read with the person themselves."""
    # Written when the program starts, so that no scope is asked for.
    ties: QuerySet[Any] = QuerySet(Subordination).filter(above=OuterRef("organisation"))
    return Exists(ties)


def above_by_key() -> dict[UUID, UUID]:
    """For every organisation that stands below another, which; one query."""
    with scopes_disabled():
        return dict(Subordination.objects.values_list("organisation", "above"))


def tree_below(organisation: Organisation) -> Node:
    """The organisation with all below it, at any depth; two queries."""
    return node_of(organisation.pk, above_by_key(), dict(Organisation.objects.values_list("pk", "name")))


def node_of(key: UUID, above: Mapping[UUID, UUID], names: Mapping[UUID, str]) -> Node:
    """The part of the tree that hangs on one organisation."""
    below: dict[UUID, list[UUID]] = defaultdict(list)
    for one, other in above.items():
        below[other].append(one)

    def grown(one: UUID) -> Node:
        return Node(one, names[one], [grown(other) for other in sorted(below[one], key=lambda o: names[o])])

    return grown(key)


def stands_below(one: UUID, other: UUID, above: Mapping[UUID, UUID]) -> bool:
    """Whether `one` is `other` or stands below it, at any depth."""
    place: UUID | None = one
    while place is not None and place != other:
        place = above.get(place)
    return place is not None


def above_of(organisation: Organisation) -> Subordination | None:
    """The tie to the one above it, with that one's name."""
    return Subordination.objects.filter(organisation=organisation).select_related("above").first()


def directly_below(organisation: Organisation) -> list[Subordination]:
    """The ties of those right below it, by name."""
    with scopes_disabled():
        rows = Subordination.objects.filter(above=organisation).select_related("organisation")
        return list(rows.order_by("organisation__name"))
