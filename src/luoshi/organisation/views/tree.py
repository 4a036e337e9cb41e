"""Whom this organisation stands below, and who stands below it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_scopes import scopes_disabled

from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.organisation.actions import tree as actions
from luoshi.organisation.forms.tree import CodeForm, InvitationForm
from luoshi.organisation.models import Invitation, Subordination
from luoshi.organisation.queries.above import above_of, directly_below
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.tabs import room_tabs

MONTH = timedelta(days=30)


@require_GET
def organisations(request: SignedIn) -> HttpResponse:
    """Above and below, and the codes that are out."""
    return _page(request, CodeForm(), InvitationForm(initial={"ends_on": timezone.localdate() + MONTH}))


@require_POST
def join(request: SignedIn) -> HttpResponse:
    """With the code of the one above; what is wrong with it stands beside the field."""
    require(request.user, actions.MANAGE)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            tie = actions.join_above(person=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("code", refusal.message)
        else:
            messages.success(request, _("Your organisation stands below %(name)s now.") % {"name": tie.above})
            return redirect("organisations")
    return _page(request, form, InvitationForm(), 422)


@require_POST
def invite(request: SignedIn) -> HttpResponse:
    """A new code."""
    require(request.user, actions.MANAGE)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return _page(request, CodeForm(), form, 422)
    actions.invite_below(person=request.user, **form.cleaned_data)
    messages.success(request, _("The code is made. Give it to the administrator of the organisation below."))
    return redirect("organisations")


@require_POST
def withdraw(request: SignedIn, pk: UUID) -> HttpResponse:
    """A code that is not to be used any more."""
    row = find(Invitation.objects.all(), request.user, see="organisation.see", do=actions.MANAGE, pk=pk)
    actions.withdraw_invitation(invitation=row, person=request.user)
    return redirect("organisations")


@require_POST
def end(request: SignedIn, pk: UUID) -> HttpResponse:
    """Either side ends it."""
    require(request.user, actions.MANAGE)
    with scopes_disabled():
        rows = Subordination.objects.select_related("organisation", "above")
        tie = rows.filter(pk=pk).first()
        own = request.user.organisation_id
        if tie is not None and tie.organisation_id == own:
            actions.leave_above(tie=tie, person=request.user)
        elif tie is not None and tie.above_id == own:
            actions.release_below(tie=tie, person=request.user)
    messages.success(request, _("The tie has ended."))
    return redirect("organisations")


def _page(request: SignedIn, code: CodeForm, invitation: InvitationForm, status: int = 200) -> HttpResponse:
    require(request.user, actions.MANAGE)
    own = request.user.organisation
    context = {
        "tabs": room_tabs(request, "organisations"),
        "above": above_of(own),
        "below": directly_below(own),
        "codes": Invitation.objects.filter(ends_on__gte=timezone.localdate()).select_related("made_by"),
        "code_form": code,
        "invitation_form": invitation,
    }
    return render(request, "organisation/organisations.html", context, status=status)
