"""The sample library's checks, drawn by lot: one with a finding, one closed, one that waits to be looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from luoshi.organisation.models import Person, Role
from luoshi.work.actions import checks
from luoshi.work.models import Answer, Check, CheckKind, TaskState
from luoshi.work.queries.checks import Scope


def look_again(clerk: Person) -> None:
    """Through the actions that people use, by a leader: nobody looks at the work of their own unit."""
    leader = Person.objects.filter(memberships__role=Role.LEADER, is_active=True)[0]
    today = timezone.localdate()
    days = list(Answer.objects.filter(state=TaskState.ACCEPTED).values_list("closed_on", flat=True))
    scope = Scope(min(days), max(days))
    when: dict[str, Any] = {"starts_on": today, "ends_on": today + timedelta(days=10)}
    planned = [
        checks.plan_check(person=clerk, kind=CheckKind.RANDOM, title=title, scope=scope, count=1, **when)
        for title in ("一季度工作抽查", "例行抽查", "节前抽查")
    ]
    amiss, good, _waiting = (_item(check) for check in planned)
    note = "现场照片缺拍摄日期"
    checks.note_finding(
        item=amiss, person=leader, note=note, due_on=today + timedelta(days=15), is_major=True
    )
    checks.note_in_order(item=good, person=leader, note="材料齐全")
    checks.close_check(check=planned[1], person=clerk, summary="总体较好。")


def _item(check: Check) -> Any:
    return check.items.select_related("answer", "check_of")[0]
