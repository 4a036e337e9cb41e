"""Pages before anyone is signed in: one-time links, the first run, a forgotten password."""

from __future__ import annotations

from uuid import UUID

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_scopes import scope, scopes_disabled

from luoshi.organisation.actions import choose_password, found_organisation
from luoshi.organisation.first_run import number_of
from luoshi.organisation.forms.first_run import SetUpForm
from luoshi.organisation.forms.sign_in import PasswordForm
from luoshi.organisation.links import person_of
from luoshi.organisation.models import Person
from luoshi.organisation.sign_in import mail_is_set, unlock

GONE = 410


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """The one-time link of the first run."""
    number = number_of(token)
    if number is None:
        return render(request, "organisation/set_up_gone.html", status=GONE)
    form = SetUpForm(request.POST or None)
    if form.is_valid():
        _organisation, person = found_organisation(**form.cleaned_data, number=number)
        _sign_in(request, person)
        return redirect("units")
    return render(request, "organisation/set_up.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def use_link(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """A person's one-time link: choose a password and be signed in."""
    person = person_of(key, token)
    if person is None:
        return render(request, "organisation/use_link_gone.html", status=GONE)
    form = PasswordForm(request.POST or None, person=person)
    if form.is_valid():
        with scope(organisation=person.organisation_id):
            choose_password(person=person, **form.cleaned_data)
        _sign_in(request, person)
        messages.success(request, _("Your password is set."))
        return redirect("home")
    context = {"form": form, "person": person}
    return render(request, "organisation/use_link.html", context, status=422 if form.errors else 200)


@login_not_required
def reset_password(request: HttpRequest) -> HttpResponseBase:
    """A link by mail, or whom to ask where no mail is set up."""
    if not mail_is_set():
        return render(request, "account/password_reset_without_mail.html")
    with scopes_disabled():
        response: HttpResponseBase = allauth_views.password_reset(request)
        return response


def _sign_in(request: HttpRequest, person: Person) -> None:
    """Whoever was signed in in this browser before is signed out."""
    adapter = get_adapter(request)
    adapter.logout(request)
    adapter.login(request, person)
    unlock(request, person)
