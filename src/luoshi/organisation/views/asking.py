"""One way of asking for something in a form: a dialog to htmx, a page of its own without script."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseClientRedirect

from luoshi.organisation.requests import SignedIn


def ask(
    request: SignedIn,
    form: forms.Form,
    *,
    title: str,
    label: str,
    back: str,
    **context: Any,
) -> HttpResponse:
    """The form with the button `label`, or again with what is wrong; `back` is where cancelling leads.

    context: lead? (a sentence above the form), tone? ("danger").
    """
    context |= {"form": form, "title": title, "label": label, "back": back}
    return render(request, "organisation/form.html", context, status=422 if form.errors else 200)


def done(request: SignedIn, address: str, said: str = "") -> HttpResponse:
    """To the page where the change shows, also out of a dialog."""
    if said:
        messages.success(request, said)
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    return redirect(address)
