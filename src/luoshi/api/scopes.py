"""What a token may be used for, within what its person may do anyway."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    READ = "read", _("Read plans, tasks, evidence and figures")
    PLAN = "plan", _("Confirm commitments")
    WORK = "work", _("Add evidence, hand in, reply to chasers")
    REVIEW = "review", _("Accept, return, waive, reopen")
    LEAD = "lead", _("Give orders, write chasers")
    HOOKS = "hooks", _("Manage webhooks")
