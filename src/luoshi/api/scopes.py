"""What a token may be used for, within what its person may do anyway."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    READ = "read", _("Read plans, tasks, evidence, ledgers, meetings and figures")
    PLAN = "plan", _("Confirm commitments")
    WORK = "work", _("Add evidence, hand in, reply to chasers, write in ledgers, keep meetings")
    REVIEW = "review", _("Accept, return, waive, reopen")
    LEAD = "lead", _("Give orders and decisions, write chasers, found and end series of meetings")
    HOOKS = "hooks", _("Manage webhooks")
