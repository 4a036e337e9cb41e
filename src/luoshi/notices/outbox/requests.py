"""What is sent to each kind of bot, and how its server says that it took it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from luoshi.notices.models import Bot, BotKind, Message
from luoshi.notices.outbox import signatures

USUAL_SERVERS = {
    BotKind.WECOM: "https://qyapi.weixin.qq.com",
    BotKind.DINGTALK: "https://oapi.dingtalk.com",
    BotKind.FEISHU: "https://open.feishu.cn",
}
# Bytes of text that each messenger takes; what is longer ends with a line that says so.
MOST_BYTES = {BotKind.WECOM: 2000, BotKind.DINGTALK: 18_000, BotKind.FEISHU: 18_000}


@dataclass(frozen=True, slots=True)
class Request:
    """`taken` names the numbers of the answer of which one must be there and all must be 0; empty: any 2xx will do."""

    url: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    taken: tuple[str, ...] = ()


def request_for(bot: Bot, message: Message, text: str, now: float) -> Request:
    """`text` is the message in words, `now` the seconds since 1970."""
    return _MAKERS[BotKind(bot.kind)](bot, message, _cut(text, bot), now)


def _wecom(bot: Bot, _message: Message, text: str, _now: float) -> Request:
    url = f"{bot.address.rstrip('/')}/cgi-bin/webhook/send?{urlencode({'key': bot.token})}"
    return Request(url, _json({"msgtype": "text", "text": {"content": text}}), taken=("errcode",))


def _dingtalk(bot: Bot, _message: Message, text: str, now: float) -> Request:
    query = {"access_token": bot.token}
    if bot.secret:
        at = int(now * 1000)
        query |= {"timestamp": str(at), "sign": signatures.dingtalk(bot.secret, at)}
    url = f"{bot.address.rstrip('/')}/robot/send?{urlencode(query)}"
    return Request(url, _json({"msgtype": "text", "text": {"content": text}}), taken=("errcode",))


def _feishu(bot: Bot, _message: Message, text: str, now: float) -> Request:
    body: dict[str, Any] = {"msg_type": "text", "content": {"text": text}}
    if bot.secret:
        body |= {"timestamp": str(int(now)), "sign": signatures.feishu(bot.secret, int(now))}
    url = f"{bot.address.rstrip('/')}/open-apis/bot/v2/hook/{bot.token}"
    return Request(url, _json(body), taken=("code", "StatusCode"))


def _webhook(bot: Bot, message: Message, text: str, now: float) -> Request:
    body = _json(
        {
            "id": str(message.pk),
            "organisation": str(bot.organisation_id),
            "unit": bot.unit.name,
            "day": message.day.isoformat(),
            "kind": message.kind,
            "subject": message.subject,
            "text": text,
            "parts": message.body,
        }
    )
    return signed(bot.address, bot.secret, str(message.pk), body, now)


def signed(address: str, secret: str, key: str, body: bytes, now: float) -> Request:
    """A body for a server that wants to see that it is from us and new: `key` tells a repeated one."""
    at = int(now)
    headers = {
        "X-Luoshi-Message": key,
        "X-Luoshi-Timestamp": str(at),
        "X-Luoshi-Signature": f"sha256={signatures.webhook(secret, at, body)}",
    }
    return Request(address, body, headers)


_MAKERS: dict[BotKind, Callable[[Bot, Message, str, float], Request]] = {
    BotKind.WECOM: _wecom,
    BotKind.DINGTALK: _dingtalk,
    BotKind.FEISHU: _feishu,
    BotKind.WEBHOOK: _webhook,
}


def _json(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _cut(text: str, bot: Bot) -> str:
    most = MOST_BYTES.get(BotKind(bot.kind))
    if most is None or len(text.encode()) <= most:
        return text
    return text.encode()[: most - 3].decode(errors="ignore").rpartition("\n- ")[0] + "\n…"
