"""The groups that the office enters: pasted, checked, tested, and no secret ever shown again."""

from __future__ import annotations

import pytest
from django.urls import reverse

from luoshi.notices.models import Bot
from luoshi.notices.tests.listening import listening
from luoshi.notices.tests.told import SECRET, a_bot, history_told


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
    assert history_told() == [("let digests go to the group “书香群” of 采编部 (WeCom)", "", "")]
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
    assert set(history_told()) == {
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
    assert history_told() == [("entered another key or secret for the group “书香群”", "", "")]


def test_a_group_is_removed(library, clerk):
    bot = a_bot(library)
    clerk.post(reverse("remove_bot", args=[bot.pk]))
    assert not Bot.objects.exists()
    assert [what for what, _from, _to in history_told()] == [
        "no longer lets digests go to the group “书香群”"
    ]


def test_a_test_message_says_what_the_server_said(library, clerk):
    with listening() as server:
        bot = a_bot(library, address=server.address)
        page = clerk.post(reverse("send_test", args=[bot.pk]), follow=True).content.decode()
        assert server.last["text"]["content"] == "落实：采编部测试消息"
        assert "测试消息已被接收" in page
        server.answer = b'{"errcode": 93000}'
        page = clerk.post(reverse("send_test", args=[bot.pk]), follow=True).content.decode()
        assert "请核对地址中的密钥和签名密钥。 (93000)" in page
    assert [what for what, _from, _to in history_told()] == ["sent a test message to the group “书香群”"]
