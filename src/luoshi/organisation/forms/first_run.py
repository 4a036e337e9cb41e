"""The form that founds an organisation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.forms.people import LOGIN_HELP, LoginField
from luoshi.organisation.forms.sign_in import NewPassword
from luoshi.organisation.models import Organisation, Person
from luoshi.organisation.queries.people import login_is_taken


class SetUpForm(forms.Form):
    """The organisation and its first person."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=120)
    administrator = forms.CharField(label=_("Your name"), max_length=80)
    login = LoginField(label=_("Your sign-in name"), help_text=LOGIN_HELP)
    password = NewPassword()

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Organisation.objects.filter(name=name).exists():
            raise ValidationError(_("There is an organisation of this name already."))
        return name

    def clean_login(self) -> str:
        login: str = self.cleaned_data["login"]
        if login_is_taken(login):
            raise ValidationError(_("This sign-in name is in use. Choose another one."))
        return login

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "password" in cleaned:
            person = Person(login=cleaned.get("login", ""), name=cleaned.get("administrator", ""))
            try:
                validate_password(cleaned["password"], person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned
