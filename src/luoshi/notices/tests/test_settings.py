"""What the office sets: thresholds, quiet days, groups. Every change is checked and told in the history."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone, translation

from luoshi.journal.queries import history
from luoshi.notices.actions import bots as bot_actions
from luoshi.notices.actions import thresholds as actions
from luoshi.notices.models import Bot, QuietDays, Thresholds
from luoshi.notices.tests.listening import listening
from luoshi.organisation.models import Unit

USUAL = {"ahead": "30, 7, 1", "late_every": 3, "grace": 2, "step": 2, "digest_at": "08:30"}
SECRET = "a secret of the group"


@pytest.fixture
def clerk(people, as_person):
    return as_person(people["clerk"])


def told():
    """The history of reminders in English, the newest first."""
    with translation.override("en"):
        return [(one["what"], one["from_"], one["to"]) for one in history(Thresholds.objects.get())]


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
    assert set(told()) == {
        ("changed when people are reminded: days before a date", "30, 7, 1", "14, 3"),
        ("changed when people are reminded: time of the digest", "08:30", "09:15"),
        ("changed when people are reminded: working days until the superior sees it", "2", "1"),
    }
    assert "14" in clerk.get(reverse("reminders_history")).content.decode()


def test_saving_without_a_change_tells_nothing(library, clerk):
    clerk.post(reverse("change_thresholds"), USUAL)
    assert told() == []


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
    assert [what for what, _from, _to in told()] == [
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


def a_bot(library, **facts):
    unit = Unit.objects.get(name="采编部")
    facts = {"kind": "wecom", "address": "https://x.test", "token": "the-key", "secret": SECRET, **facts}
    return Bot.objects.create(organisation=library, unit=unit, name="书香群", **facts)


def form_of(units, **facts):
    address = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=the-key"
    usual = {"unit": str(units["采编部"].pk), "kind": "wecom", "name": "书香群", "address": address}
    return {**usual, "secret": "", "language": "zh-hans", **facts}


def test_a_group_is_added_by_pasting_its_address(library, clerk, units):
    answer = clerk.post(reverse("add_bot"), form_of(units))
    assert answer.url == reverse("bots")
    bot = Bot.objects.get()
    assert (bot.unit.name, bot.kind, bot.address, bot.token) == (
        "采编部",
        "wecom",
        "https://qyapi.weixin.qq.com",
        "the-key",
    )
    assert told() == [("let digests go to the group “书香群” of 采编部 (WeCom)", "", "")]
    page = clerk.get(reverse("bots")).content.decode()
    assert "书香群" in page
    assert "the-key" not in page


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"address": "https://qyapi.weixin.qq.com"}, "address"),
        ({"address": "ftp://x.test/cgi-bin/webhook/send?key=k"}, "address"),
        ({"kind": "webhook", "address": "https://x.test/" + "a" * 300, "secret": SECRET}, "address"),
        ({"kind": "webhook", "address": "https://x.test/hook"}, "secret"),
        ({"kind": "webhook", "address": "https://x.test/hook", "secret": "fifteen letters"}, "secret"),
        ({"kind": "pigeon"}, "kind"),
        ({"name": ""}, "name"),
        ({"unit": ""}, "unit"),
    ],
)
def test_a_group_that_could_not_work_is_refused(library, clerk, units, facts, field):
    answer = clerk.post(reverse("add_bot"), form_of(units, **facts))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Bot.objects.exists()


def test_a_webhook_keeps_its_whole_address_and_its_secret(library, clerk, units):
    hook = {"kind": "webhook", "address": "http://10.0.0.8/hook?from=office", "secret": "sixteen letters!"}
    assert clerk.post(reverse("add_bot"), form_of(units, **hook)).status_code == 302
    bot = Bot.objects.get()
    assert (bot.address, bot.token, bot.secret) == (
        "http://10.0.0.8/hook?from=office",
        "",
        "sixteen letters!",
    )


def test_two_groups_are_not_called_the_same(library, clerk, units):
    bot = a_bot(library)
    assert clerk.post(reverse("add_bot"), form_of(units)).status_code == 422
    where = reverse("change_bot", args=[bot.pk])
    assert clerk.post(where, form_of(units, address=bot.address)).status_code == 302


def test_a_secret_is_never_shown_again(library, clerk, units):
    bot = a_bot(library)
    where = reverse("change_bot", args=[bot.pk])
    pages = [
        clerk.get(reverse("bots")),
        clerk.get(where),
        clerk.post(where, form_of(units, name="", secret=SECRET, address=bot.address)),
        clerk.get(reverse("reminders_history")),
    ]
    for page in pages:
        assert "the-key" not in page.content.decode()
        assert SECRET not in page.content.decode()


def test_what_is_left_empty_stays_as_it_is(library, clerk, units):
    bot = a_bot(library)
    where = reverse("change_bot", args=[bot.pk])
    clerk.post(where, {"name": "读书群", "address": "https://y.test", "secret": "", "language": "en"})
    bot.refresh_from_db()
    assert (bot.name, bot.address, bot.token, bot.secret) == ("读书群", "https://y.test", "the-key", SECRET)
    assert set(told()) == {
        ("changed the group “读书群”: name of the group", "书香群", "读书群"),
        ("changed the group “读书群”: address", "https://x.test", "https://y.test"),
        ("changed the group “读书群”: language", "Chinese", "English"),
    }


def test_another_key_and_secret_are_told_without_being_named(library, clerk, units):
    bot = a_bot(library)
    address = "https://x.test/cgi-bin/webhook/send?key=another"
    where = reverse("change_bot", args=[bot.pk])
    clerk.post(where, {"name": bot.name, "address": address, "secret": "x", "language": "zh-hans"})
    bot.refresh_from_db()
    assert (bot.address, bot.token, bot.secret) == ("https://x.test", "another", "x")
    assert told() == [("entered another key or secret for the group “书香群”", "", "")]


def test_a_group_is_removed(library, clerk):
    bot = a_bot(library)
    clerk.post(reverse("remove_bot", args=[bot.pk]))
    assert not Bot.objects.exists()
    assert [what for what, _from, _to in told()] == ["no longer lets digests go to the group “书香群”"]


def test_a_test_message_says_what_the_server_said(library, clerk):
    with listening() as server:
        bot = a_bot(library, address=server.address)
        page = clerk.post(reverse("send_test", args=[bot.pk]), follow=True).content.decode()
        assert server.last["text"]["content"] == "落实：采编部测试消息"
        assert "测试消息已被接收" in page
        server.answer = b'{"errcode": 93000}'
        page = clerk.post(reverse("send_test", args=[bot.pk]), follow=True).content.decode()
        assert "请核对地址中的密钥和签名密钥。 (93000)" in page
    assert [what for what, _from, _to in told()] == ["sent a test message to the group “书香群”"]
