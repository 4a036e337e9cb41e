"""Reminders on the stage: thresholds changed, quiet days, a group, a digest for everyone, one that was not sent."""

from __future__ import annotations

from datetime import time as clock
from datetime import timedelta

from django.utils import timezone

from luoshi.foundation.jobs import JobState
from luoshi.notices.actions.bots import add_bot
from luoshi.notices.actions.thresholds import add_quiet_days, change_thresholds
from luoshi.notices.models import Digest, Message
from luoshi.organisation.models import Organisation, Person, Role, Unit

MATTER = {"title": "夜读活动", "due": "2026-03-04", "path": "/tasks/", "unit": "读者服务部"}


def remind(library: Organisation) -> None:
    """Also what the office finds when something went wrong."""
    clerk = Person.objects.filter(memberships__role=Role.CLERK)[0]
    office = {"organisation": library, "person": clerk}
    today = timezone.localdate()
    change_thresholds(**office, ahead=[14, 3], digest_at=clock(9, 0))
    add_quiet_days(**office, first=today, last=today + timedelta(2), reason="馆庆")
    unit = Unit.objects.filter(parent__isnull=False)[0]
    facts = {
        "name": "外借部工作群",
        "address": "https://chat.luoshi.test",
        "token": "key",
        "language": "zh-hans",
    }
    bot = add_bot(**office, unit=unit, kind="wecom", **facts)
    Digest.objects.create(organisation=library, day=today, job_state=JobState.FAILED, problem="gave-up")
    shared = {"organisation": library, "day": today, "subject": "提醒：3项", "body": _body()}
    for person in Person.objects.filter(is_active=True):
        Message.objects.create(**shared, person=person, channel="app", job_state=JobState.DONE)
    failed = {**shared, "job_state": JobState.FAILED}
    Message.objects.create(**failed, person=clerk, channel="mail", problem="no-address")
    waiting = {
        "problem": "bot-refused",
        "problem_detail": {"answer": "45009"},
        "attempts": 2,
        "next_at": timezone.now() + timedelta(hours=1),
    }
    Message.objects.create(**shared, bot=bot, channel="bot", **waiting)


def _body() -> list[object]:
    sections = (("late", 0), ("today", 0), ("ahead", 14), ("below", 0))
    return [{"section": code, "days": days, "lines": [MATTER], "more": 2} for code, days in sections]
