"""Writes with an Idempotency-Key: done once, and answered the same however often they come."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.api.models import Call
from luoshi.api.problems import MEDIA_TYPE, problem

KEPT = timedelta(days=1)
LONGEST = 100


def once(request: Any, run: Callable[[], HttpResponse]) -> HttpResponse:
    """Run it, or give the answer that the same key got before. Kept for a day."""
    key = request.headers.get("Idempotency-Key", "")
    if not key or request.token is None:
        return run()
    if len(key) > LONGEST or not key.isprintable():
        return problem(422, "invalid-key", _("An Idempotency-Key has at most 100 printable characters."))
    fingerprint = _fingerprint(request)
    call = _begin(request.token, key, fingerprint)
    if call is None:
        return _again(Call.objects.get(token=request.token, key=key), fingerprint)
    answer = _run(call, run)
    if answer.status_code >= 500:
        call.delete()
    else:
        call.status, call.body = answer.status_code, answer.content.decode()
        call.save(update_fields=["status", "body"])
    return answer


def _begin(token: Any, key: str, fingerprint: str) -> Call | None:
    Call.objects.filter(token=token, at__lt=timezone.now() - KEPT).delete()
    facts = {"organisation_id": token.organisation_id, "token": token, "fingerprint": fingerprint}
    try:
        with transaction.atomic():
            call: Call = Call.objects.create(key=key, **facts)
    except IntegrityError:
        return None
    return call


def _run(call: Call, run: Callable[[], HttpResponse]) -> HttpResponse:
    """A call that breaks can be made again."""
    try:
        return run()
    except BaseException:
        call.delete()
        raise


def _again(call: Call, fingerprint: str) -> HttpResponse:
    if call.fingerprint != fingerprint:
        return problem(422, "key-reused", _("This Idempotency-Key came with another request before."))
    if call.status is None:
        return problem(409, "still-running", _("The same request is still running. Ask again in a moment."))
    kind = MEDIA_TYPE if call.status >= 400 else "application/json; charset=utf-8"
    answer = HttpResponse(call.body, status=call.status, content_type=kind)
    answer["Idempotent-Replayed"] = "true"
    return answer


def _fingerprint(request: Any) -> str:
    """Of method, address and body; of a file its length, since its bytes are not held in memory."""
    is_form = request.content_type == "multipart/form-data"
    body = request.headers.get("Content-Length", "").encode() if is_form else request.body
    asked = f"{request.method} {request.get_full_path()}\n".encode() + body
    return hashlib.sha256(asked).hexdigest()
