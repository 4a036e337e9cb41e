from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
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
        """The person's roles, read once a request: first their own, then those of people they stand in for today."""
        today = timezone.localdate()
        absent = StandIn.objects.filter(person=self, starts_on__lte=today, ends_on__gte=today)
        theirs = Q(role__in=StandIn.ROLES, person__in=absent.order_by().values("absent"))
        rows = Membership.objects.filter(Q(person=self) | theirs).select_related("unit")
        return sorted(rows, key=lambda membership: membership.person_id != self.pk)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(membership.role for membership in self.memberships_now)

    @property
    def unit_ids(self) -> frozenset[UUID]:
        return frozenset(membership.unit_id for membership in self.memberships_now)

    @property
    def working_unit_ids(self) -> frozenset[UUID]:
        """The units whose work the person does."""
        return self._units_as(Role.HEAD, Role.MEMBER, Role.CLERK, Role.ADMINISTRATOR)

    @property
    def headed_unit_ids(self) -> frozenset[UUID]:
        """The units that the person heads, for a time too."""
        return self._units_as(Role.HEAD)

    @property
    def acts_for(self) -> frozenset[UUID]:
        """Oneself and whoever one stands in for today."""
        return frozenset({self.pk, *(membership.person_id for membership in self.memberships_now)})

    def _units_as(self, *roles: str) -> frozenset[UUID]:
        return frozenset(one.unit_id for one in self.memberships_now if one.role in roles)

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


class StandIn(Owned):
    """Someone acts for another for a time: as head, leader, clerk or member, in nothing else."""

    absent = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="absences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stands_in")
    starts_on = models.DateField()
    ends_on = models.DateField()

    ROLES: ClassVar[tuple[str, ...]] = (Role.HEAD, Role.LEADER, Role.CLERK, Role.MEMBER)

    class Meta:
        ordering = ("starts_on", "id")
        indexes = (models.Index(fields=("organisation", "person", "ends_on")),)
        constraints = (
            models.CheckConstraint(condition=~Q(absent=F("person")), name="stands_in_for_another"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="stand_in_runs_forward"),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.absent}"
