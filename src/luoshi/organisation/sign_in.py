"""Signing in: local accounts only; nobody signs up, people are entered by their organisation."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import url_str_to_user_pk
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from luoshi.organisation.actions.people import change_language
from luoshi.organisation.models import Person
from luoshi.organisation.queries.people import plain_login


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The points where the sign-in library asks us."""

    error_messages = {  # noqa: RUF012 (the library's own name and kind)
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Sign-in name or password is wrong."
            " After five wrong tries the account is locked for five minutes."
        ),
        "too_many_login_attempts": _(
            "This account is locked for five minutes after five wrong passwords. Wait, or ask the"
            " administrator of your organisation for a one-time link."
        ),
        "incorrect_password": _("The password is wrong."),
        "enter_current_password": _("The password is wrong."),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        with scopes_disabled():
            person: AbstractBaseUser | None = super().authenticate(request, **credentials)
            return person

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """The language chosen before signing in becomes the person's; without one, theirs is used."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen in dict(settings.LANGUAGES):
            change_language(person=user, language=chosen)
        else:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
        return response

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Also over a session of someone from another organisation, which ends with it."""
        with scopes_disabled():
            super().login(request, user)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The same one-time link that an administrator makes. `key` holds the person and the token."""
        person, _dash, token = key.partition("-")
        path = reverse("use_link", args=[url_str_to_user_pk(person), token])
        return str(self.request.build_absolute_uri(path))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # By the account alone: the library counts each host name of a server apart.
        return plain_login(credentials.get("username", ""))


def unlock(request: HttpRequest, person: Person) -> None:
    """Whoever has just proved who they are starts counting anew."""
    Adapter(request)._delete_login_attempts_cached_email(request, username=person.login)


def mail_is_set() -> bool:
    """Whether this server can send mail."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")
