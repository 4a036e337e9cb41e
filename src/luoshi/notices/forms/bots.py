"""Forms about units' groups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from luoshi.notices.languages import LANGUAGES
from luoshi.notices.models import Bot, BotKind
from luoshi.notices.outbox.addresses import is_address
from luoshi.notices.outbox.links import taken_apart
from luoshi.organisation.forms.fields import UnitField

SHORTEST_SECRET, LONGEST_ADDRESS = 16, 300


class SecretField(forms.CharField):
    """Typed once and never shown again, also not when the form comes back with errors."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.PasswordInput({"autocomplete": "off"})
        super().__init__(required=False, max_length=200, widget=widget, **kwargs)


class BotForm(forms.Form):
    """What is entered of a group; `kind` is that of the bot, or chosen in the form."""

    name = forms.CharField(label=_("What the group is called"), max_length=60)
    address = forms.CharField(
        label=_("Address of the bot"),
        max_length=600,
        help_text=_(
            "As the messenger shows it when the bot is made. A server of your own is fine, also one in the"
            " house's network."
        ),
    )
    secret = SecretField(
        label=_("Secret"), help_text=_("What the messages are signed with. It is not shown again.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)

    kind = ""
    bot: Bot | None = None

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if not is_address(address):
            raise ValidationError(_("Write an address that begins with https:// or http://."))
        return address

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        kind = self.kind or found.get("kind")
        if kind and found.get("address"):
            found["address"], found["token"] = taken_apart(kind, found["address"])
            self._check_address(kind, found)
        if kind and "secret" in found:
            self._check_secret(kind, found["secret"])
        if self._is_taken(found.get("name", "")):
            self.add_error("name", _("Another group is called so already."))
        return found

    def _check_address(self, kind: str, found: dict[str, Any]) -> None:
        if len(found["address"]) > LONGEST_ADDRESS:
            self.add_error("address", _("This address is too long."))
        if kind != BotKind.WEBHOOK and not found["token"] and self.bot is None:
            self.add_error("address", _("The key of the bot is missing: paste the whole address."))

    def _check_secret(self, kind: str, secret: str) -> None:
        is_needed = kind == BotKind.WEBHOOK and self.bot is None
        if (secret or is_needed) and kind == BotKind.WEBHOOK and len(secret) < SHORTEST_SECRET:
            self.add_error("secret", _("A webhook needs a secret of at least 16 signs."))

    def _is_taken(self, name: str) -> bool:
        others = Bot.objects.filter(name=name)
        return (others.exclude(pk=self.bot.pk) if self.bot else others).exists()


class NewBotForm(BotForm):
    """A group that is not there yet."""

    field_order = ("unit", "kind", "name", "address", "secret", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitField(label=_("Unit"), nothing=_("choose …"))
        self.fields["kind"] = forms.ChoiceField(label=_("Messenger"), choices=BotKind.choices)
        self.order_fields(self.field_order)


class ChangeBotForm(BotForm):
    """A group as it is; the key is not shown, and an address without one leaves it as it is."""

    def __init__(self, *args: Any, changed: Bot, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(changed, name) for name in ("name", "address", "language")}
        super().__init__(*args, **kwargs)
        self.bot, self.kind = changed, changed.kind
        self.fields["address"].help_text = _(
            "The key is not shown. Leave it as it is, or paste the whole address of another bot."
        )
        self.fields["secret"].help_text = _("Empty: as it is.")
