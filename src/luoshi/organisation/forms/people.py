"""Forms about people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.organisation.forms.fields import UnitField
from luoshi.organisation.models import Person, Role
from luoshi.organisation.queries.people import login_is_taken, plain_login

LOGIN_HELP = _("Letters, digits, dot, hyphen or underscore; small and capital letters are the same.")


class LoginField(forms.RegexField):
    """A sign-in name, cleaned to how it is kept."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Sign-in name"))
        super().__init__(
            r"^[\w.\-@+]+$",
            max_length=60,
            error_messages={"invalid": _("Use letters, digits, dot, hyphen or underscore only.")},
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        return plain_login(super().to_python(value) or "")


class PersonForm(forms.Form):
    """Who someone is."""

    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=80)
    login = LoginField(help_text=LOGIN_HELP)
    post = forms.CharField(label=_("Post"), max_length=80, required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("For reminders and for a forgotten password.")
    )

    def __init__(self, *args: Any, changed: Person | None = None, **kwargs: Any) -> None:
        if changed is not None:
            kwargs["initial"] = {name: getattr(changed, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        self.changed = changed

    def clean_login(self) -> str:
        login: str = self.cleaned_data["login"]
        if login_is_taken(login, self.changed):
            raise ValidationError(_("This sign-in name is in use. Choose another one."))
        return login


class RoleForm(forms.Form):
    """A role in a unit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitField(label=_("Unit"), nothing=_("choose …"))
        self.fields["role"] = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.MEMBER)


class NewPersonForm(PersonForm, RoleForm):
    """Someone new, with their first role."""


class PersonFilter(forms.Form):
    """What is looked for in the list of people; lives in the address."""

    text = forms.CharField(label=_("Name, sign-in name or post"), required=False, widget=forms.SearchInput)
    closed = forms.BooleanField(label=_("Closed accounts too"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitField(label=_("Unit"), nothing=_("all"), required=False)
        self.order_fields(["text", "unit", "closed"])

    def wanted(self) -> dict[str, Any]:
        """As `found_people` takes it; what cannot be read in the address is left out."""
        self.is_valid()
        cleaned = self.cleaned_data
        return {
            "text": cleaned.get("text", ""),
            "unit": cleaned.get("unit"),
            "with_closed": cleaned.get("closed", False),
        }

    def is_used(self) -> bool:
        """Whether fewer than all are wanted."""
        return bool(self.cleaned_data.get("text") or self.cleaned_data.get("unit"))
