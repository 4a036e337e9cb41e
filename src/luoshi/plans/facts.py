"""What a card says of a commitment, as short facts in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from luoshi.foundation.lists import listed
from luoshi.plans.models import Commitment, FlagState, PromiseKind, UnitFrom
from luoshi.plans.outlook import Outlook
from luoshi.plans.words import said_quantity

FLAGS = {
    "person": gettext_lazy("about people"),
    "speech": gettext_lazy("about speech"),
    "sanction": gettext_lazy("about sanctions"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; `tone` "soon" where something is missing or only suggested, "wait" where it is stopped."""

    label: str
    value: str
    tone: str = ""


def facts_of(commitment: Commitment, outlook: Outlook, *, is_unsure: bool = False) -> Iterator[Fact]:
    """In the order in which one checks them: what kind, how much, by when, who."""
    if commitment.flag_state == FlagState.WAITING:
        touched = listed(FLAGS[flag] for flag in commitment.flags)
        yield Fact(touched, _("not scheduled before the legal review"), "wait")
    if commitment.proposed_by:
        yield Fact(_("proposed by a model"), commitment.proposed_by, "soon")
    if is_unsure:
        yield Fact("", _("the reader was not sure"), "soon")
    yield Fact(_("Kind"), commitment.get_kind_display())
    quantity = said_quantity(commitment)
    if quantity:
        yield Fact(_("How much"), quantity)
    if commitment.starts_on:
        yield Fact(_("From"), date_format(commitment.starts_on, "SHORT_DATE_FORMAT"))
    yield from _dates(commitment, outlook.dues(commitment))
    if commitment.served_by:
        yield Fact(_("Done with"), commitment.served_by.title)
    if commitment.threshold:
        yield Fact(_("Limit"), commitment.threshold)
    if commitment.product:
        yield Fact(_("Document"), _("“%(title)s”") % {"title": commitment.product})
    yield from who_does(commitment)


def _dates(commitment: Commitment, dues: list[date]) -> Iterator[Fact]:
    if commitment.kind in (PromiseKind.STANDING, PromiseKind.ON_EVENT):
        if commitment.due_text:
            yield Fact(_("When"), commitment.due_text)
    elif not dues:
        yield Fact(_("Due"), commitment.due_text or _("no date"), "soon")
    elif len(dues) == 1:
        day = date_format(dues[0], "SHORT_DATE_FORMAT")
        yield Fact(_("Due"), f"{commitment.due_text} · {day}" if commitment.due_text else day)
    else:
        count = ngettext("%(count)d task", "%(count)d tasks", len(dues)) % {"count": len(dues)}
        yield Fact(_("In the year"), f"{count} · {commitment.due_text}" if commitment.due_text else count)


def who_does(commitment: Commitment) -> Iterator[Fact]:
    """Who leads and who supports; a suggestion and a gap stand out."""
    if commitment.each_unit:
        yield Fact(_("Doer"), commitment.actor or _("each unit"))
    elif commitment.unit is None:
        yield Fact(_("Leads"), commitment.actor or _("not named"), "soon")
    elif commitment.unit_from == UnitFrom.MEMORY:
        yield Fact(_("Leads"), _("suggested: %(unit)s") % {"unit": commitment.unit}, "soon")
    else:
        yield Fact(_("Leads"), str(commitment.unit))
    helpers = listed(support.unit for support in commitment.supports.all())
    if helpers:
        yield Fact(_("Each") if commitment.each_unit else _("Supports"), helpers)
