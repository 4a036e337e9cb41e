"""Naming who stands in for someone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.organisation.actions import stand_ins as actions
from luoshi.organisation.forms.stand_ins import StandInForm
from luoshi.organisation.models import Person, StandIn
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done

NAME = "organisation.name_stand_in"


@require_http_methods(["GET", "POST"])
def name_stand_in(request: SignedIn, pk: UUID) -> HttpResponse:
    """For someone's absence."""
    absent = find(Person.objects.all(), request.user, see="organisation.see", do=NAME, pk=pk)
    form = StandInForm(request.POST or None, absent=absent)
    back = reverse("person", args=[absent.pk])
    if form.is_valid():
        actions.name_stand_in(absent=absent, person=request.user, **form.cleaned_data)
        return done(request, back, _("The stand-in has been named."))
    return ask(request, form, title=_("Name a stand-in"), lead=absent.name, label=_("Save"), back=back)


@require_POST
def end_stand_in(request: SignedIn, pk: UUID) -> HttpResponse:
    """Before its time."""
    row = find(
        StandIn.objects.select_related("absent", "person"), request.user, see="organisation.see", pk=pk
    )
    find(Person.objects.all(), request.user, see="organisation.see", do=NAME, pk=row.absent_id)
    actions.end_stand_in(row=row, person=request.user)
    return done(request, reverse("person", args=[row.absent_id]), _("The stand-in has ended."))
