"""Where messages may go, and how an address is pasted."""

from __future__ import annotations

import pytest

from luoshi.notices.outbox.addresses import check_goal, is_address, is_forbidden
from luoshi.notices.outbox.links import taken_apart
from luoshi.notices.outbox.problems import NotSent


def test_a_name_is_looked_up_before_anything_is_sent(monkeypatch):
    places = [(2, 1, 6, "", ("10.0.0.8", 80)), (10, 1, 6, "", ("fe80::1%eth0", 80, 0, 0))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_kwargs: places)
    with pytest.raises(NotSent, match="bot-forbidden"):
        check_goal("https://chat.luoshi.test/x")
    del places[1]
    check_goal("https://chat.luoshi.test/x")


@pytest.mark.parametrize(
    ("number", "is_out"),
    [
        ("10.0.0.8", False),
        ("192.168.1.5", False),
        ("127.0.0.1", False),
        ("8.8.8.8", False),
        ("169.254.169.254", True),
        ("::ffff:169.254.169.254", True),
        ("fe80::1", True),
        ("0.0.0.0", True),  # noqa: S104
        ("224.0.0.1", True),
    ],
)
def test_the_houses_own_network_is_allowed_and_the_network_cards_is_not(number, is_out):
    assert is_forbidden(number) is is_out


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://qyapi.weixin.qq.com", True),
        ("http://10.0.0.8:8080/chat", True),
        ("ftp://10.0.0.8", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://name:word@host", False),
        ("https://host:port", False),
        ("https://a host", False),
        ("chat.luoshi.test", False),
    ],
)
def test_an_address_is_http_and_holds_no_password(text, is_one):
    assert is_address(text) is is_one


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        (
            "wecom",
            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k-1",
            ("https://qyapi.weixin.qq.com", "k-1"),
        ),
        ("wecom", "http://10.0.0.8/im/cgi-bin/webhook/send?debug=1&key=k", ("http://10.0.0.8/im", "k")),
        (
            "dingtalk",
            "https://oapi.dingtalk.com/robot/send?access_token=t",
            ("https://oapi.dingtalk.com", "t"),
        ),
        ("feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/h-1", ("https://open.feishu.cn", "h-1")),
        ("feishu", "https://open.feishu.cn", ("https://open.feishu.cn", "")),
        (
            "webhook",
            "https://x.test/robot/send?access_token=t",
            ("https://x.test/robot/send?access_token=t", ""),
        ),
    ],
)
def test_an_address_is_pasted_as_the_messenger_shows_it(kind, text, place):
    assert taken_apart(kind, text) == place
