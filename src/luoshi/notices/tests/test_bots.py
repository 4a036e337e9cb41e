"""Into units' groups: each messenger's own form and signature, and what its server may answer."""

from __future__ import annotations

import base64
import hashlib
import hmac

import pytest

from luoshi.foundation.jobs import JobState, run_job
from luoshi.notices.models import Bot, Message
from luoshi.notices.outbox import signatures
from luoshi.notices.outbox.send import NAME
from luoshi.notices.tests.listening import listening
from luoshi.notices.tests.told import TODAY

LINE = {"title": "夜读活动", "due": "2026-03-04", "path": "/tasks/1/", "unit": ""}
SECRET = "a secret of the group"


@pytest.fixture
def server():
    with listening() as held:
        yield held


@pytest.fixture
def send(at, library, units, server, settings):
    """`send(kind)` sends a digest to such a group once; returns the message as it then stands."""
    settings.SITE_ADDRESS = "https://luoshi.test"
    moment = at(TODAY)

    def once(kind, lines=1, **facts):
        address = {"address": server.address, "token": "the key", "secret": SECRET}
        bot = Bot.objects.create(
            organisation=library, unit=units["读者服务部"], kind=kind, name=kind, **{**address, **facts}
        )
        body = [{"section": "today", "days": 0, "lines": [LINE] * lines, "more": 0}]
        row = Message.objects.create(
            organisation=library, bot=bot, channel="bot", day=TODAY, subject="提醒", body=body
        )
        run_job.func(NAME, str(row.pk))
        row.refresh_from_db()
        return row

    once.at = int(moment.timestamp())
    return once


TEXT = "提醒\n\n今日到期（1项）\n- 夜读活动 · 2026年3月4日\n  https://luoshi.test/tasks/1/"


def keyed(key, text):
    return base64.b64encode(hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()).decode()


def test_wecom_gets_text_with_the_key(send, server):
    assert send("wecom").job_state == JobState.DONE
    ((path, query, headers, _body),) = server.got
    assert (path, query) == ("/cgi-bin/webhook/send", {"key": "the key"})
    assert headers["Content-Type"].startswith("application/json")
    assert server.last == {"msgtype": "text", "text": {"content": TEXT}}


def test_dingtalk_gets_text_signed_with_the_time_in_milliseconds(send, server):
    assert send("dingtalk").job_state == JobState.DONE
    ((path, query, _headers, _body),) = server.got
    time = f"{send.at}000"
    assert path == "/robot/send"
    assert query == {
        "access_token": "the key",
        "timestamp": time,
        "sign": keyed(SECRET, f"{time}\n{SECRET}"),
    }
    assert server.last == {"msgtype": "text", "text": {"content": TEXT}}


def test_feishu_gets_text_signed_inside_the_body(send, server):
    assert send("feishu", token="hook-1").job_state == JobState.DONE
    ((path, query, _headers, _body),) = server.got
    assert (path, query) == ("/open-apis/bot/v2/hook/hook-1", {})
    assert server.last == {
        "msg_type": "text",
        "content": {"text": TEXT},
        "timestamp": str(send.at),
        "sign": keyed(f"{send.at}\n{SECRET}", ""),
    }


@pytest.mark.parametrize("kind", ["dingtalk", "feishu"])
def test_a_bot_without_a_secret_is_not_signed(send, server, kind):
    assert send(kind, secret="").job_state == JobState.DONE
    ((_path, query, _headers, _body),) = server.got
    assert "sign" not in {**query, **server.last}


def test_a_webhook_gets_everything_signed_over_time_and_body(send, server, library):
    row = send("webhook", address=f"{server.address}/hooks/luoshi?from=office")
    assert row.job_state == JobState.DONE
    ((path, query, headers, body),) = server.got
    assert (path, query) == ("/hooks/luoshi", {"from": "office"})
    expected = hmac.new(SECRET.encode(), f"{send.at}.".encode() + body, hashlib.sha256).hexdigest()
    assert headers["X-Luoshi-Signature"] == f"sha256={expected}"
    assert headers["X-Luoshi-Timestamp"] == str(send.at)
    assert headers["X-Luoshi-Message"] == str(row.pk)
    assert server.last == {
        "id": str(row.pk),
        "organisation": str(library.pk),
        "unit": "读者服务部",
        "day": "2026-03-04",
        "kind": "digest",
        "subject": "提醒",
        "text": TEXT,
        "parts": row.body,
    }


def test_a_group_is_written_to_in_its_language(send, server):
    send("wecom", language="en")
    assert "Due today (1)\n- 夜读活动 · 4 Mar 2026\n" in server.last["text"]["content"]


def test_a_text_too_long_for_the_messenger_ends_with_a_whole_line(send, server):
    send("wecom", lines=60)
    text = server.last["text"]["content"]
    assert 1800 < len(text.encode()) <= 2000
    assert text.endswith("https://luoshi.test/tasks/1/\n…")


@pytest.mark.parametrize(
    ("status", "answer", "state", "problem", "said"),
    [
        (200, b'{"errcode": 93000, "errmsg": "invalid"}', JobState.WAITING, "bot-refused", "93000"),
        (200, b'{"code": 19021}', JobState.WAITING, "bot-refused", "19021"),
        (200, b"<html>", JobState.WAITING, "bot-refused", ""),
        (200, b"[0]", JobState.WAITING, "bot-refused", ""),
        (500, b'{"errcode": 0}', JobState.WAITING, "bot-refused", "500"),
        (302, b"", JobState.FAILED, "bot-redirected", "302"),
    ],
)
def test_each_answer_of_a_messenger_is_told(send, server, status, answer, state, problem, said):
    server.status, server.answer = status, answer
    server.headers = {"Location": f"{server.address}/elsewhere"}
    row = send("feishu" if b'"code"' in answer else "wecom")
    assert (row.job_state, row.problem, row.problem_detail) == (state, problem, {"answer": said})
    assert len(server.got) == 1, "a redirect is not followed"


@pytest.mark.parametrize(("status", "state"), [(204, JobState.DONE), (400, JobState.WAITING)])
def test_a_webhook_says_by_its_status_alone_whether_it_took_it(send, server, status, state):
    server.status, server.answer = status, b"" if status == 204 else b"no"
    assert send("webhook").job_state == state


def test_an_endless_answer_is_let_go(send, server):
    server.answer = b" " * 500_000 + b'{"errcode": 0}'
    assert send("wecom").problem == "bot-refused"


def test_an_answer_that_drips_is_waited_for_no_longer_than_a_lease(monkeypatch):
    from luoshi.notices.outbox import post

    monkeypatch.setattr(post, "WHOLE_PATIENCE", -1)

    class Dripping:
        def iter_bytes(self):
            while True:
                yield b"x"

    assert post._beginning(Dripping()) == b"x"


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://nowhere.invalid"])
def test_a_server_that_does_not_answer_is_tried_again(send, address):
    row = send("wecom", address=address)
    assert (row.job_state, row.problem) == (JobState.WAITING, "bot-not-reached")


def test_messages_never_go_to_where_clouds_keep_their_keys(send):
    row = send("webhook", address="http://169.254.169.254/latest")
    assert (row.job_state, row.problem) == (JobState.FAILED, "bot-forbidden")


def test_the_signatures_are_those_that_the_messengers_describe():
    """Worked out beforehand with openssl."""
    assert signatures.dingtalk("s", 1) == "8W1SlA0AP11RDY491B5KpBB1VCZbaCDq4hIULnUqKQU="
    assert signatures.feishu("s", 1) == "Aji9f9KnE+NSTTWD7FoMRScEWzzWaOXvPLe5gQB012o="
    expected = "b253639bcd705ed1cda3073f66104f16988bd40272584dea7d0d345ae93e61cc"
    assert signatures.webhook("s", 1, b"{}") == expected
