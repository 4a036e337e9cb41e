"""Pages with their filters, kept under a name of one's own."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.desk.actions import kept_views as actions
from luoshi.desk.forms import KeptViewForm
from luoshi.desk.models import KeptView
from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn


@require_http_methods(["GET", "POST"])
def kept_views(request: SignedIn) -> HttpResponse:
    """Those of the person; the page that `of` in the address names can be kept."""
    form = KeptViewForm(request.POST or None, initial={"address": request.GET.get("of", "")})
    if form.is_valid():
        view = actions.keep_view(person=request.user, **form.cleaned_data)
        messages.success(request, _("“%(name)s” is kept.") % {"name": view})
        return redirect(view.address)
    context = {"form": form, "views": KeptView.objects.filter(person=request.user)}
    return render(request, "desk/kept_views.html", context, status=422 if form.is_bound else 200)


@require_POST
def drop_view(request: SignedIn, pk: UUID) -> HttpResponse:
    """Keep it no longer."""
    view = find(KeptView.objects.all(), request.user, see="desk.drop_view", pk=pk)
    actions.drop_view(view=view, person=request.user)
    messages.success(request, _("“%(name)s” is no longer kept.") % {"name": view})
    return redirect("kept_views")
