"""The buttons of an answer: where each step is taken, and how it is called."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.work.models import Answer


@dataclass(frozen=True, slots=True)
class Step:
    """One button. A step that `posts` needs nothing to be said; others ask in a dialog or on a page of their own."""

    label: Any
    url: str
    icon: str
    posts: bool = False
    is_main: bool = False
    is_quiet: bool = False
    in_dialog: bool = True


# What may be done → label, url name, icon, and how the button looks; in the order of the buttons.
BUTTONS: tuple[tuple[str, Any, str, str, dict[str, bool]], ...] = (
    ("accept", _("Accept"), "accept", "check", {"posts": True, "is_main": True}),
    ("accept_part", _("Accept what is there"), "accept_part", "check", {}),
    ("return", _("Return"), "send_back", "arrow-back-up", {}),
    ("submit", _("Hand in"), "hand_in", "send", {"is_main": True}),
    ("take_back", _("Take back"), "take_back", "arrow-back-up", {"posts": True}),
    ("hand", _("Hand over"), "hand_over", "user", {"is_quiet": True}),
    ("ask", _("Ask another unit"), "ask_unit", "users", {"is_quiet": True}),
    ("ask", _("Ask for another date"), "ask_date", "calendar", {"is_quiet": True}),
    ("ask", _("Ask to be let off"), "ask_waiver", "ban", {"is_quiet": True}),
    ("waive", _("Waive"), "waive", "ban", {"is_quiet": True}),
    ("reopen", _("Open again"), "reopen", "refresh", {"is_quiet": True}),
)


# What a room above offers for an answer, told what the person may do with it.
Offer = Callable[[Answer, Collection[str]], Step | None]
_offers: list[Offer] = []


def register(offer: Offer) -> None:
    """Called once by a room when it is ready."""
    _offers.append(offer)


def steps_of(answer: Answer, may: Collection[str]) -> Iterator[Step]:
    """The buttons for what may be done: what rooms above offer comes first."""
    yield from filter(None, (offer(answer, may) for offer in _offers))
    for name, label, url_name, icon, looks in BUTTONS:
        if name in may:
            yield Step(label, reverse(url_name, args=[answer.pk]), icon, **looks)


def chase_step(answer: Answer) -> Step:
    """To a chaser on this answer."""
    address = f"{reverse('write_chaser')}?answer={answer.pk}"
    return Step(_("Write a chaser"), address, "bell", is_quiet=True, in_dialog=False)
