from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from luoshi.organisation.models.owned import Owned
from luoshi.organisation.models.unit import Unit


class Accounts(BaseUserManager["Person"]):
    """People by the name they sign in with, which is unique over all organisations of a server."""


class Person(AbstractBaseUser, Owned):
    """Someone who works here and can sign in."""

    login = models.CharField(_("sign-in name"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80)
    post = models.CharField(_("post"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=8, default="zh-hans")
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Any] = ScopedManager(Accounts, organisation="organisation")

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @cached_property
    def memberships_now(self) -> list[Membership]:
        """The person's roles, read once a request."""
        return list(self.memberships.select_related("unit"))

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(membership.role for membership in self.memberships_now)

    @property
    def unit_ids(self) -> frozenset[UUID]:
        return frozenset(membership.unit_id for membership in self.memberships_now)

    def has_perm(self, permission: str, row: object = None) -> bool:
        """Every permission is a predicate declared in a room's `rules.py`."""
        return self.is_active and rules.has_perm(permission, self, row)


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    CLERK = "clerk", _("Office clerk")
    LEADER = "leader", _("Leader")
    HEAD = "head", _("Head of unit")
    MEMBER = "member", _("Member")
    LEGAL = "legal", _("Legal reviewer")
    AUDITOR = "auditor", _("Auditor")


class Membership(Owned):
    """A person's role in a unit."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.MEMBER)

    class Meta:
        ordering = ("unit__position", "id")
        constraints = (models.UniqueConstraint(fields=("person", "unit", "role"), name="membership_once"),)

    def __str__(self) -> str:
        return f"{self.person} · {self.unit} · {self.get_role_display()}"
