from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from luoshi.notices.languages import LANGUAGES
from luoshi.organisation.models import Owned, Unit


class BotKind(models.TextChoices):
    WECOM = "wecom", _("WeCom")
    DINGTALK = "dingtalk", _("DingTalk")
    FEISHU = "feishu", _("Feishu")
    WEBHOOK = "webhook", _("Webhook")


class Bot(Owned):
    """A way into a unit's group.

    `address` is the server of the group's messenger (its own where it runs in house), of a webhook the whole
    address. `token` is the bot's key at that server; `secret` signs what is sent.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="bots")
    kind = models.CharField(max_length=8, choices=BotKind.choices)
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=300)
    token = models.CharField(max_length=300, blank=True)
    secret = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, choices=LANGUAGES, default="zh-hans")

    class Meta:
        ordering = ("unit__position", "name")
        constraints = (models.UniqueConstraint(fields=("organisation", "name"), name="bot_name_once"),)

    def __str__(self) -> str:
        return self.name
