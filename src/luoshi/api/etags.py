"""Versions of what is answered: asked for again only if it changed, changed only if it is as it was seen."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext_lazy as _
from ninja import Schema

from luoshi.api.problems import Unusable


def etag_of(content: bytes) -> str:
    """Of the bytes that are sent."""
    return quote_etag(hashlib.sha256(content).hexdigest()[:32])


def etag_of_row(shown: Schema) -> str:
    """Of a row as it is shown, whatever else an answer holds."""
    return etag_of(shown.model_dump_json().encode())


def need_match(request: HttpRequest, shown: Schema) -> None:
    """Raise Unusable (412) where If-Match names another version than the row has now."""
    wanted = parse_etags(request.headers.get("If-Match", ""))
    if wanted and "*" not in wanted and etag_of_row(shown) not in wanted:
        raise Unusable(412, "changed-meanwhile", _("This has changed since you read it. Read it once more."))


def conditional(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """304 where the asker has it already (If-None-Match)."""
    if not answer.has_header("ETag"):
        answer["ETag"] = etag_of(answer.content)
    found = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return answer if found is None else found
