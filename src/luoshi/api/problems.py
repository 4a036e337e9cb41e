"""Every error as RFC 9457 has it: application/problem+json with type, title, status, detail and what was wrong."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from luoshi.foundation.refusals import Conflict, Refused

MEDIA_TYPE = "application/problem+json"


class Fault(Schema):
    """What is wrong with one part of a request: where it stands, and why."""

    at: list[str | int]
    message: str


class Problem(Schema):
    """RFC 9457. `type` is a name that stays; `detail` is for people, in the language of the request."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault]


class Unusable(Exception):
    """The request cannot be answered as it is; `errors` are what `Fault` shows."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: Any = "",
        errors: list[dict[str, Any]] | None = None,
        **headers: str,
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.detail = status, code, detail
        self.errors, self.headers = errors, headers


def problem(
    status: int, code: str, detail: Any = "", errors: list[dict[str, Any]] | None = None
) -> HttpResponse:
    """The answer; `code` ends its type."""
    title = HTTPStatus(status).phrase
    told = {"type": f"urn:luoshi:problem:{code}", "title": title, "status": status}
    body = {**told, "detail": str(detail) or title, "errors": errors or []}
    answer = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    if status == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def handle_in(api: NinjaAPI) -> None:
    """Have the API answer so whatever goes wrong."""
    for kind, status, code in (
        (AuthenticationError, 401, "no-token"),
        (PermissionDenied, 403, "not-allowed"),
        (Http404, 404, "not-found"),
        (RequestDataTooBig, 413, "too-large"),
        (MultiPartParserError, 400, "unreadable"),
    ):
        api.add_exception_handler(kind, _always(status, code))
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(Conflict, _refused)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _unreadable)
    api.add_exception_handler(Unusable, _unusable)


def _always(status: int, code: str) -> Any:
    return lambda _request, _error: problem(status, code)


def _refused(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(409 if isinstance(error, Conflict) else 422, error.code, error.message)


def _unreadable(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code, "unreadable", error)


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    faults = [{"at": list(one["loc"]), "message": one["msg"]} for one in error.errors]
    return problem(422, "invalid", errors=faults)


def _unusable(_request: HttpRequest, error: Any) -> HttpResponse:
    answer = problem(error.status, error.code, error.detail, error.errors)
    for name, value in error.headers.items():
        answer[name] = value
    return answer
