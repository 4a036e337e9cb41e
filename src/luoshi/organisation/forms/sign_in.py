"""The sign-in library's forms in our words, and the choice of a password behind a one-time link."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.contrib.auth.password_validation import get_default_password_validators, validate_password
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Person
from luoshi.organisation.queries.people import plain_login


def _rules_for_passwords() -> str:
    """What the validators of the settings ask for, in one sentence instead of theirs."""
    least = max(getattr(rule, "min_length", 0) for rule in get_default_password_validators())
    said = gettext("At least %(least)s characters; no common password, not like your name or sign-in name.")
    return said % {"least": least}


rules_for_passwords = lazy(_rules_for_passwords, str)


class NewPassword(forms.CharField):
    """A password to be chosen; the browser offers to make and keep one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Password"))
        super().__init__(
            strip=False,
            widget=forms.PasswordInput({"autocomplete": "new-password"}),
            help_text=rules_for_passwords(),
            **kwargs,
        )


class PasswordForm(forms.Form):
    """A first or a new password, typed once: it can be looked at, and another link is easily made."""

    password = NewPassword()

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password


def _in_our_words(form: forms.Form, labels: dict[str, Any]) -> None:
    """Our labels, and no placeholder that repeats them."""
    for name, field in form.fields.items():
        field.label = labels[name]
        field.widget.attrs.pop("placeholder", None)
        field.help_text = ""


class SignInForm(allauth_forms.LoginForm):  # type: ignore[misc]
    """Sign-in name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, {"login": _("Sign-in name"), "password": _("Password")})

    def clean_login(self) -> str:
        return plain_login(super().clean_login())


class ChangePasswordForm(allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    """The present password and a new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"oldpassword": _("Present password"), "password1": _("New password")}
        _in_our_words(self, {**labels, "password2": _("New password once more")})
        self.fields["password1"].help_text = rules_for_passwords()


class ResetPasswordForm(allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, {"email": _("E-mail")})


class ReauthenticateForm(allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self, {"password": _("Password")})
