"""What every request passes: its language, and one place where an action's refusal becomes an answer."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from luoshi.foundation.refusals import Conflict, Refused

Next = Callable[[HttpRequest], HttpResponse]


def language(get_response: Next) -> Next:
    """The language of the cookie, Chinese without one: a browser's own setting says little in an office."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        code = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware


class _Refusals:
    """Answers a Refused: a message and the page it came from, or the message as a fragment to htmx."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        status = 409 if isinstance(exception, Conflict) else 422
        if request.headers.get("HX-Request"):
            return render(request, "components/refusal.html", {"message": exception.message}, status=status)
        messages.error(request, exception.message)
        back = request.META.get("HTTP_REFERER", "")
        if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
            back = "/"
        return HttpResponseRedirect(back)


refusals = _Refusals
