"""The pages that belong to no room."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as set_language_cookie

from luoshi.organisation.actions import change_language


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """The language of this browser and, of someone signed in, the one they are written to."""
    code = request.POST.get("language", "")
    if request.user.is_authenticated and code in dict(settings.LANGUAGES):
        change_language(person=request.user, language=code)
    return set_language_cookie(request)
