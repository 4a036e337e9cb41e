"""A message into a unit's group."""

from __future__ import annotations

import json
import time
from typing import Any

from django.utils import translation

from luoshi.notices.models import Bot, Message
from luoshi.notices.outbox.addresses import check_goal
from luoshi.notices.outbox.problems import NotSent
from luoshi.notices.outbox.requests import Request, request_for
from luoshi.notices.outbox.text import text_of

# For one step, and for the whole answer: together less than a job's lease.
PATIENCE, WHOLE_PATIENCE = 10.0, 30.0
LARGEST_ANSWER = 64 * 1024


def post(bot: Bot, message: Message) -> None:
    """Hand it to the group's server once. Raises NotSent."""
    with translation.override(bot.language):
        text = text_of(message.subject, message.body)
    deliver(request_for(bot, message, text, time.time()))


def deliver(request: Request) -> None:
    """Hand a request to its server once. Raises NotSent."""
    check_goal(request.url)
    _check(request, *_send(request))


def _send(request: Request) -> tuple[int, bytes]:
    """The status and the beginning of the answer."""
    # The client takes longer to import than all of this room, and most organisations have no bot.
    import httpx  # noqa: PLC0415

    headers = {"Content-Type": "application/json; charset=utf-8", **request.headers}
    try:
        with httpx.stream(
            "POST", request.url, content=request.body, headers=headers, timeout=PATIENCE, trust_env=False
        ) as response:
            return response.status_code, _beginning(response)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotSent("bot-not-reached") from error


def _beginning(response: Any) -> bytes:
    """Of an answer: no more than any sensible one is long, and no longer than one waits for it."""
    held, until = bytearray(), time.monotonic() + WHOLE_PATIENCE
    for part in response.iter_bytes():
        held += part
        if len(held) > LARGEST_ANSWER or time.monotonic() > until:
            break
    return bytes(held[:LARGEST_ANSWER])


def _check(request: Request, status: int, answer: bytes) -> None:
    if 300 <= status < 400:
        raise NotSent("bot-redirected", is_final=True, answer=str(status))
    if not 200 <= status < 300:
        raise NotSent("bot-refused", answer=str(status))
    if not request.taken:
        return
    numbers = [value for name, value in _object(answer).items() if name in request.taken]
    if not numbers or any(numbers):
        raise NotSent("bot-refused", answer=str(next(filter(None, numbers), ""))[:20])


def _object(answer: bytes) -> dict[str, Any]:
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
