"""One's own notices, and how one is told."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.notices.actions import own as actions
from luoshi.notices.bell import silent_bell
from luoshi.notices.forms.own import PreferenceForm
from luoshi.notices.queries.own import notices_of, shown, way_of
from luoshi.notices.views.tabs import room_tabs
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.sign_in import mail_is_set

PAGE = 20


@require_GET
def notices(request: SignedIn) -> HttpResponse:
    """Day by day, what is new unfolded."""
    page = Paginator(notices_of(request.user), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "shown": shown(page.object_list), "tabs": room_tabs(request, "notices")}
    return render(request, "notices/notices.html", context)


@require_POST
def read_notices(request: SignedIn) -> HttpResponse:
    """All of them; to htmx the bell as it now stands."""
    actions.read_notices(person=request.user)
    if request.headers.get("HX-Request"):
        return render(request, "components/bell.html", {"bell": silent_bell()})
    return redirect("notices")


@require_http_methods(["GET", "POST"])
def notice_choice(request: SignedIn) -> HttpResponse:
    person = request.user
    form = PreferenceForm(request.POST or None, initial={"way": way_of(person), "language": person.language})
    if form.is_valid():
        actions.choose_way(person=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("notice_choice")
    context = {"form": form, "tabs": room_tabs(request, "notice_choice"), "mail_is_set": mail_is_set()}
    return render(request, "notices/notice_choice.html", context, status=422 if form.errors else 200)
