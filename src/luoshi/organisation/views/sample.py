"""Taking the sample away."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.foundation.lookup import require
from luoshi.organisation import actions
from luoshi.organisation.requests import SignedIn


@require_POST
def remove_sample(request: SignedIn) -> HttpResponse:
    """Whoever presses the button belongs to the sample and is signed out with it."""
    organisation = request.user.organisation
    require(request.user, "organisation.remove_sample", organisation)
    actions.remove_sample(organisation=organisation, person=request.user)
    logout(request)
    messages.success(request, _("The sample is removed. “luoshi setup-link” makes the link to begin with."))
    return redirect("account_login")
