"""The address of a bot as its messenger shows it, taken apart into server and key."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.notices.models import BotKind

# Behind the server, which may have a path of its own where it runs in house.
SHAPES = {
    BotKind.WECOM: re.compile(r"(?P<server>.+?)/cgi-bin/webhook/send/?\?(?:.*&)?key=(?P<token>[^&#]+)"),
    BotKind.DINGTALK: re.compile(r"(?P<server>.+?)/robot/send/?\?(?:.*&)?access_token=(?P<token>[^&#]+)"),
    BotKind.FEISHU: re.compile(r"(?P<server>.+?)/open-apis/bot/v2/hook/(?P<token>[^/?#]+)"),
}


class Place(NamedTuple):
    """Where a bot is reached; `token` is "" where the address holds none."""

    address: str
    token: str = ""


def taken_apart(kind: str, text: str) -> Place:
    """Server and key of a messenger's bot; the address of a webhook stays whole."""
    shape = SHAPES.get(BotKind(kind))
    found = shape.match(text) if shape else None
    return Place(found["server"], found["token"]) if found else Place(text)
