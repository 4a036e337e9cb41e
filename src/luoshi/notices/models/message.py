from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.foundation.jobs import Job
from luoshi.notices.models.bot import Bot
from luoshi.organisation.models import Owned, Person

if TYPE_CHECKING:
    from luoshi.notices.models.letter import Letter


class Channel(models.TextChoices):
    APP = "app", pgettext_lazy("way of a message", "in Luoshi")
    MAIL = "mail", pgettext_lazy("way of a message", "e-mail")
    BOT = "bot", pgettext_lazy("way of a message", "group")


class Kind(models.TextChoices):
    DIGEST = "digest", _("daily digest")
    LETTER = "letter", _("letter")


class Message(Job, Owned):
    """One message to a person, to a unit's group, or to someone without an account, which is a letter.

    A digest is made exactly once: the constraints say so.

    It waits, runs while it is being sent, and ends as done or failed; one inside the program is done when it is
    made. `body` is a list of parts as `digests.body` makes them, so that each reader gets it in their language.
    """

    letter: Letter
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="messages")
    bot = models.ForeignKey(Bot, on_delete=models.CASCADE, null=True, related_name="messages")
    channel = models.CharField(max_length=4, choices=Channel.choices)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.DIGEST)
    day = models.DateField()
    subject = models.CharField(max_length=200)
    body = models.JSONField(default=list)
    sent_at = models.DateTimeField(null=True, editable=False)
    read_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-day", "-id")
        indexes = (
            models.Index(fields=("organisation", "person", "channel", "-day")),
            # What is new is counted on every page, out of this alone: a body is never read for it.
            models.Index(fields=("organisation", "person", "channel", "read_at")),
            # What was sent is of no interest to the office; what was not is always few beside it.
            models.Index(
                fields=("organisation", "-day", "-id"),
                condition=~Q(job_state="done"),
                name="message_not_sent",
            ),
            models.Index(fields=("job_state", "next_at")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("person", "day", "kind", "channel"), name="message_to_a_person_once"
            ),
            models.UniqueConstraint(fields=("bot", "day", "kind", "channel"), name="message_to_a_group_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, bot=None, channel__in=("app", "mail"))
                | Q(person=None, bot__isnull=False, channel="bot")
                | Q(person=None, bot=None, channel="mail", kind="letter"),
                name="message_to_one",
            ),
        )

    def __str__(self) -> str:
        return self.subject

    @property
    def to(self) -> str:
        """The person, the group, or the address."""
        return str(self.letter if self.kind == Kind.LETTER else self.person or self.bot)

    def may_go_on(self, day: date) -> bool:
        """A digest says nothing any more once its day is over; a letter does."""
        return self.kind == Kind.LETTER or self.day == day
