"""What the office sets: thresholds, quiet days, groups. Every change is checked and told in the history."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from luoshi.notices.actions import bots as bot_actions
from luoshi.notices.actions import thresholds as actions
from luoshi.notices.models import Bot, QuietDays, Thresholds
from luoshi.notices.tests.told import a_bot, history_told

USUAL = {"ahead": "30, 7, 1", "late_every": 3, "grace": 2, "step": 2, "digest_at": "08:30"}


def test_without_a_change_the_usual_thresholds_stand(library, clerk):
    page = clerk.get(reverse("reminders"))
    found = page.context["thresholds"]
    assert (found.ahead, found.late_every, found.grace, found.step) == ([30, 7, 1], 3, 2, 2)
    assert found.digest_at == time(8, 30)
    assert not Thresholds.objects.exists()
    assert "08:30" in page.content.decode()


def test_the_form_shows_them_and_takes_others(library, clerk):
    where = reverse("change_thresholds")
    assert 'value="30, 7, 1"' in clerk.get(where).content.decode()
    answer = clerk.post(where, {**USUAL, "ahead": "3、14，3", "digest_at": "09:15", "grace": 1})
    assert answer.url == reverse("reminders")
    row = Thresholds.objects.get()
    assert (row.ahead, row.digest_at, row.grace, row.step) == ([14, 3], time(9, 15), 1, 2)
    assert set(history_told()) == {
        ("changed when people are reminded: days before a date", "30, 7, 1", "14, 3"),
        ("changed when people are reminded: time of the digest", "08:30", "09:15"),
        ("changed when people are reminded: working days until the superior sees it", "2", "1"),
    }
    assert "14" in clerk.get(reverse("reminders_history")).content.decode()


def test_saving_without_a_change_tells_nothing(library, clerk):
    clerk.post(reverse("change_thresholds"), USUAL)
    assert history_told() == []


def test_no_announcement_at_all_is_a_choice(library, clerk):
    clerk.post(reverse("change_thresholds"), {**USUAL, "ahead": ""})
    assert Thresholds.objects.get().ahead == []
    assert "仅在到期当天" in clerk.get(reverse("reminders")).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ahead", "30, seven"),
        ("ahead", "0"),
        ("ahead", "181"),
        ("ahead", "1,2,3,4,5,6,7"),
        ("late_every", 0),
        ("late_every", 31),
        ("grace", -1),
        ("step", 0),
        ("digest_at", "25:00"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(library, clerk, field, value):
    answer = clerk.post(reverse("change_thresholds"), {**USUAL, field: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Thresholds.objects.exists()


@pytest.mark.parametrize(
    "bounds",
    [
        {"ahead": "1", "late_every": 1, "grace": 0, "step": 1},
        {"ahead": "180", "late_every": 30, "grace": 60, "step": 60},
        {"ahead": "6, 5, 4, 3, 2, 1"},
    ],
)
def test_what_lies_on_the_bounds_is_taken(library, clerk, bounds):
    assert clerk.post(reverse("change_thresholds"), {**USUAL, **bounds}).status_code == 302


def test_an_unknown_threshold_is_a_fault_of_the_caller(library, people):
    with pytest.raises(TypeError, match="colour"):
        actions.change_thresholds(organisation=library, person=people["clerk"], colour="red")


def test_quiet_days_are_added_and_removed(library, clerk):
    today = timezone.localdate()
    answer = clerk.post(reverse("add_quiet_days"), {"first": today.isoformat(), "reason": "读书节"})
    assert answer.url == reverse("reminders")
    row = QuietDays.objects.get()
    assert (row.first, row.last, row.reason) == (today, today, "读书节")
    assert "读书节" in clerk.get(reverse("reminders")).content.decode()
    clerk.post(reverse("remove_quiet_days", args=[row.pk]))
    assert not QuietDays.objects.exists()
    day = today.isoformat()
    assert [what for what, _from, _to in history_told()] == [
        f"digests are sent on {day} again",
        f"made {day} quiet: no digest is sent",
    ]


def test_quiet_days_that_have_passed_are_no_longer_listed(library, clerk):
    QuietDays.objects.create(organisation=library, first=date(2020, 1, 1), last=date(2020, 1, 2))
    assert list(clerk.get(reverse("reminders")).context["quiet"]) == []


def test_quiet_days_run_forward(library, clerk):
    answer = clerk.post(reverse("add_quiet_days"), {"first": "2026-03-04", "last": "2026-03-03"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["last"]


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor", "outsider"])
def test_others_set_nothing(library, people, stranger, units, role):
    person = stranger if role == "outsider" else people[role]
    quiet = QuietDays.objects.create(organisation=library, first=date(2026, 3, 4), last=date(2026, 3, 4))
    bot = a_bot(library)
    mine = {"organisation": library, "person": person}
    facts = {"name": "群二", "address": "https://x.test", "token": "", "secret": "", "language": "en"}
    for act in (
        lambda: actions.change_thresholds(**mine, grace=9),
        lambda: actions.add_quiet_days(**mine, first=date(2026, 3, 5), last=date(2026, 3, 5)),
        lambda: actions.remove_quiet_days(quiet=quiet, person=person),
        lambda: bot_actions.add_bot(**mine, unit=bot.unit, kind="wecom", **facts),
        lambda: bot_actions.change_bot(bot=bot, person=person, name="x"),
        lambda: bot_actions.remove_bot(bot=bot, person=person),
        lambda: bot_actions.send_test(bot=bot, person=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert (QuietDays.objects.count(), Bot.objects.get().name) == (1, "书香群")
